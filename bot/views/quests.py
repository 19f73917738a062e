"""A quest: as a student sees it in each state, and the form that makes one."""

from __future__ import annotations

import re

from adapters.cards import Button, Buttons, Card, Choice, Paragraph, Part, Quote
from bot.views import extensions, files, links, proposals, states
from bot.views import quest_terms as terms
from bot.views.look import Look, mark
from quests.reports import HandIn, Member, Quest, QuestView

WHOLE, SIMPLE = 1, 2
"""Which text of a quest was asked for; without a number, the one that the reader likes."""
STANDS_IN_THE_WAY = ("not_open", "closed", "no_place", "locked")
"""What keeps a student from doing a quest now, though it is theirs to do (`quests/queries/terms.py`)."""


def quest(look: Look, view: QuestView, note: str = "", text: int = 0) -> Card:
    """A quest with its buttons. `note` says what was just done with it; `text` is WHOLE, SIMPLE, or what the reader likes."""
    parts: list[Part] = [Paragraph(note)] if note else []
    parts += _where_it_stands(look, view)
    parts += proposals.on_quest(look, view)
    if not view.may_work:
        parts.append(Paragraph(look.say("Its board is closed. Nothing new starts on it.")))
    task, other = _task(look, view.quest, text)
    parts += [Paragraph(task), *links.to_look_at(look, view.quest.links), Paragraph(_about(look, view))]
    parts += [Paragraph(words) for words in (terms.in_the_way(look, view), _again(look, view)) if words]
    parts += extensions.about_time(look, view) if _open(view) else []
    parts += _help(look, view)
    buttons = _buttons(look, view)
    parts.append(Buttons(buttons.buttons, (*buttons.more, *other), look.say("More")))
    return Card(heading=heading(view), parts=tuple(parts))


def taken(look: Look, view: QuestView) -> Card:
    """It was just taken."""
    return quest(look, view, look.say("It is yours. Take the time you need."))


def taken_back(look: Look, view: QuestView) -> Card:
    """A hand-in was just taken back."""
    return quest(look, view, look.say("You have it back. Nobody saw it."))


def put_back(look: Look, view: QuestView) -> Card:
    """It was just put back."""
    return quest(look, view, look.say("It is back on the board."))


def no_help_needed(look: Look, view: QuestView) -> Card:
    """A request for help was just withdrawn."""
    return quest(look, view, look.say("Good. Ask again whenever you like."))


def heading(view: QuestView) -> str:
    """The quest's place and title."""
    return f"{view.coordinate} · {view.quest.title}" if view.coordinate else view.quest.title


def reading(look: Look, view: QuestView, text: int) -> Card:
    """A quest in the text that was asked for: WHOLE or SIMPLE."""
    return quest(look, view, "", text)


def _task(look: Look, quest: Quest, text: int) -> tuple[str, tuple[Button, ...]]:
    """The task: whole, in the teacher's simpler words, or its first sentence; and the button to the other one, if there is one."""
    simpler = quest.simple or short(quest.task)
    if text == SIMPLE or (look.short_text and text != WHOLE):
        other = look.button("Read it whole", "quest", quest.quest_id, WHOLE)
        return simpler, (other,) if simpler != quest.task else ()
    other = look.button("Read it simpler", "quest", quest.quest_id, SIMPLE)
    return quest.task, (other,) if quest.simple else ()


def short(task: str) -> str:
    """The first sentence of a task."""
    return re.split(r"(?<=[.!?])\s", task, maxsplit=1)[0]


def _about(look: Look, view: QuestView) -> str:
    quest = view.quest
    about = []
    if quest.minutes:
        about.append(look.count("About {n} minute.", "About {n} minutes.", quest.minutes))
    if look.points and quest.points:
        about.append(look.count("{n} point.", "{n} points.", quest.points))
    about += _terms(look, view)
    if quest.due_at is not None and (view.attempt is None or view.attempt.state != "approved"):
        about.append(look.say("{day} is the goal; later is fine.", day=_capital(look.day(quest.due_at))))
    if quest.closes_at is not None and quest.closes_at > look.now:
        about.append(look.say("It closes: {when}.", when=look.clock(quest.closes_at)))
    if quest.formats:
        about.append(look.say("Show it your way: {ways}.", ways=states.ways(look, quest.formats)))
    return " ".join(about) or look.say("Take the time you need.")


def _terms(look: Look, view: QuestView) -> list[str]:
    quest = view.quest
    left = terms.left(look, quest) if view.attempt is None and not view.barred else ""
    at_once = look.say("It counts at once.") if quest.auto and _open(view) else ""
    return [words for words in (left, terms.again(look, quest), at_once) if words]


def _open(view: QuestView) -> bool:
    return view.attempt is None or view.attempt.state in ("taken", "returned")


def _again(look: Look, view: QuestView) -> str:
    """From when on it may be done again, while that is still to come."""
    if view.again_at is None or view.again_at <= look.now:
        return ""
    return look.say("You can do it again: {when}.", when=look.day(view.again_at))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _where_it_stands(look: Look, view: QuestView) -> list[Part]:
    """What was handed in and answered, so that nothing of it is lost from sight."""
    latest, state = view.latest, view.attempt.state if view.attempt else None
    if latest is None or state in (None, "taken"):
        return []
    wrote: list[Part] = [Quote(latest.evidence, look.say("You wrote"))] if latest.evidence else []
    wrote += files.listed(look, view.files)
    if state == "handed_in":
        return [Paragraph(look.say("You handed it in. Your teacher has it.")), *wrote]
    if state == "returned":
        return [*wrote, *answer(look, latest), Paragraph(look.say("A second try counts the same."))]
    note = [Quote(latest.note, states.who(look, latest.decider))] if latest.note else []
    return [Paragraph(look.say("This quest is done.")), *wrote, *note]


def answer(look: Look, latest: HandIn) -> list[Part]:
    """What a teacher said with "not yet": what works, and one next step."""
    works: list[Part] = (
        [Paragraph(look.say("What works:")), Quote(latest.note, states.who(look, latest.decider))]
        if latest.note
        else []
    )
    return [
        *works,
        Paragraph(look.say("Not yet. One next step:")),
        Quote(latest.next_step, states.who(look, latest.decider)),
    ]


def _help(look: Look, view: QuestView) -> list[Part]:
    if view.help is None:
        return []
    if view.help.state == "open":
        return [Paragraph(look.say("You asked for help. Your teacher will see it."))]
    return [Quote(view.help.answer, look.say("{name} about your question", name=states.who(look, view.help.answerer)))]


def _buttons(look: Look, view: QuestView) -> Buttons:  # noqa: PLR0911 - one case a state
    number = view.quest.quest_id
    state = view.attempt.state if view.attempt else None
    help_button = _help_button(look, view)
    back = _board_button(look, view)
    if state is None and not view.may_work:
        return Buttons((*back, look.button("What next?", "next")))
    own = (*_hand_in_files(look, view), *_own_idea(look, view))
    if view.free and (view.idea is None or view.idea.state != "approved"):
        return Buttons((*_own_idea(look, view), help_button), back, look.say("More"))
    if view.barred in STANDS_IN_THE_WAY:
        why = (look.button("Why locked", "why_locked", number),) if view.barred == "locked" else ()
        more = (*why, *_put_back(look, view), *back)
        on = look.button("What next?", "next") if view.barred == "closed" else look.main("What next?", "next")
        return Buttons((*_need_time(look, view), on, help_button), more, look.say("More"))
    if state is None:
        first = look.main("I'll do this", "take", number)
        return Buttons((first, look.button("Hand in", "handin", number), help_button), (*own, *back), look.say("More"))
    if state == "taken":
        more = (*_put_back(look, view), *own, *back)
        return Buttons((look.main("Hand in", "handin", number), help_button), more, look.say("More"))
    if state == "handed_in":
        return Buttons((*_take_back(look, view), help_button), back, look.say("More"))
    if state == "returned":
        more = (*_hand_in_files(look, view), *back)
        return Buttons((look.main("Try again", "handin", number), help_button), more, look.say("More"))
    if view.again_at is not None and view.again_at <= look.now:
        first = look.main("Do it again", "take", number)
        return Buttons(
            (first, look.button("Hand in", "handin", number), look.button("What next?", "next")), back, look.say("More")
        )
    return Buttons((look.main("What next?", "next"), look.button("My page", "home")), back, look.say("More"))


def _hand_in_files(look: Look, view: QuestView) -> tuple[Button, ...]:
    """Where every way of showing it goes, files have a form of their own; where a file is asked for, the usual form has it."""
    return () if view.quest.formats else (look.button("Hand in files", "handin_files", view.quest.quest_id),)


def _own_idea(look: Look, view: QuestView) -> tuple[Button, ...]:
    """The way to propose something of one's own, or to change or take back what was proposed."""
    number, idea = view.quest.quest_id, view.idea
    if idea is None:
        return (look.button("Propose my own", "propose", number),)
    if idea.state == "waiting":
        change = look.button("Change my idea", "propose", number)
        return (change, look.button("Drop my idea", "propose_back", idea.proposal_id))
    return (look.button("Propose again", "propose", number),) if idea.state == "returned" else ()


def _need_time(look: Look, view: QuestView) -> tuple[Button, ...]:
    asked = view.time is not None and view.time.state == "open"
    if view.barred != "closed" or asked:
        return ()
    return (look.main("Need more time", "time_ask", view.quest.quest_id),)


def _take_back(look: Look, view: QuestView) -> tuple[Button, ...]:
    """Only until a teacher has begun to look."""
    if view.attempt is None or view.latest is None or view.latest.looked_at is not None:
        return ()
    return (look.button("Take it back", "take_back", view.attempt.attempt_id),)


def _put_back(look: Look, view: QuestView) -> tuple[Button, ...]:
    """Only while nothing was ever handed in: then it leaves no trace."""
    if view.attempt is None or view.attempt.tries or view.attempt.state != "taken":
        return ()
    return (look.button("Put back", "put_back", view.attempt.attempt_id),)


def _help_button(look: Look, view: QuestView) -> Button:
    if view.help is not None and view.help.state == "open":
        return look.button("Change my question", "help_ask", view.quest.quest_id)
    return look.button("I need help", "help_ask", view.quest.quest_id)


def _board_button(look: Look, view: QuestView) -> tuple[Button, ...]:
    if view.board_id is None:
        return (look.button("My page", "home"),)
    return (look.button("Board", "board", view.board_id),)


NEXT_WHY = {
    "returned": mark("It came back with one next step."),
    "taken": mark("You have begun it."),
    "row": mark("It would make a row."),
    "finish": mark("It would finish the board."),
    "everybody": mark("It is for everybody."),
    "of_row": mark("It counts for its row."),
    "of_column": mark("It counts for its column."),
    "of_tag": mark("You still need one of its kind."),
    "counts": mark("It brings you nearer."),
    "open": mark("It is open."),
}


def next_quests(look: Look, found: list[tuple[Quest, str]], any_at_all: bool) -> Card:
    """What to do now, each with one line why; `any_at_all` when the class has quests."""
    page = Buttons((look.button("Board", "board"), look.button("My page", "home")))
    if not found:
        said = (
            look.say("All is done or with your teacher. Well done.")
            if any_at_all
            else look.say("There is no quest yet. Your teacher will post some.")
        )
        return Card(heading=look.say("What next?"), parts=(Paragraph(said), page))
    options = tuple(
        look.option(one.title, "quest", one.quest_id, about=_next_why(look, one, why)) for one, why in found
    )
    choice = Choice(prompt=look.say("Any of these fits"), options=options)
    return Card(heading=look.say("What next?"), parts=(choice, page))


def _next_why(look: Look, quest: Quest, why: str) -> str:
    """Why this one; of one that is merely open, how long it takes says more."""
    if why == "open" and quest.minutes:
        return look.count("About {n} minute.", "About {n} minutes.", quest.minutes)
    return look.say(NEXT_WHY[why])


def which_quest(look: Look, quests: list[Quest], verb: str, note: str = "") -> Card:
    """Ask which quest is meant."""
    if not quests:
        return Card(
            heading=look.say("No quest is open"),
            parts=(
                Paragraph(look.say("Your teacher will post some. Nothing is lost.")),
                Buttons((look.button("My page", "home"),)),
            ),
        )
    options = tuple(look.option(quest.title, verb, quest.quest_id) for quest in quests)
    choice = Choice(prompt=look.say("Pick one"), options=options)
    said = (Paragraph(note),) if note else ()
    return Card(
        heading=look.say("Which quest is this for?"), parts=(*said, choice, Buttons((look.button("My page", "home"),)))
    )


def which_quest_for(look: Look, quests: list[Quest], whom: Member) -> Card:
    """Ask which quest a teacher hands in for `whom`."""
    options = tuple(look.option(quest.title, "handin", quest.quest_id, whom.member_id) for quest in quests)
    return Card(
        heading=look.say("Hand in for {name}", name=whom.name),
        parts=(Choice(prompt=look.say("Which quest?"), options=options), Buttons((look.button("People", "people"),))),
    )


def quest_made(look: Look, quest: Quest, count: int) -> Card:
    """A new quest is there."""
    short = count < 9
    said = (
        look.count(
            "{n} quest is on no board yet. Nine make a board.",
            "{n} quests are on no board yet. Nine make a board.",
            count,
        )
        if short
        else look.say("You can make a board of your own quests now.")
    )
    return Card(
        heading=look.say("{title} is made", title=quest.title),
        parts=(
            Paragraph(look.say("Students see it on their page as an open quest.")),
            Paragraph(said),
            Buttons(
                (
                    look.main("New quest", "new_quest"),
                    look.button("Open quest", "quest", quest.quest_id),
                    look.button("Post a board", "post"),
                    look.button("Undo", "undo"),
                )
            ),
        ),
    )


def all_quests(look: Look, quests: list[Quest]) -> Card:
    """The class's quests, for a teacher."""
    buttons = Buttons(
        (look.main("New quest", "new_quest"), look.button("Post a board", "post"), look.button("Class", "class"))
    )
    if not quests:
        return Card(heading=look.say("Quests"), parts=(Paragraph(look.say("There are none yet.")), buttons))
    options = tuple(look.option(one.title, "quest", one.quest_id, about=_measures(look, one)) for one in quests)
    choice = Choice(prompt=look.say("Open one to change it"), options=options)
    return Card(heading=look.say("Quests"), parts=(choice, buttons))


def _measures(look: Look, quest: Quest) -> str:
    minutes = look.count("About {n} minute.", "About {n} minutes.", quest.minutes) if quest.minutes else ""
    points = look.count("{n} point.", "{n} points.", quest.points) if look.points and quest.points else ""
    return f"{minutes} {points}".strip()
