"""Taking back what was changed in the school calendar."""

from __future__ import annotations

from sqlalchemy import bindparam, update

from quests.actions.calendar import REMOVE, keep_weekdays
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import DayOffAdded, DayOffRemoved, WeekdaysSet
from quests.queries.calendar import weekdays
from quests.statements import HERE
from quests.tables import days_off
from quests.work import Work

DAY_OFF_BACK = (
    update(days_off)
    .where(
        days_off.c.classroom_id == HERE,
        days_off.c.day_off_id == bindparam("day_off"),
        days_off.c.removed_at.is_not(None),
    )
    .values(removed_at=None)
)


def _weekdays_set(work: Work, fact: WeekdaysSet, _: Taking) -> Back | None:
    """Unless they were set again since."""
    if weekdays(work) != set(fact.weekdays):
        return None
    keep_weekdays(work, fact.was)
    return Back()


def _day_off_added(work: Work, fact: DayOffAdded, _: Taking) -> Back | None:
    return Back() if work.execute(REMOVE, day_off=fact.day_off, moment=work.now).changed else None


def _day_off_removed(work: Work, fact: DayOffRemoved, _: Taking) -> Back | None:
    return Back() if work.execute(DAY_OFF_BACK, day_off=fact.day_off).changed else None


WAYS: Ways = {WeekdaysSet: _weekdays_set, DayOffAdded: _day_off_added, DayOffRemoved: _day_off_removed}
