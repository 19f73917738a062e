"""Changing the school calendar: weekdays, holidays, and the days on which one member is excused."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import bindparam, insert, select, update

from quests.errors import Invalid
from quests.events import DayOffAdded, DayOffRemoved, WeekdaysSet
from quests.ids import DayOffId, MemberId
from quests.queries.calendar import weekdays as weekdays_now
from quests.queries.members import find_member
from quests.statements import HERE
from quests.tables import days_off, school_weeks
from quests.upserts import upsert
from quests.work import Work

LONGEST = 366
"""Days off in one go; more is a slip of the pen."""

_week = upsert(school_weeks)
SET_WEEK = _week.on_conflict_do_update(index_elements=["classroom_id"], set_={"weekdays": _week.excluded.weekdays})
INSERT_DAY_OFF = insert(days_off)
_DAY_OFF = (days_off.c.classroom_id == HERE) & (days_off.c.day_off_id == bindparam("day_off"))
WHOSE = select(days_off.c.member_id).where(_DAY_OFF, days_off.c.removed_at.is_(None))
REMOVE = update(days_off).where(_DAY_OFF, days_off.c.removed_at.is_(None)).values(removed_at=bindparam("moment"))


def set_weekdays(work: Work, *, weekdays: Collection[int], by: MemberId) -> WeekdaysSet:
    """The class meets on `weekdays` (0 is Monday). Raises Invalid for none."""
    if not weekdays or not set(weekdays) <= set(range(7)):
        raise Invalid("weekdays", "required")
    was, wanted = weekdays_now(work), tuple(sorted(set(weekdays)))
    keep_weekdays(work, wanted)
    return work.emit(WeekdaysSet(by=by, weekdays=wanted, was=tuple(sorted(was))))


def keep_weekdays(work: Work, wanted: Collection[int]) -> None:
    """Write them down."""
    work.execute(SET_WEEK, weekdays="".join(map(str, sorted(wanted))))


def add_day_off(work: Work, *, first: date, last: date, by: MemberId, member: MemberId | None = None) -> DayOffAdded:
    """No school from `first` to `last` (in either order): for all, or for `member` alone. Raises Invalid, NotFound."""
    first, last = min(first, last), max(first, last)
    if (last - first).days >= LONGEST:
        raise Invalid("last", "too_big", LONGEST)
    if member is not None:
        find_member(work, member)
    day_off = DayOffId(work.new_id())
    work.execute(
        INSERT_DAY_OFF,
        day_off_id=day_off,
        member_id=member,
        first_day=first.isoformat(),
        last_day=last.isoformat(),
        made_at=work.now,
        removed_at=None,
    )
    return work.emit(DayOffAdded(by=by, day_off=day_off, member=member))


def remove_day_off(work: Work, *, day_off: DayOffId, by: MemberId) -> DayOffRemoved:
    """There is school on these days after all. Raises NotFound."""
    (member,) = work.execute(WHOSE, day_off=day_off).one("day_off")
    work.execute(REMOVE, day_off=day_off, moment=work.now)
    return work.emit(DayOffRemoved(by=by, day_off=day_off, member=member))
