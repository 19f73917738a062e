"""Handing in, and the answer."""

from __future__ import annotations

from dataclasses import replace

from adapters.cards import Buttons, Card, Choice, Paragraph, Part, Quote, Tone
from adapters.forms import ChooseOne, Form, FormOption, LongText
from bot.views import badges, completion, extensions, files, sharing, states
from bot.views.look import Look
from bot.views.quests import heading
from quests.events import HandedIn
from quests.reports import Answer, Badge, BoardView, Member, Quest, QuestView, Won


def hand_in(look: Look, view: QuestView, text: str = "", name: str = "", member: int = 0) -> Form:
    """The form to hand in. `text` is what was already said; a second try begins with the first.

    `member` is whom a teacher hands in for.
    """
    before = view.latest if view.attempt and view.attempt.state == "returned" else None
    step = before.next_step if before else ""
    ids = (view.quest.quest_id, member) if member else (view.quest.quest_id,)
    return Form(
        title=look.say("Hand in: {title}", title=view.quest.title),
        action=look.action("handin_sent", *ids),
        submit=look.say("Hand in"),
        intro=_intro(look, step, name),
        fields=(
            *_how(look, view),
            *((files.field(look),) if asks_for_files(view) else ()),
            LongText(
                name="evidence",
                label=look.say("Your work"),
                hint=_hint(look, view),
                longest=4000,
                required=not asks_for_files(view),
                value=text or (before.evidence if before else ""),
            ),
        ),
    )


def hand_in_files(look: Look, view: QuestView) -> Form:
    """The form to hand in files, where the other form does not ask for any."""
    form = hand_in(look, view)
    words = tuple(replace(one, required=False) for one in form.fields if one.name != "files")
    action = look.action("handin_files_sent", view.quest.quest_id)
    return replace(form, action=action, fields=(files.field(look, required=True), *words))


def asks_for_files(view: QuestView) -> bool:
    """Whether the teacher chose a way of showing it that is a file."""
    return bool(set(view.quest.formats) & set(files.FILE_WAYS))


def _hint(look: Look, view: QuestView) -> str:
    if view.quest.formats == ("talk",):
        return look.say("One line: what you said, and where.")
    return look.say("Write, or say where it can be seen.")


def _how(look: Look, view: QuestView) -> tuple[ChooseOne, ...]:
    """Which way the work is shown, where the teacher chose several; a second try begins with the first's."""
    formats = view.quest.formats
    if len(formats) < 2:
        return ()
    before = view.latest.how if view.latest else ""
    chosen = before if before in formats else formats[0]
    options = tuple(FormOption(code, states.how(look, code)) for code in formats)
    return (
        ChooseOne(name="how", label=look.say("How do you show it?"), value=chosen, required=False, options=options),
    )


def _intro(look: Look, step: str, name: str) -> str:
    if name:
        return look.say("You hand in for {name}.", name=name)
    return look.say("Next step: {step}", step=step) if step else ""


def handed_in(
    look: Look, fact: HandedIn, view: QuestView, teacher: str, member: Member, *, earned: tuple[Badge, ...] = ()
) -> Card:
    """It is handed in, which may have earned a badge; the very first time, how to be told."""
    who = look.say("{name} has it. Only your teachers and helpers can see it.", name=teacher)
    parts: list[Part] = [Paragraph(who)]
    if look.points:
        parts += [Paragraph(look.say("Badge: {name}", name=badges.with_tier(look, one))) for one in earned]
    back = look.button("Take it back", "take_back", fact.attempt)
    if member.tell == "":
        parts.append(Paragraph(look.say("How should I tell you when there is an answer?")))
        parts.append(
            Buttons(
                (
                    look.main("Message me", "tell", 0, view.quest.quest_id),
                    look.button("I'll look", "tell", 1, view.quest.quest_id),
                    back,
                )
            )
        )
    else:
        parts.append(Buttons((look.main("What next?", "next"), back, look.button("My page", "home"))))
    footnote = look.say("You can take it back until {name} looks.", name=teacher)
    return Card(
        heading=look.say("Handed in: {title}", title=view.quest.title),
        parts=tuple(parts),
        footnote=footnote,
        tone=Tone.GOOD,
    )


def counted(look: Look, view: QuestView, board: BoardView | None, earned: tuple[Badge, ...]) -> Card:
    """It was handed in, and is done with that: nobody needs to look."""
    card = approved(look, view, board, earned)
    return replace(card, parts=(Paragraph(look.say("This one counts at once.")), *card.parts))


def handed_in_for(look: Look, view: QuestView, name: str) -> Card:
    """A teacher handed in for a name."""
    return Card(
        heading=look.say("Handed in for {name}: {title}", name=name, title=view.quest.title),
        parts=(Buttons((look.main("Review", "review"), look.button("Class", "class"))),),
    )


def answers(look: Look, found: tuple[Answer, ...]) -> Card:
    """What was answered and not looked at yet."""
    if not found:
        return Card(
            heading=look.say("Answers for me"),
            parts=(
                Paragraph(look.say("There is nothing new. Your answers stay with each quest.")),
                Buttons((look.button("My page", "home"),)),
            ),
        )
    options = tuple(
        look.option(one.title, "answer", one.quest_id, about=look.say("from {name}", name=states.who(look, one.by)))
        for one in found
    )
    choice = Choice(prompt=look.say("Pick one"), options=options)
    return Card(heading=look.say("Answers for me"), parts=(choice, Buttons((look.button("My page", "home"),))))


def answer(
    look: Look, view: QuestView, board: BoardView | None, earned: tuple[Badge, ...], won: Won | None = None
) -> Card:
    """The answer to a hand-in or to a request for help, whichever is there."""
    state = view.attempt.state if view.attempt else ""
    if state == "approved":
        return approved(look, view, board, earned, won)
    if state == "returned":
        return returned(look, view)
    return helped(look, view)


def returned(look: Look, view: QuestView) -> Card:
    """Not yet: what works, one next step, and that a second try counts the same."""
    latest = view.latest
    name = states.who(look, latest.decider if latest else "", first=True)
    parts: list[Part] = [Paragraph(look.say("{name} looked at {title}.", name=name, title=view.quest.title))]
    if latest and latest.note:
        parts += [Paragraph(look.say("What works:")), Quote(latest.note)]
    if latest:
        parts += [Paragraph(look.say("One next step:")), Quote(latest.next_step)]
    buttons = (
        look.main("Try again", "handin", view.quest.quest_id),
        look.button("Ask a question", "help_ask", view.quest.quest_id),
        look.button("My page", "home"),
    )
    return Card(
        heading=look.say("Not yet: {title}", title=view.quest.title),
        parts=(*parts, Buttons(buttons)),
        footnote=look.say("A second try counts the same."),
    )


def approved(
    look: Look, view: QuestView, board: BoardView | None, earned: tuple[Badge, ...], won: Won | None = None
) -> Card:
    """Done: the teacher's words, the points, the row, the badge, what would come next, and whether the class shall see it."""
    latest = view.latest
    parts: list[Part] = []
    if latest and latest.note:
        parts.append(Quote(latest.note, states.who(look, latest.decider)))
    if look.points and view.attempt and view.attempt.worth:
        parts.append(Paragraph(look.count("{n} point.", "{n} points.", view.attempt.worth)))
    if board is not None:
        parts += [Paragraph(words) for words in completion.after(look, board, made=won.lines if won else 0)]
    if look.points:
        parts += [Paragraph(look.say("Badge: {name}", name=badges.with_tier(look, one))) for one in earned]
    parts += sharing.ask(look, won)
    parts.append(Buttons((look.main("What next?", "next"), look.button("My page", "home"))))
    return Card(heading=look.say("{title} is done", title=view.quest.title), parts=tuple(parts), tone=Tone.GOOD)


def helped(look: Look, view: QuestView) -> Card:
    """An answer to a request for help, or for more time, whichever was asked last."""
    found = view.help
    if view.time is not None and (found is None or view.time.help_id > found.help_id):
        return extensions.answered(look, view)
    parts: tuple[Part, ...] = (Quote(found.answer, states.who(look, found.answerer)),) if found and found.answer else ()
    buttons = Buttons(
        (
            look.main("Open quest", "quest", view.quest.quest_id),
            look.button("Ask again", "help_ask", view.quest.quest_id),
            look.button("My page", "home"),
        )
    )
    return Card(heading=look.say("About {title}", title=heading(view)), parts=(*parts, buttons))


def help_kinds(look: Look, view: QuestView) -> Card:
    """Which kind of help?"""
    number = view.quest.quest_id
    more = (
        (look.button("No help needed", "help_withdraw", view.help.help_id),)
        if view.help is not None and view.help.state == "open"
        else ()
    )
    return Card(
        heading=look.say("What would help?"),
        parts=(
            Paragraph(look.say("Your teacher will see this. Nobody else will.")),
            Buttons(
                (
                    look.button("Explain it", "help_kind", number, 0),
                    look.button("Another way", "help_kind", number, 1),
                    look.button("Talk with me", "help_kind", number, 2),
                ),
                (*more, look.button("Open quest", "quest", number)),
                look.say("More"),
            ),
        ),
        footnote=look.say("Nobody reads this at night. In danger, tell an adult you trust."),
    )


def help_with_which(look: Look, quests: list[Quest]) -> Card:
    """Help is needed: with which quest?"""
    options = tuple(look.option(quest.title, "help_ask", quest.quest_id) for quest in quests)
    choice = (Choice(prompt=look.say("With which quest?"), options=options),) if options else ()
    return Card(
        heading=look.say("What would help?"),
        parts=(
            Paragraph(look.say("Your teacher will see this. Nobody else will.")),
            *choice,
            Buttons((look.button("Words to type", "help"), look.button("My page", "home"))),
        ),
        footnote=look.say("Nobody reads this at night. In danger, tell an adult you trust."),
    )


def help_asked(look: Look, view: QuestView, kind: str, teacher: str) -> Card:
    """It is asked."""
    return Card(
        heading=look.say("{name} will see it", name=teacher),
        parts=(
            Paragraph(
                look.say(
                    "You asked: {kind}, about {title}.", kind=look.say(states.HELP_KINDS[kind]), title=view.quest.title
                )
            ),
            Paragraph(look.say("Nobody else sees it. Asking is a good step.")),
            Buttons((look.main("Open quest", "quest", view.quest.quest_id), look.button("My page", "home"))),
        ),
        footnote=look.say("Nobody reads this at night. In danger, tell an adult you trust."),
    )
