"""The school calendar of a class, and the days on which one person is excused."""

from __future__ import annotations

from datetime import date

from bot.request import Answer, Command, Request, show
from bot.views import calendar as view
from quests.actions import calendar as actions
from quests.errors import Invalid
from quests.ids import DayOffId, MemberId
from quests.queries.calendar import calendar as the_calendar
from quests.queries.calendar import excused_days, weekdays
from quests.queries.members import find_member
from quests.rules.calendar import read_day
from quests.rules.roles import Role


def calendar(request: Request) -> Answer:
    """When the class meets, and when it does not."""
    return show(view.calendar, the_calendar(request.read))


def weekdays_form(request: Request) -> Answer:
    """The form for the weekdays."""
    return show(view.weekdays, weekdays(request.read))


def weekdays_sent(request: Request) -> Answer:
    """Meet on these from now on. Raises Invalid."""
    chosen = {int(one) for one in request.value("weekdays").split(",") if one.strip().isdecimal()}
    actions.set_weekdays(request.work, weekdays=chosen, by=request.member.member_id)
    return calendar(request)


def holiday(_: Request) -> Answer:
    """The form for a holiday."""
    return show(view.holiday)


def holiday_sent(request: Request) -> Answer:
    """No school then. Raises Invalid."""
    first, last = _from_to(request)
    actions.add_day_off(request.work, first=first, last=last, by=request.member.member_id)
    return calendar(request)


def excused(request: Request) -> Answer:
    """The days on which somebody is excused. Raises NotFound."""
    who = find_member(request.read, MemberId(request.id()))
    return show(view.excused, who, excused_days(request.read, who.member_id))


def excuse(request: Request) -> Answer:
    """The form for such days. Raises NotFound."""
    return show(view.excuse, find_member(request.read, MemberId(request.id())))


def excuse_sent(request: Request) -> Answer:
    """Excused then. Raises Invalid, NotFound."""
    first, last = _from_to(request)
    actions.add_day_off(
        request.work, first=first, last=last, by=request.member.member_id, member=MemberId(request.id())
    )
    return excused(request)


def _from_to(request: Request) -> tuple[date, date]:
    first = read_day("first", request.value("first"))
    if first is None:
        raise Invalid("first", "required")
    return first, read_day("last", request.value("last")) or first


def day_off_remove(request: Request) -> Answer:
    """There is school on these days after all. Raises NotFound."""
    fact = actions.remove_day_off(request.work, day_off=DayOffId(request.id()), by=request.member.member_id)
    if fact.member is None:
        return calendar(request)
    return show(view.excused, find_member(request.work, fact.member), excused_days(request.work, fact.member))


COMMANDS = {
    "calendar": Command(run=calendar, needs=Role.TEACHER),
    "weekdays": Command(run=weekdays_form, needs=Role.TEACHER),
    "weekdays_sent": Command(run=weekdays_sent, needs=Role.TEACHER, writes=True, reopens="weekdays"),
    "holiday": Command(run=holiday, needs=Role.TEACHER),
    "holiday_sent": Command(run=holiday_sent, needs=Role.TEACHER, writes=True, reopens="holiday"),
    "excused": Command(run=excused, needs=Role.TEACHER),
    "excuse": Command(run=excuse, needs=Role.TEACHER),
    "excuse_sent": Command(run=excuse_sent, needs=Role.TEACHER, writes=True, reopens="excuse"),
    "day_off_remove": Command(run=day_off_remove, needs=Role.TEACHER, writes=True),
}
