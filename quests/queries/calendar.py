"""The school calendar: when a class meets, when a member is expected, and the streak that follows from the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import bindparam, select

from quests.ids import DayOffId, MemberId
from quests.queries.members import the_classroom
from quests.reports import Calendar, DayOff
from quests.rules.calendar import local_date
from quests.rules.streaks import WEEKDAYS, SchoolDays, Streak, streak
from quests.statements import HERE
from quests.tables import attempts, days_off, hand_ins, school_weeks
from quests.work import Reading

SCHOOL_WEEK = select(school_weeks.c.weekdays).where(school_weeks.c.classroom_id == HERE)
_DAY_OFF = (days_off.c.day_off_id, days_off.c.first_day, days_off.c.last_day)
_THERE = (days_off.c.classroom_id == HERE) & days_off.c.removed_at.is_(None)
HOLIDAYS = select(*_DAY_OFF).where(_THERE, days_off.c.member_id.is_(None)).order_by(days_off.c.first_day)
EXCUSED = select(*_DAY_OFF).where(_THERE, days_off.c.member_id == bindparam("member")).order_by(days_off.c.first_day)
HANDED_IN = (
    select(hand_ins.c.handed_in_at)
    .join(
        attempts,
        (attempts.c.classroom_id == hand_ins.c.classroom_id) & (attempts.c.attempt_id == hand_ins.c.attempt_id),
    )
    .where(attempts.c.classroom_id == HERE, attempts.c.member_id == bindparam("member"))
)
"""By the hand-in and not by its answer: a slow teacher breaks nobody's streak."""


def calendar(look: Reading) -> Calendar:
    """When the class meets, and the holidays that are not over yet."""
    today = local_date(look.now, the_classroom(look).zone)
    holidays = (_day_off(*row) for row in look.execute(HOLIDAYS))
    return Calendar(weekdays(look), tuple(one for one in holidays if one.last >= today))


def weekdays(look: Reading) -> frozenset[int]:
    """The weekdays on which the class meets; 0 is Monday."""
    row = look.execute(SCHOOL_WEEK).first()
    return frozenset(map(int, row[0])) if row else WEEKDAYS


def excused_days(look: Reading, member: MemberId) -> list[DayOff]:
    """The days on which `member` is excused, those that are over too."""
    return [_day_off(*row) for row in look.execute(EXCUSED, member=member)]


def class_days(look: Reading) -> SchoolDays:
    """The days on which the class meets."""
    return SchoolDays(weekdays=weekdays(look), off=_all_of(_day_off(*row) for row in look.execute(HOLIDAYS)))


def school_days(look: Reading, member: MemberId) -> SchoolDays:
    """The days on which `member` is expected."""
    return replace(class_days(look), excused=_all_of(excused_days(look, member)))


def streak_of(look: Reading, member: MemberId) -> Streak:
    """On how many school days in a row `member` has handed something in, up to today."""
    zone = the_classroom(look).zone
    done = {local_date(at, zone) for (at,) in look.execute(HANDED_IN, member=member)}
    return streak(done, school_days(look, member), local_date(look.now, zone))


def _day_off(day_off: DayOffId, first: str, last: str) -> DayOff:
    return DayOff(day_off, date.fromisoformat(first), date.fromisoformat(last))


def _all_of(found: Iterable[DayOff]) -> frozenset[date]:
    return frozenset(one.first + timedelta(days=i) for one in found for i in range((one.last - one.first).days + 1))
