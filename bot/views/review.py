"""What waits for a teacher: help first, then hand-ins; the forms for a note and for "not yet"."""

from __future__ import annotations

from adapters.cards import Bullets, Button, Buttons, Card, Confirm, Paragraph, Part, Quote
from adapters.forms import ChooseOne, Form, FormOption, LongText
from bot.views import extensions, files, proposals, states
from bot.views.look import Look, mark
from quests.reports import HandIn, Help, Proposal, ReviewCounts, Waiting

SECONDS_A_HAND_IN = 40
"""A guess that the promise rests on: 84 hand-ins a week in fifteen minutes is eleven seconds; a careful look takes longer."""

NOTES = (
    mark("You explained the why."),
    mark("Clear and careful work."),
    mark("I like your own example."),
    mark("You went on when it was hard."),
    mark("You tried another way, and it worked."),
)
STEPS = (
    mark("Say why it is so."),
    mark("Show one more example."),
    mark("Check the last part again."),
    mark("Say it in your own words."),
    mark("Add what is still missing."),
)


def review(
    look: Look,
    counts: ReviewCounts,
    item: Help | Proposal | Waiting | None,
    place: tuple[int, int],
    note: str = "",
    *,
    whose: int = 0,
) -> Card:
    """The next thing that waits. `place` is which of how many, without those skipped; `note` says what was just done.

    `whose` hand-ins come first, when somebody's do.
    """
    parts: list[Part] = [Paragraph(note)] if note else []
    if isinstance(item, Help):
        return _help(look, counts, item, place[0] - 1, parts)
    if isinstance(item, Proposal):
        return proposals.in_review(look, item, place[0] - 1, note, _waits(look, counts))
    if isinstance(item, Waiting):
        return _hand_in(look, counts, item, place, parts, whose=whose)
    return _nothing(look, counts, parts)


def _nothing(look: Look, counts: ReviewCounts, parts: list[Part]) -> Card:
    skipped = counts.help + counts.proposals + counts.hand_ins
    said = (
        look.count("{n} is left that you skipped.", "{n} are left that you skipped.", skipped)
        if skipped
        else look.say("All is answered. Nobody is waiting for you.")
    )
    first = look.main("From the start", "review") if skipped else look.main("My page", "home")
    more = (look.button("Class", "class"),) if look.role == "teacher" else ()
    buttons = (first, look.button("Undo", "undo"), *more)
    return Card(heading=look.say("Review"), parts=(*parts, Paragraph(said), Buttons(buttons)))


def _waits(look: Look, counts: ReviewCounts) -> str:
    needs = look.count("{n} needs you.", "{n} need you.", counts.help) if counts.help else ""
    if counts.proposals:
        needs = f"{needs} {look.count('{n} idea waits.', '{n} ideas wait.', counts.proposals)}".strip()
    if not counts.hand_ins:
        return needs
    minutes = max(1, round(counts.hand_ins * SECONDS_A_HAND_IN / 60))
    work = look.count("{n} hand-in", "{n} hand-ins", counts.hand_ins)
    about = look.count("about {n} minute", "about {n} minutes", minutes)
    waits = look.say("{work}, {about}.", work=work, about=about)
    return f"{needs} {waits}".strip()


def _wish(look: Look, item: Help) -> str:
    return {
        "explain": look.say("{name} asks: explain it.", name=item.name),
        "another_way": look.say("{name} asks for another way.", name=item.name),
        "talk": look.say("{name} would like to talk with you.", name=item.name),
        "time": extensions.wish(look, item),
    }[item.kind]


def _help(look: Look, counts: ReviewCounts, item: Help, skip: int, parts: list[Part]) -> Card:
    return Card(
        heading=look.say("{name} needs you", name=item.name),
        parts=(
            *parts,
            Paragraph(_wish(look, item)),
            *((Quote(item.words, item.name),) if item.words else ()),
            Paragraph(look.say("Quest: {title}", title=item.title)),
            Buttons(_help_buttons(look, item, skip)),
        ),
        footnote=_waits(look, counts),
    )


def _help_buttons(look: Look, item: Help, skip: int) -> tuple[Button, ...]:
    on = look.button("Skip", "review", skip + 1)
    if item.kind != "time":
        return (look.main("Answer…", "answer_help", item.help_id, skip), on)
    return (
        look.main("Give a week", "time_week", item.help_id, skip),
        look.button("Choose a day…", "time_day", item.help_id, skip),
        look.button("Not yet…", "answer_help", item.help_id, skip),
        on,
    )


def _hand_in(
    look: Look, counts: ReviewCounts, item: Waiting, place: tuple[int, int], parts: list[Part], *, whose: int
) -> Card:
    number, of = place
    if item.last_step:
        parts.append(Paragraph(look.say("Last time you asked: {step}", step=item.last_step)))
    name = seen(look, item.name, item.nickname)
    if item.evidence:
        parts.append(Quote(item.evidence, name))
    parts += files.listed(look, item.files)
    parts.append(Buttons(_answer_buttons(look, item, number - 1, whose), _more(look, counts), look.say("More")))
    return Card(
        heading=(
            look.say("Practice · {name} · {title}", name=name, title=item.title)
            if item.practice
            else look.say("{n} of {of} · {name} · {title}", n=number, of=of, name=name, title=item.title)
        ),
        parts=tuple(parts),
        footnote=" ".join(filter(None, (_about(look, item), _waits(look, counts)))),
    )


def seen(look: Look, name: str, nickname: str) -> str:
    """How a student is called here: helpers, who may be pupils, see the nickname as all others do."""
    return name if look.role == "teacher" else nickname


def _answer_buttons(look: Look, item: Waiting, skip: int, whose: int) -> tuple[Button, ...]:
    first = (whose,) if whose else ()
    ids = (item.attempt_id, item.try_no, skip, *first)
    return (
        look.main("Approve", "approve", *ids),
        look.button("Approve + note", "approve_note", *ids),
        look.button("Not yet…", "not_yet", *ids),
        look.button("Skip", "review", skip + 1, *first),
    )


def not_in_class(look: Look) -> Card:
    """Who wrote the picked message is nobody here."""
    more = (look.button("People", "people"),) if look.role == "teacher" else ()
    return Card(
        heading=look.say("Not in this class yet"),
        parts=(
            Paragraph(look.say("Who wrote that has not come in. Their first click here lets them in.")),
            Buttons((look.main("Review", "review"), *more)),
        ),
    )


def nothing_of(look: Look, name: str) -> str:
    """One line: nothing of somebody waits."""
    return look.say("Nothing of {name} waits.", name=name)


def _more(look: Look, counts: ReviewCounts) -> tuple[Button, ...]:
    return (look.button("See all", "review_all"),) if counts.hand_ins > 1 and look.role == "teacher" else ()


def _about(look: Look, item: Waiting) -> str:
    about = []
    if item.practice:
        about.append(look.say("This is practice: it stands outside every count."))
    if item.how != "text":
        about.append(look.say("Shown as: {way}.", way=states.how(look, item.how)))
    if item.try_no > 1:
        about.append(look.say("Try {n}.", n=item.try_no))
    if item.after_due:
        about.append(look.say("After the date."))
    return " ".join(about)


def approved(look: Look, title: str, name: str, badges: int, lines: int) -> str:
    """One line: what was just approved, and what came of it."""
    said = look.say("Approved: {name} · {title}", name=name, title=title)
    if lines:
        said += " – " + look.count("That makes a row!", "That makes {n} rows!", lines)
    if badges and look.points:
        said += " – " + look.count("And a badge!", "And {n} badges!", badges)
    return said


def returned(look: Look, title: str, name: str) -> str:
    """One line: what just got "not yet"."""
    return look.say("Not yet: {name} · {title}", name=name, title=title)


def helped(look: Look, name: str) -> str:
    """One line: who was just answered."""
    return look.say("{name} has your answer.", name=name)


def all_waiting(look: Look, items: list[Waiting], until: int) -> Card:
    """All that waits at once, to approve what is good as it is. `until` is the moment of the last one shown."""
    lines = tuple(
        look.say("{name} · {title}: {work}", name=one.name, title=one.title, work=_work(look, one)) for one in items
    )
    question = look.count("Approve this one?", "Approve these {n}?", len(items))
    confirm = Confirm(question=question, yes=look.say("Approve"), no=look.say("Look again"))
    every = look.button("Approve all shown", "approve_all", until, confirm=confirm)
    return Card(
        heading=look.count("{n} hand-in waits", "{n} hand-ins wait", len(items)),
        parts=(Bullets(lines, numbered=False), Buttons((every, look.button("One by one", "review")))),
        footnote=look.say("Undo takes all of it back in one step."),
    )


def _work(look: Look, item: Waiting) -> str:
    """What was written, and how many files came with it."""
    came = look.count("{n} file", "{n} files", len(item.files)) if item.files else ""
    return " · ".join(filter(None, (_short(item.evidence), came)))


def _short(evidence: str, longest: int = 160) -> str:
    line = " ".join(evidence.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def all_approved(look: Look, count: int) -> str:
    """One line: how many were approved in one go."""
    return look.count("{n} hand-in approved.", "{n} hand-ins approved.", count)


def approve_note(look: Look, item: HandIn, title: str, name: str, ids: tuple[int, ...]) -> Form:
    """Approve with a note, from the bank or in one's own words."""
    return Form(
        title=look.say("Approve with a note"),
        action=look.action("approve_note_sent", *ids),
        submit=look.say("Approve"),
        intro=look.say("{name}, {title}: {work}", name=name, title=title, work=_short(item.evidence)),
        fields=(
            _bank(look, NOTES, look.say("A note from the bank")),
            LongText(name="note", label=look.say("Or your own words"), longest=1000, required=False),
        ),
    )


def not_yet(look: Look, item: HandIn, title: str, name: str, ids: tuple[int, ...]) -> Form:
    """Not yet: what works, and one next step."""
    return Form(
        title=look.say("Not yet: one next step"),
        action=look.action("not_yet_sent", *ids),
        submit=look.say("Send"),
        intro=look.say("{name}, {title}: {work}", name=name, title=title, work=_short(item.evidence)),
        fields=(
            _bank(look, STEPS, look.say("A step from the bank")),
            LongText(
                name="next_step",
                label=look.say("Or your own next step"),
                hint=look.say("One thing to do. One of these two is needed."),
                longest=1000,
                required=False,
            ),
            LongText(name="note", label=look.say("What works already"), longest=1000, required=False),
        ),
    )


def _bank(look: Look, phrases: tuple[str, ...], label: str) -> ChooseOne:
    options = tuple(FormOption(str(number), look.say(phrase)) for number, phrase in enumerate(phrases, 1))
    return ChooseOne(name="phrase", label=label, required=False, options=options)


def phrase(look: Look, bank: tuple[str, ...], chosen: str) -> str:
    """The phrase of `bank` that was chosen; "" for none."""
    return (
        look.say(bank[int(chosen) - 1])
        if chosen.isascii() and chosen.isdigit() and 1 <= int(chosen) <= len(bank)
        else ""
    )


def answer_help(look: Look, item: Help, skip: int = 0) -> Form:
    """Answer a request for help."""
    return Form(
        title=look.say("Answer {name}", name=item.name),
        action=look.action("answer_help_sent", item.help_id, skip),
        submit=look.say("Send"),
        intro=look.say("{wish} Quest: {title}", wish=_wish(look, item), title=item.title),
        fields=(
            LongText(
                name="answer",
                label=look.say("Your answer"),
                hint=look.say("To talk, say when and where."),
                longest=1000,
            ),
        ),
    )
