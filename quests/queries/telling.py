"""What a class can be told, where, and whether it was told already."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import bindparam, select

from quests.events import Approved, decode
from quests.ids import AttemptId, MemberId, Moment
from quests.queries.attempts import find_attempt, open_help, review_counts
from quests.queries.calendar import class_days, streak_of
from quests.queries.feedback import feedback_told_at, untold_since
from quests.queries.members import the_classroom
from quests.queries.pages import DONE_SINCE
from quests.reports import Attempt, WeekEnd, Won
from quests.rules import telling
from quests.rules.calendar import day_begins, local, local_date, week_began
from quests.statements import HERE
from quests.tables import days_off, events, members, places, receipts
from quests.work import Reading, Recipient

PLACES = (
    select(places.c.platform, places.c.workspace, places.c.place)
    .where(places.c.classroom_id == HERE, places.c.removed_at.is_(None), places.c.posts == 1)
    .order_by(places.c.platform, places.c.workspace, places.c.place)
)
RECEIPT = select(receipts.c.at).where(receipts.c.classroom_id == HERE, receipts.c.delivery == bindparam("of_delivery"))
APPROVALS = (
    select(events.c.body)
    .where(
        events.c.classroom_id == HERE,
        events.c.about_id == bindparam("member"),
        events.c.kind == Approved.kind,
        events.c.at == bindparam("moment"),
    )
    .order_by(events.c.event_id.desc())
)
EXCUSED_IN = (
    select(members.c.member_id, members.c.name)
    .join(days_off, (days_off.c.classroom_id == members.c.classroom_id) & (days_off.c.member_id == members.c.member_id))
    .where(
        members.c.classroom_id == HERE,
        members.c.removed_at.is_(None),
        days_off.c.removed_at.is_(None),
        days_off.c.first_day <= bindparam("last"),
        days_off.c.last_day >= bindparam("first"),
    )
    .order_by(members.c.member_id)
    .distinct()
)


def class_places(look: Reading, member: MemberId | None = None) -> list[Recipient]:
    """Where the class is told something together; `member` is whose doing it is."""
    return [Recipient(member, platform, workspace, place=place) for platform, workspace, place in look.execute(PLACES)]


def class_channels(look: Reading) -> list[Recipient]:
    """Those of them that are channels of their own, and not a whole workspace."""
    return [one for one in class_places(look) if one.place]


def told(look: Reading, delivery: str) -> bool:
    """Whether that was told already."""
    return look.execute(RECEIPT, of_delivery=delivery).first() is not None


def class_key(look: Reading) -> str:
    """The class's line of today."""
    return f"class line:{_today(look)}"


def feedback_key(look: Reading) -> str:
    """The line of today that says feedback is ready."""
    return f"feedback line:{_today(look)}"


def week_key(look: Reading) -> str:
    """The teachers' line of today."""
    return f"week line:{_today(look)}"


def share_key(attempt: Attempt) -> str:
    """The showing of one approval."""
    return f"share:{attempt.attempt_id}:{attempt.decisions}"


def _today(look: Reading) -> str:
    return local_date(look.now, the_classroom(look).zone).isoformat()


def class_line_due(look: Reading) -> bool:
    """Whether the class is to hear its line now."""
    here = the_classroom(look)
    at = local(look.now, here.zone)
    today = done_since(look, day_begins(at.date(), here.zone)) if telling.is_time(at, class_days(look)) else 0
    due = telling.class_line(at, class_days(look), style=here.style, done_today=today)
    return due and not told(look, class_key(look))


def feedback_line_due(look: Reading) -> bool:
    """Whether the class is to hear now that feedback is ready for some of them."""
    at = local(look.now, the_classroom(look).zone)
    days = class_days(look)
    if not telling.is_time(at, days) or told(look, feedback_key(look)) or not class_places(look):
        return False
    return telling.feedback_line(at, days, untold=untold_since(look, feedback_told_at(look)))


def week_line_due(look: Reading) -> bool:
    """Whether the teachers are to hear theirs."""
    at = local(look.now, the_classroom(look).zone)
    return telling.week_line(at, class_days(look)) and not told(look, week_key(look))


def done_since(look: Reading, since: Moment) -> int:
    """How many quests the class has finished since."""
    n: int = look.execute(DONE_SINCE, since=since)[0][0]
    return n


def done_this_week(look: Reading) -> int:
    """How many quests the class has finished this week."""
    return done_since(look, week_began(look.now, the_classroom(look).zone))


def won_with(look: Reading, attempt: AttemptId) -> Won | None:
    """What the approval that stands brought besides; None while there is none. Raises NotFound."""
    found = find_attempt(look, attempt)
    if found.state != "approved":
        return None
    rows = look.execute(APPROVALS, member=found.member_id, moment=found.moved_at)
    facts = [decode(Approved.kind, body) for (body,) in rows]
    fact = next((one for one in facts if isinstance(one, Approved) and one.attempt == attempt), None)
    if fact is None:
        return None
    there = bool(fact.lines or fact.badges) and bool(class_places(look)) and not told(look, share_key(found))
    return Won(attempt, fact.lines, len(fact.badges), there)


def week_end(look: Reading) -> WeekEnd:
    """What this week left."""
    today = local_date(look.now, the_classroom(look).zone)
    monday = today - timedelta(days=today.weekday())
    rows = look.execute(EXCUSED_IN, first=monday.isoformat(), last=today.isoformat())
    kept = tuple(name for member, name in rows if streak_of(look, member).length > 1)
    return WeekEnd(
        asking=tuple(dict.fromkeys(one.name for one in open_help(look))),
        waiting=review_counts(look).hand_ins,
        done=done_this_week(look),
        away=tuple(name for _, name in rows),
        kept=kept,
    )
