"""When the term ends, and how long what is kept of students stays after it."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Field, Fields, Paragraph
from adapters.forms import DateField, Form
from bot.views.look import Look
from quests.ids import DAY, Moment
from quests.reports import Retention
from quests.rules.calendar import local_date
from quests.rules.retention import FIRST_WORD_DAYS

SOON = Moment(FIRST_WORD_DAYS * DAY)


def term(look: Look, time: Retention) -> Card:
    """How long things stay in this class."""
    if time.term_ends_at is None or time.erase_at is None:
        return Card(
            heading=look.say("The term"),
            parts=(
                Paragraph(look.say("Nobody has said when the term ends.")),
                Paragraph(look.say("Once there is a day, students' data is erased 90 days after it.")),
                Buttons((look.main("Set the day", "term_set"), look.button("Class", "class"))),
            ),
            footnote=look.say("You are told twice before. Without a day nothing is erased by itself."),
        )
    return Card(
        heading=look.say("The term"),
        parts=(
            Fields(
                (
                    Field(look.say("The term ends"), look.day(time.term_ends_at)),
                    Field(look.say("Kept for"), look.count("{n} day", "{n} days", time.keep_days)),
                    Field(look.say("Then erased"), look.day(time.erase_at)),
                )
            ),
            Paragraph(look.say("Boards and quests stay, and so do the teachers.")),
            Buttons(
                (
                    look.button("Change day", "term_set"),
                    look.button("Keep longer", "keep_longer", time.keep_days),
                    look.button("Class", "class"),
                )
            ),
        ),
        footnote=look.say("You are told twice before."),
    )


def term_set(look: Look, time: Retention, suggested: Moment) -> Form:
    """When the term ends: a first guess stands there already."""
    day = local_date(time.term_ends_at or suggested, look.zone)
    return Form(
        title=look.say("When does the term end?"),
        action=look.action("term_set_sent"),
        submit=look.say("Keep"),
        fields=(
            DateField(
                name="ends",
                label=look.say("The last day of the term"),
                hint=look.say("Students' data is erased 90 days after it. You are told twice before."),
                value=day.isoformat(),
            ),
        ),
    )


def near(look: Look, time: Retention) -> str:
    """The line on a teacher's page when it is near; "" before."""
    if time.erase_at is None or time.erase_at - look.now > SOON:
        return ""
    return look.say(
        "Students' data of this class will be erased: {day}.", day=look.date(local_date(time.erase_at, look.zone))
    )
