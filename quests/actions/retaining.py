"""When the term ends, and what becomes of what is kept of people a while after it: told twice, then erased."""

from __future__ import annotations

from sqlalchemy import bindparam, update

from quests.actions.erasing import erase
from quests.errors import Invalid
from quests.events import ClassErased, ErasureNear, TermSet
from quests.ids import NOBODY, MemberId, Moment
from quests.queries.members import teachers_to_tell, the_classroom
from quests.queries.retention import due_step, erased_since_warned, retention, to_go
from quests.rules.calendar import day_begins, local_date, read_day
from quests.rules.retention import KEEP_DAYS, KEEP_MOST_DAYS, Step
from quests.statements import HERE
from quests.tables import classrooms
from quests.work import Work

ERASED_AT_ONCE = 5
"""People in one unit: a matter of milliseconds, and others who write come in between."""

_HERE = classrooms.c.classroom_id == HERE
SET_TERM = (
    update(classrooms)
    .where(_HERE)
    .values(term_ends=bindparam("new_end"), keep_days=bindparam("new_days"), warned_n=0, warned_at=None)
)
KEEP_LONGER = SET_TERM.where(classrooms.c.keep_days == bindparam("days"))
WARN = (
    update(classrooms)
    .where(_HERE, classrooms.c.warned_n == bindparam("before"))
    .values(warned_n=classrooms.c.warned_n + 1, warned_at=bindparam("moment"))
)


def set_term(work: Work, *, ends: str, by: MemberId) -> TermSet:
    """Say when the term ends, as YYYY-MM-DD; "" takes the day back. Raises Invalid: not_a_date, in_the_past."""
    zone = the_classroom(work).zone
    day = read_day("ends", ends)
    if day is not None and day < local_date(work.now, zone):
        raise Invalid("ends", "in_the_past", given=ends)
    work.execute(SET_TERM, new_end=day.isoformat() if day else "", new_days=KEEP_DAYS)
    ends_at = day_begins(day, zone) if day else Moment(0)
    return work.emit(TermSet(by=by, ends_at=ends_at, keep_days=KEEP_DAYS))


def keep_longer(work: Work, *, days_kept: int, by: MemberId) -> TermSet:
    """Keep what there is 90 days longer than the `days_kept` days that it was; the teachers are told twice again.

    When it is longer already, nothing changes. Raises Invalid: required without a term, too_big.
    """
    now = retention(work)
    if now.term_ends_at is None:
        raise Invalid("ends", "required")
    days = days_kept + KEEP_DAYS
    if days > KEEP_MOST_DAYS:
        raise Invalid("ends", "too_big", KEEP_MOST_DAYS, str(days))
    day = local_date(now.term_ends_at, the_classroom(work).zone)
    fact = TermSet(by=by, ends_at=now.term_ends_at, keep_days=days)
    changed = work.execute(KEEP_LONGER, new_end=day.isoformat(), new_days=days, days=days_kept).changed
    return work.emit(fact) if changed else fact


def keep_time(work: Work) -> bool:
    """Do some of what today asks for in this classroom: tell the teachers, or erase. Whether there is more to do."""
    match due_step(work):
        case Step.WARN:
            _warn(work)
            return False
        case Step.ERASE:
            return _erase_some(work)
        case Step.NOTHING:
            return False


def _warn(work: Work) -> None:
    """Once, should two processes look at the same moment."""
    before = retention(work).warned
    if work.execute(WARN, before=before, moment=work.now).changed:
        after = retention(work)
        fact = ErasureNear(by=NOBODY, erase_at=after.erase_at or work.now, times=after.warned)
        work.emit(fact, tell=teachers_to_tell(work))


def _erase_some(work: Work) -> bool:
    """A few people; at the end the class has no term any more, so that nothing goes by itself until somebody says a new one."""
    left = to_go(work)
    for member in left[:ERASED_AT_ONCE]:
        erase(work, member=member, by=NOBODY)
    if len(left) > ERASED_AT_ONCE:
        return True
    people = erased_since_warned(work)
    work.execute(SET_TERM, new_end="", new_days=KEEP_DAYS)
    work.emit(ClassErased(by=NOBODY, people=people), tell=teachers_to_tell(work))
    return False
