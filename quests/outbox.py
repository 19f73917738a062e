"""The reading end of what must be told: claim under a lease, send outside of any transaction, settle.

A row is pending → claimed → sent, or uncertain (an answer was lost: not blindly repeated), or dead (it will never go out).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select, update

from quests.ids import MINUTE, SECOND, MemberId, Moment
from quests.reports import Due
from quests.rules import text
from quests.rules.telling import CLOSED, CLOSED_AND_SAID
from quests.statements import HERE
from quests.tables import events, outbox
from quests.work import Reading, Work

LEASE = Moment(30 * SECOND)
"""How long a claimed row is left to its sender; then another may take it."""
TRIES_MOST = 8
WAIT_FIRST = Moment(2 * SECOND)
WAIT_MOST = Moment(15 * MINUTE)

_OPEN = (outbox.c.state == "pending") | (outbox.c.state == "claimed")
DUE = (
    select(
        outbox.c.classroom_id,
        outbox.c.outbox_id,
        events.c.kind,
        events.c.body,
        outbox.c.member_id,
        outbox.c.platform,
        outbox.c.workspace,
        outbox.c.account,
        outbox.c.place,
        outbox.c.tries,
        outbox.c.first_try_at,
        outbox.c.state,
    )
    .join(events, (events.c.classroom_id == outbox.c.classroom_id) & (events.c.event_id == outbox.c.event_id))
    .where(_OPEN, outbox.c.next_at <= bindparam("moment"), outbox.c.platform == bindparam("on_platform"))
    .order_by(outbox.c.next_at, outbox.c.outbox_id)
    .limit(1)
)
_ROW = (outbox.c.classroom_id == bindparam("of_classroom")) & (outbox.c.outbox_id == bindparam("row"))
CLAIM = (
    update(outbox)
    .where(_ROW, _OPEN, outbox.c.next_at <= bindparam("moment"))
    .values(
        state="claimed",
        next_at=bindparam("lease_ends"),
        tries=outbox.c.tries + 1,
        first_try_at=bindparam("first"),
    )
)
SETTLE = (
    update(outbox)
    .where(_ROW, outbox.c.state == "claimed", outbox.c.tries == bindparam("try_no"))
    .values(
        state=bindparam("new_state"),
        next_at=bindparam("again_at"),
        message=bindparam("new_message"),
        problem=bindparam("new_problem"),
    )
)
SAID = (
    update(outbox)
    .where(
        outbox.c.classroom_id == HERE,
        outbox.c.member_id == bindparam("member"),
        outbox.c.state == "dead",
        outbox.c.problem == CLOSED,
    )
    .values(problem=CLOSED_AND_SAID)
)
NEXT_AT = (
    select(outbox.c.next_at)
    .where(_OPEN, outbox.c.platform == bindparam("on_platform"))
    .order_by(outbox.c.next_at)
    .limit(1)
)


def next_at(look: Reading, *, platform: str) -> Moment | None:
    """When the next row of `platform` is due; None when nothing waits. Asked before `claim`, which writes."""
    row = look.execute(NEXT_AT, on_platform=platform).first()
    return row[0] if row else None


def claim(work: Work, *, platform: str) -> Due | None:
    """Take what has been due for longest on `platform`, under a lease that begins now; None when there is nothing, or another
    sender was quicker.

    One row, so that no lease runs while another row is sent, and so that a sender's death leaves one row in doubt.
    A row that is `claimed` already had a sender whose lease ran out: it may have been sent.
    """
    row: Any = work.execute(DUE, moment=work.now, on_platform=platform).first()  # more columns than SQLAlchemy types
    due = Due(*(*row, work.now + LEASE)) if row else None
    return due if due and _claimed(work, due) else None


def _claimed(work: Work, row: Due) -> bool:
    return bool(
        work.execute(
            CLAIM,
            of_classroom=row.classroom_id,
            row=row.outbox_id,
            moment=work.now,
            lease_ends=row.lease_ends,
            first=row.first_try_at or work.now,
        ).changed
    )


def settle(work: Work, row: Due, *, message: str) -> bool:
    """It was sent. False when the lease had run out and somebody else has it."""
    return _settle(work, row, "sent", message=message)


def fail(work: Work, row: Due, *, problem: str, permanent: bool, retry_after: Moment = Moment(0)) -> bool:
    """It did not go out: never will (`permanent`, or tried too often), or is tried again after a growing wait."""
    if permanent or row.tries + 1 >= TRIES_MOST:
        return _settle(work, row, "dead", problem=problem)
    wait = max(retry_after, min(WAIT_MOST, WAIT_FIRST << row.tries))
    return _settle(work, row, "pending", problem=problem, again_at=Moment(work.now + wait))


def doubt(work: Work, row: Due, *, problem: str) -> bool:
    """No answer came: it may have been shown, so it is marked and not blindly repeated."""
    return _settle(work, row, "uncertain", problem=problem)


def _settle(
    work: Work, row: Due, state: str, *, message: str = "", problem: str = "", again_at: Moment | None = None
) -> bool:
    return bool(
        work.execute(
            SETTLE,
            of_classroom=row.classroom_id,
            row=row.outbox_id,
            try_no=row.tries + 1,
            new_state=state,
            again_at=again_at or work.now,
            new_message=message,
            new_problem=text.clean(problem[:200]),
        ).changed
    )


def say_closed(work: Work, *, member: MemberId) -> None:
    """`member` was told that messages do not reach them."""
    work.execute(SAID, member=member)


def nonce(row: Due) -> str:
    """The row's own nonce: at most 25 characters (Discord's limit), the same for every try."""
    return f"q{row.outbox_id}"
