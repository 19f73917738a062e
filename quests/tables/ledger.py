"""The points ledger: rows only added. Balances and tallies are caches of it and of the record; `verify` proves them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Named, Table, Text

from quests.ids import DeedId, EntryId, MemberId, Moment
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, big_or_none, metadata


class EntryColumns(InClassroom):
    """Points that came or were taken back. `cause` is what for, as a key that pays once; `reason` is text for people."""

    entry_id: Named[EntryId] = big_key()
    member_id: Named[MemberId] = big()
    amount: Named[int] = big()
    cause: Named[str] = Column(Text)
    reason: Named[str] = Column(Text)
    at: Named[Moment] = big()
    by_id: Named[MemberId] = big()
    deed_id: Named[DeedId] = big()
    """What was done in one go with it, and is undone in one go."""
    reverses: Named[EntryId | None] = big_or_none()


class BalanceColumns(InClassroom):
    """The sum of a member's entries, and how many there are."""

    member_id: Named[MemberId] = big_key()
    points: Named[int] = big()
    entries_n: Named[int] = big()


class TallyColumns(InClassroom):
    """How often a member did something: what badge rules read instead of counting the record."""

    member_id: Named[MemberId] = big_key()
    tally: Named[str] = Column(Text, primary_key=True)
    n: Named[int] = Column(Integer)


class DayTallyColumns(InClassroom):
    """The same of one day of the classroom's own zone: `day` counts from the first of January of year 1, which is day 1."""

    member_id: Named[MemberId] = big_key()
    tally: Named[str] = Column(Text, primary_key=True)
    day: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    n: Named[int] = Column(Integer)


entries = Table(
    "entries",
    metadata,
    EntryColumns,
    belongs_to("members", "member_id"),
    Index("uq_entries_cause", "classroom_id", "member_id", "cause", unique=True),
    Index("ix_entries_deed", "classroom_id", "deed_id"),
    info=Privacy(
        holds="a member's points and why",
        exported="whole",
        erased="replaced by one balancing row of the class's pool",
        kept="as the member",
    ).info(),
)
balances = Table(
    "balances",
    metadata,
    BalanceColumns,
    belongs_to("members", "member_id"),
    info=Privacy(holds="a member's points", exported="whole", erased="deleted", kept="as the member").info(),
)
tallies = Table(
    "tallies",
    metadata,
    TallyColumns,
    belongs_to("members", "member_id"),
    info=Privacy(holds="a member's counts", exported="whole", erased="deleted", kept="as the member").info(),
)
day_tallies = Table(
    "day_tallies",
    metadata,
    DayTallyColumns,
    belongs_to("members", "member_id"),
    info=Privacy(
        holds="a member's counts of each day", exported="whole", erased="deleted", kept="as the member"
    ).info(),
)
