"""Giving points by hand."""

from __future__ import annotations

from collections.abc import Sequence

from quests.actions.awarding import note_points
from quests.actions.ledger import enter
from quests.errors import Invalid, NotFound
from quests.events import Given
from quests.ids import DeedId, EventId, MemberId
from quests.queries.members import everybody
from quests.rules import text
from quests.work import Work

GIVE_MOST = 1000
REASON_LONGEST = 120


def give(
    work: Work, *, members: Sequence[MemberId], amount: int, reason: str, by: MemberId, deed: DeedId | None = None
) -> Given:
    """Give `amount` points to each of `members` in one deed. Raises Invalid, NotFound for nobody and for who is not there.

    Points are never taken away this way: `amount` is from 1 to 1,000. A mistake is undone.
    """
    whom = sorted(set(members))
    if not whom or not {one.member_id for one in everybody(work)}.issuperset(whom):
        raise NotFound("member")
    if not 1 <= amount <= GIVE_MOST:
        raise Invalid("points", "too_small" if amount < 1 else "too_big", 1 if amount < 1 else GIVE_MOST, str(amount))
    why = text.line("reason", reason, longest=REASON_LONGEST, required=False)
    event = EventId(work.new_id())
    deed = deed or DeedId(event)
    for member in whom:
        enter(work, member=member, amount=amount, cause=f"give:{event}", by=by, deed=deed, reason=why)
        note_points(work, member=member, event=event, deed=deed, by=by)
    one = whom[0] if len(whom) == 1 else None
    return work.emit(Given(by=by, amount=amount, count=len(whom), member=one), event=event, deed=deed)
