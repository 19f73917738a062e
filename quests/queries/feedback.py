"""Who was answered and not told: students who look for themselves, and those whom no message reaches."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, exists, literal, or_, select

from quests.events import FeedbackTold
from quests.ids import NOBODY, MemberId, Moment
from quests.rules.telling import CLOSED, CLOSED_AND_SAID
from quests.statements import HERE
from quests.tables import accounts, attempts, events, hand_ins, help_requests, members, outbox, proposals
from quests.work import Reading

_LATEST = (
    (hand_ins.c.classroom_id == attempts.c.classroom_id)
    & (hand_ins.c.attempt_id == attempts.c.attempt_id)
    & (hand_ins.c.try_no == attempts.c.tries)
)
_CLOSED = (outbox.c.state == "dead") & or_(outbox.c.problem == CLOSED, outbox.c.problem == CLOSED_AND_SAID)
_REACHABLE = exists().where(
    accounts.c.classroom_id == members.c.classroom_id, accounts.c.member_id == members.c.member_id
)


def _untold(what: FromClause, member: ColumnElement[Any], answered_at: ColumnElement[Any], seen_at: Any) -> Select[Any]:
    """Whether there is one of these answers that nobody was told of and nobody has seen, from after `since`."""
    refused = exists().where(
        outbox.c.classroom_id == members.c.classroom_id,
        outbox.c.member_id == members.c.member_id,
        _CLOSED,
        events.c.classroom_id == outbox.c.classroom_id,
        events.c.event_id == outbox.c.event_id,
        events.c.at == answered_at,
    )
    return (
        select(literal(1))
        .select_from(what)
        .join(members, member == members.c.member_id)
        .where(
            members.c.classroom_id == HERE,
            members.c.removed_at.is_(None),
            members.c.practice_of.is_(None),
            _REACHABLE,
            answered_at > bindparam("since"),
            seen_at.is_(None),
            or_(members.c.tell != "message", refused),
        )
        .limit(1)
    )


DECIDED = _untold(
    hand_ins.join(attempts, _LATEST), attempts.c.member_id, hand_ins.c.decided_at, hand_ins.c.seen_at
).where(attempts.c.classroom_id == HERE)
HELPED = _untold(help_requests, help_requests.c.member_id, help_requests.c.answered_at, help_requests.c.seen_at).where(
    help_requests.c.classroom_id == HERE, help_requests.c.state == "answered"
)
IDEAS = _untold(proposals, proposals.c.member_id, proposals.c.answered_at, proposals.c.seen_at).where(
    proposals.c.classroom_id == HERE
)
TOLD_LAST = (
    select(events.c.at)
    .where(events.c.classroom_id == HERE, events.c.by_id == NOBODY, events.c.kind == FeedbackTold.kind)
    .order_by(events.c.event_id.desc())
    .limit(1)
)
UNREACHED = (
    select(literal(1))
    .select_from(outbox)
    .where(
        outbox.c.classroom_id == HERE,
        outbox.c.member_id == bindparam("member"),
        outbox.c.state == "dead",
        outbox.c.problem == CLOSED,
    )
    .limit(1)
)


def untold_since(look: Reading, since: Moment) -> bool:
    """Whether somebody was answered after `since` who was not told and has not seen it. Practice stands outside."""
    return any(look.execute(one, since=since) for one in (DECIDED, HELPED, IDEAS))


def feedback_told_at(look: Reading) -> Moment:
    """When the class heard last that feedback is ready; 0 for never."""
    row = look.execute(TOLD_LAST).first()
    return row[0] if row else Moment(0)


def unreached(look: Reading, member: MemberId) -> bool:
    """Whether a message to `member` did not arrive because they take none from us, and they were not told so yet."""
    return bool(look.execute(UNREACHED, member=member))
