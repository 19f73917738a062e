"""How long what is kept of students stays, and what is due today."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from quests.ids import NOBODY, MemberId, Moment
from quests.queries.holding import POOL
from quests.queries.members import the_classroom
from quests.reports import Retention
from quests.rules import retention as rules
from quests.rules.calendar import day_begins, local_date
from quests.statements import HERE
from quests.tables import classrooms, events, members
from quests.work import Reading

TERM = select(
    classrooms.c.term_ends, classrooms.c.keep_days, classrooms.c.warned_n, classrooms.c.warned_at, classrooms.c.zone
).where(classrooms.c.classroom_id == HERE)
TO_GO = (
    select(members.c.member_id)
    .where(
        members.c.classroom_id == HERE,
        members.c.nickname != POOL,
        members.c.practice_of.is_(None),
        (members.c.role != "teacher") | members.c.removed_at.is_not(None),
    )
    .order_by(members.c.member_id)
)
ERASED_N = select(func.count(events.c.event_id)).where(
    events.c.classroom_id == HERE,
    events.c.kind == "person.erased",
    events.c.by_id == NOBODY,
    events.c.at
    >= func.coalesce(select(classrooms.c.warned_at).where(classrooms.c.classroom_id == HERE).scalar_subquery(), 0),
)


def retention(look: Reading) -> Retention:
    """How long things stay in this classroom. Raises NotFound."""
    term_ends, keep_days, warned, today, zone = _now(look)
    if term_ends is None:
        return Retention(None, keep_days, None, warned.times)
    erase_on = rules.erase_day(term_ends, keep_days, warned, today)
    return Retention(day_begins(term_ends, zone), keep_days, day_begins(erase_on, zone), warned.times)


def due_step(look: Reading) -> rules.Step:
    """What today asks for in this classroom. Raises NotFound."""
    term_ends, keep_days, warned, today, _ = _now(look)
    return rules.step(term_ends, keep_days, warned, today)


def _now(look: Reading) -> tuple[date | None, int, rules.Warned, date, str]:
    ends, keep_days, times, warned_at, zone = look.execute(TERM).one("classroom")
    on = local_date(warned_at, zone) if warned_at is not None else None
    day = date.fromisoformat(ends) if ends else None
    return day, keep_days, rules.Warned(times, on), local_date(look.now, zone), zone


def suggested_term(look: Reading) -> Moment:
    """A first guess for the term's last day, as its first instant."""
    zone = the_classroom(look).zone
    return day_begins(rules.suggest_term(local_date(look.now, zone)), zone)


def to_go(look: Reading) -> list[MemberId]:
    """Whose data goes when it is time: all but the teachers who are still here."""
    return [member for (member,) in look.execute(TO_GO)]


def erased_since_warned(look: Reading) -> int:
    """How many have been erased by time itself since the teachers were told last."""
    return look.execute(ERASED_N)[0][0]
