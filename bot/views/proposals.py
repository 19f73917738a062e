"""Ideas of a student's own: proposing one, a teacher's answer to it, and how the student hears of it."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Paragraph, Part, Quote, Tone
from adapters.forms import Form, LongText, ShortText
from bot.views import states
from bot.views.look import Look
from quests.reports import Proposal, QuestView


def propose(look: Look, view: QuestView) -> Form:
    """Three questions; what was proposed before stands in them."""
    idea = view.idea
    return Form(
        title=look.say("Propose my own"),
        action=look.action("propose_sent", view.quest.quest_id),
        submit=look.say("Send"),
        intro=_step(look, idea),
        fields=(
            ShortText(name="title", label=look.say("Title"), longest=80, value=idea.title if idea else ""),
            LongText(name="task", label=look.say("What will I do?"), longest=2000, value=idea.task if idea else ""),
            LongText(
                name="how",
                label=look.say("How will I show it?"),
                hint=look.say("Write, draw, build, say: your choice."),
                longest=500,
                value=idea.how if idea else "",
            ),
        ),
    )


def _step(look: Look, idea: Proposal | None) -> str:
    if idea is not None and idea.state == "returned":
        return look.say("Next step: {step}", step=idea.answer)
    return look.say("Your teacher will see this. Nobody else will.")


def proposed(look: Look, idea: Proposal, teacher: str) -> Card:
    """It is with the teacher."""
    return Card(
        heading=look.say("Proposed: {title}", title=idea.title),
        parts=(
            Paragraph(look.say("{name} will see it. Nobody else does.", name=teacher)),
            Buttons(
                (
                    look.main("What next?", "next"),
                    look.button("Take it back", "propose_back", idea.proposal_id),
                    look.button("My page", "home"),
                )
            ),
        ),
    )


def on_quest(look: Look, view: QuestView) -> list[Part]:
    """What stands on a quest about an idea for its square, for the one whose idea it is."""
    idea = view.idea
    if idea is None:
        return [Paragraph(look.say("This square is for an idea of your own."))] if view.free else []
    if idea.state == "waiting":
        return [Paragraph(look.say("You proposed: {title}. Your teacher will answer.", title=idea.title))]
    if idea.state == "approved":
        return [Paragraph(look.say("This is your own idea.")), *_note(look, idea)]
    return [
        Paragraph(look.say("You proposed: {title}.", title=idea.title)),
        Paragraph(look.say("Not yet. One next step:")),
        *_note(look, idea),
    ]


def _note(look: Look, idea: Proposal) -> list[Part]:
    return [Quote(idea.answer, states.who(look, idea.answerer))] if idea.answer else []


def answered(look: Look, view: QuestView) -> Card:
    """A teacher has answered an idea, told to the one whose it is."""
    idea, number = view.idea, view.quest.quest_id
    page = look.button("My page", "home")
    if idea is not None and idea.state == "returned":
        return Card(
            heading=look.say("Not yet: {title}", title=idea.title),
            parts=(
                Paragraph(look.say("One next step:")),
                *_note(look, idea),
                Buttons((look.main("Propose again", "propose", number), page)),
            ),
            footnote=look.say("A second try counts the same."),
        )
    note = _note(look, idea) if idea is not None else []
    return Card(
        heading=look.say("Your idea: {title}", title=view.quest.title),
        parts=(
            Paragraph(look.say("Your teacher says yes. It is your quest now.")),
            *note,
            Buttons((look.main("Open quest", "quest", number), page)),
        ),
        tone=Tone.GOOD,
    )


def told(look: Look, idea: Proposal) -> Card:
    """A student proposed something, told to a teacher who wished to be told."""
    return Card(
        heading=look.say("{name} has an idea", name=idea.name),
        parts=(Paragraph(idea.title), Buttons((look.main("Review", "review"),))),
    )


def in_review(look: Look, idea: Proposal, skip: int, note: str = "", text: str = "") -> Card:
    """An idea as it waits for a teacher. `note` says what was just done, `text` what else waits."""
    ids = (idea.proposal_id, skip)
    return Card(
        heading=look.say("{name} has an idea", name=idea.name),
        parts=(
            *((Paragraph(note),) if note else ()),
            Paragraph(look.say("In place of: {title}", title=idea.instead)),
            Quote(f"{idea.title}\n\n{idea.task}\n\n{idea.how}", idea.name),
            Buttons(
                (
                    look.main("Approve", "idea_approve", *ids),
                    look.button("Approve + note", "idea_note", *ids),
                    look.button("Not yet…", "idea_not_yet", *ids),
                    look.button("Skip", "review", skip + 1),
                )
            ),
        ),
        footnote=text,
    )


def approve_note(look: Look, idea: Proposal, ids: tuple[int, ...]) -> Form:
    """Agree, with a note."""
    return Form(
        title=look.say("Approve with a note"),
        action=look.action("idea_note_sent", *ids),
        submit=look.say("Approve"),
        intro=look.say("{name}: {title}", name=idea.name, title=idea.title),
        fields=(LongText(name="note", label=look.say("Your note"), longest=1000),),
    )


def not_yet(look: Look, idea: Proposal, ids: tuple[int, ...]) -> Form:
    """Not yet, with one next step."""
    return Form(
        title=look.say("Not yet: one next step"),
        action=look.action("idea_not_yet_sent", *ids),
        submit=look.say("Send"),
        intro=look.say("{name}: {title}", name=idea.name, title=idea.title),
        fields=(
            LongText(
                name="next_step",
                label=look.say("One next step"),
                hint=look.say("Then it may be proposed again."),
                longest=1000,
            ),
        ),
    )


def approved(look: Look, idea: Proposal) -> str:
    """One line: which idea was just agreed to."""
    return look.say("Agreed: {name} · {title}", name=idea.name, title=idea.title)


def returned(look: Look, idea: Proposal) -> str:
    """One line: which idea just got "not yet"."""
    return look.say("Not yet: {name} · {title}", name=idea.name, title=idea.title)


def free_title(look: Look) -> str:
    """What a square for ideas of one's own is called at first."""
    return look.say("Your own idea")


def free_task(look: Look) -> str:
    """What such a square asks for at first."""
    return look.say("Propose what you would like to do, and how you will show it.")
