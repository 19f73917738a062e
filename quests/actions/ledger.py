"""Writing in the points ledger: entries are only added, balances and tallies follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.sql.dml import ReturningInsert

from quests.actions.counting import count_along
from quests.ids import DeedId, EntryId, MemberId, Moment
from quests.statements import HERE
from quests.tables import balances, entries, tallies
from quests.upserts import upsert
from quests.work import Work

INSERT_ENTRY = upsert(entries).on_conflict_do_nothing(index_elements=["classroom_id", "member_id", "cause"])
_balance = upsert(balances)
ADD_TO_BALANCE = _balance.on_conflict_do_update(
    index_elements=["classroom_id", "member_id"],
    set_={
        "points": balances.c.points + _balance.excluded.points,
        "entries_n": balances.c.entries_n + _balance.excluded.entries_n,
    },
)
MADE_AT = select(entries.c.at).where(entries.c.classroom_id == HERE, entries.c.entry_id == bindparam("entry"))
ENTRIES_OF_DEED = (
    select(entries.c.entry_id, entries.c.member_id, entries.c.amount, entries.c.cause)
    .where(entries.c.classroom_id == HERE, entries.c.deed_id == bindparam("deed"), entries.c.reverses.is_(None))
    .order_by(entries.c.member_id)
)


def enter(
    work: Work,
    *,
    member: MemberId,
    amount: int,
    cause: str,
    by: MemberId,
    deed: DeedId,
    reason: str = "",
    reverses: EntryId | None = None,
) -> bool:
    """Add an entry and bring the balances along. False, and nothing changed, when `cause` was paid before.

    One that `reverses` another counts in the same season and for the same team as that one.
    """
    added = work.execute(
        INSERT_ENTRY,
        entry_id=work.new_id(),
        member_id=member,
        amount=amount,
        cause=cause,
        reason=reason,
        at=work.now,
        by_id=by,
        deed_id=deed,
        reverses=reverses,
    ).changed
    if added:
        work.execute(ADD_TO_BALANCE, member_id=member, points=amount, entries_n=1)
        count_along(work, member=member, points=amount, earned_at=_earned_at(work, reverses))
    return bool(added)


def _earned_at(work: Work, reverses: EntryId | None) -> Moment:
    return work.now if reverses is None else work.execute(MADE_AT, entry=reverses).one("entry")[0]


def reverse(work: Work, *, deed: DeedId, by: MemberId, undoing: DeedId, cause: str = "") -> int:
    """Add a reversing entry for each entry of `deed` (of one `cause`, when given); gives how many. Twice changes nothing."""
    return sum(
        enter(work, member=member, amount=-amount, cause=f"undo:{entry}", by=by, deed=undoing, reverses=entry)
        for entry, member, amount, for_what in work.execute(ENTRIES_OF_DEED, deed=deed)
        if cause in ("", for_what)
    )


@cache
def add_tallies(count: int) -> ReturningInsert[str, int]:
    """One statement of fixed shape for `count` tallies: a multi-row insert built at every call would be compiled every time."""
    rows = [
        {
            "classroom_id": HERE,
            "member_id": bindparam("member"),
            "tally": bindparam(f"tally_{number}"),
            "n": bindparam(f"n_{number}"),
        }
        for number in range(count)
    ]
    new = upsert(tallies).values(rows)
    return new.on_conflict_do_update(
        index_elements=["classroom_id", "member_id", "tally"], set_={"n": tallies.c.n + new.excluded.n}
    ).returning(tallies.c.tally, tallies.c.n)


def count(work: Work, *, member: MemberId, more: Mapping[str, int]) -> dict[str, int]:
    """Add `more` to `member`'s tallies, and give what they stand at now."""
    named = sorted(more.items())
    values: dict[str, str | int] = {"member": member}
    for number, (tally, n) in enumerate(named):
        values |= {f"tally_{number}": tally, f"n_{number}": n}
    return dict(work.execute(add_tallies(len(named)), **values))
