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
class BadgeKind:
    """A badge of a classroom. `title` and `about` are "" for a ready one: its words stand in bot/views, by `code`."""

    badge_id: BadgeId
    code: str
    title: str
    about: str
    rule: str
    version: int
    is_on: int


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge and how far a member is to its next tier; `awarded_at` is None while it is not yet theirs."""

    kind: BadgeKind
    done: int
    total: int
    tier: int
    """The highest tier that is theirs, from 1; 0 for none."""
    times: int
    """How often it is theirs: once, or once a period."""
    awarded_at: Moment | None
