"""The school calendar: weekdays, holidays, and the days on which one person is excused. Every style has it."""

from __future__ import annotations

from datetime import date, timedelta

from adapters.cards import Bullets, Buttons, Card, Choice, Option, Paragraph, Part
from adapters.forms import ChooseMany, DateField, Form, FormOption
from bot.views.look import Look
from quests.reports import Calendar, DayOff, Member

MONDAY = date(2024, 1, 1)


def weekday(look: Look, number: int) -> str:
    """A weekday in words; 0 is Monday."""
    from babel.dates import format_date  # noqa: PLC0415 - off the way to the prompt

    return str(format_date(MONDAY + timedelta(days=number), "EEEE", look.locale))


def days(look: Look, one: DayOff) -> str:
    """Days off in words."""
    if one.first == one.last:
        return look.date(one.first)
    return look.say("{first} to {last}", first=look.date(one.first), last=look.date(one.last))


def calendar(look: Look, found: Calendar) -> Card:
    """When the class meets, and when it does not."""
    meets = ", ".join(weekday(look, number) for number in sorted(found.weekdays))
    parts: list[Part] = [Paragraph(look.say("School days: {days}.", days=meets))]
    parts += _listed(look, found.holidays, look.say("No holidays are coming up."))
    parts.append(
        Buttons(
            (
                look.main("Add holiday", "holiday"),
                look.button("School days", "weekdays"),
                look.button("Class", "class"),
            )
        )
    )
    return Card(
        heading=look.say("Calendar"),
        parts=tuple(parts),
        footnote=look.say("On a day off nobody is expected to hand anything in."),
    )


def excused(look: Look, member: Member, found: list[DayOff]) -> Card:
    """On which days one person is excused. Nobody asks why."""
    buttons = (
        look.main("Add days", "excuse", member.member_id),
        look.button("Back", "student", member.member_id),
    )
    return Card(
        heading=look.say("{name}: excused days", name=member.name),
        parts=(*_listed(look, tuple(found), look.say("No days yet.")), Buttons(buttons)),
        footnote=look.say("Only teachers see this. No reason is kept."),
    )


def _listed(look: Look, found: tuple[DayOff, ...], none: str) -> list[Part]:
    if not found:
        return [Paragraph(none)]
    options: tuple[Option, ...] = tuple(look.option(days(look, one), "day_off_remove", one.day_off_id) for one in found)
    lines = tuple(days(look, one) for one in found)
    return [Bullets(lines), Choice(prompt=look.say("Take away"), options=options)]


def weekdays(look: Look, chosen: frozenset[int]) -> Form:
    """On which weekdays the class meets."""
    options = tuple(FormOption(str(number), weekday(look, number)) for number in range(7))
    return Form(
        title=look.say("School days"),
        action=look.action("weekdays_sent"),
        submit=look.say("Keep"),
        fields=(
            ChooseMany(
                name="weekdays",
                label=look.say("When does the class meet?"),
                options=options,
                value=",".join(map(str, sorted(chosen))),
            ),
        ),
    )


def holiday(look: Look) -> Form:
    """From when to when there is no school."""
    return _from_to(look, look.say("Add holiday"), "holiday_sent")


def excuse(look: Look, member: Member) -> Form:
    """From when to when one person is excused."""
    return _from_to(look, look.say("Excused: {name}", name=member.name), "excuse_sent", member.member_id)


def _from_to(look: Look, title: str, verb: str, *ids: int) -> Form:
    return Form(
        title=title,
        action=look.action(verb, *ids),
        submit=look.say("Add"),
        fields=(
            DateField(name="first", label=look.say("First day")),
            DateField(name="last", label=look.say("Last day"), hint=look.say("Empty: one day only."), required=False),
        ),
    )
