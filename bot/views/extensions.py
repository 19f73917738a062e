"""More time: asking for it, giving it, and hearing of it."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Paragraph, Part, Quote, Tone
from adapters.forms import ChooseOne, DateField, Form, FormOption, ShortText
from bot.views import states
from bot.views.look import Look
from quests.events import TimeGiven
from quests.ids import Moment, QuestId
from quests.reports import Help, Member, QuestView

ALL = "all"


def ask_time(look: Look, view: QuestView) -> Form:
    """A student asks for more time; a line why is theirs to give."""
    return Form(
        title=look.say("More time"),
        action=look.action("time_ask_sent", view.quest.quest_id),
        submit=look.say("Ask"),
        intro=look.say("For: {title}. Only your teachers see this.", title=view.quest.title),
        fields=(
            ShortText(
                name="why",
                label=look.say("Why? You need not say."),
                longest=200,
                required=False,
                value=view.time.words if view.time is not None and view.time.state == "open" else "",
            ),
        ),
    )


def time_asked(look: Look, view: QuestView, teacher: str) -> Card:
    """It is asked."""
    return Card(
        heading=look.say("{name} will see it", name=teacher),
        parts=(
            Paragraph(look.say("You asked for more time: {title}.", title=view.quest.title)),
            Buttons((look.main("What next?", "next"), look.button("My page", "home"))),
        ),
    )


def about_time(look: Look, view: QuestView) -> list[Part]:
    """What a student's quest card says of more time."""
    if view.until is not None and view.until > look.now:
        return [Paragraph(look.say("You have until: {when}.", when=look.clock(view.until)))]
    if view.time is None:
        return []
    if view.time.state == "open":
        return [Paragraph(look.say("You asked for more time. Your teacher will see it."))]
    return _answer(look, view.time)


def _answer(look: Look, asked: Help) -> list[Part]:
    name = states.who(look, asked.answerer)
    return [Quote(asked.answer, look.say("{name} about more time", name=name))] if asked.answer else []


def answered(look: Look, view: QuestView) -> Card:
    """A teacher answered: until when, or not yet and why."""
    return Card(
        heading=look.say("About {title}", title=view.quest.title),
        parts=(
            *about_time(look, view),
            Buttons((look.main("Open quest", "quest", view.quest.quest_id), look.button("My page", "home"))),
        ),
        tone=Tone.GOOD if view.until is not None and view.until > look.now else Tone.PLAIN,
    )


def wish(look: Look, item: Help) -> str:
    """What a student asks, for a teacher."""
    return look.say("{name} asks for more time.", name=item.name)


def choose_day(look: Look, asked: Help, skip: int) -> Form:
    """Until which day?"""
    return Form(
        title=look.say("More time"),
        action=look.action("time_day_sent", asked.help_id, skip),
        submit=look.say("Give time"),
        intro=look.say("{name}: {title}", name=asked.name, title=asked.title),
        fields=(DateField(name="until", label=look.say("Last day")),),
    )


def given(look: Look, name: str, until: Moment) -> str:
    """One line: who has time until when."""
    return look.say("{name} has until: {when}.", name=name, when=look.day(until))


def more_time(look: Look, whom: Member, closing: list[tuple[QuestId, str]]) -> Form | Card:
    """More time for one student: for all quests that close, or one of them."""
    if not closing:
        return Card(
            heading=look.say("More time for {name}", name=whom.name),
            parts=(
                Paragraph(look.say("No quest of theirs closes: there is time enough.")),
                Buttons((look.button("Student", "student", whom.member_id), look.button("Class", "class"))),
            ),
        )
    options = (FormOption(ALL, look.say("all that close")), *(FormOption(str(one), title) for one, title in closing))
    return Form(
        title=look.say("More time for {name}", name=whom.name),
        action=look.action("more_time_sent", whom.member_id),
        submit=look.say("Give time"),
        intro=look.say("Only {name} and the teachers know of it.", name=whom.name),
        fields=(
            ChooseOne(name="quest", label=look.say("Which quest?"), options=options, value=ALL),
            DateField(name="until", label=look.say("Last day")),
        ),
    )


def time_given(look: Look, facts: list[TimeGiven], whom: Member) -> Card:
    """It is given."""
    return Card(
        heading=look.say("More time for {name}", name=whom.name),
        parts=(
            *(Paragraph(given(look, whom.name, one.until)) for one in facts[:1]),
            Paragraph(look.count("For {n} quest.", "For {n} quests.", len(facts))),
            Buttons((look.button("Undo", "undo"), look.button("Student", "student", whom.member_id))),
        ),
    )
