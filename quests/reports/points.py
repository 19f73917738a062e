"""Points and badges."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    BadgeId,
    EntryId,
    Moment,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a member's ledger."""

    entry_id: EntryId
    amount: int
    cause: str
    reason: str
    title: str | None
    """The quest it is for, when it is for one; of a bonus the board."""
    at: Moment
    by: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge and how far a member is; `awarded_at` is None while it is not yet theirs."""

    badge_id: BadgeId
    code: str
    done: int
    total: int
    awarded_at: Moment | None
