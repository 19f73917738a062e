"""What the program itself needs: messages that are due, caches that are wrong."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    ClassroomId,
    MemberId,
    Moment,
)


@dataclass(frozen=True, slots=True)
class Due:
    """A claimed outbox row: what must be told, and where."""

    classroom_id: ClassroomId
    outbox_id: int
    kind: str
    body: str
    member_id: MemberId | None
    platform: str
    workspace: str
    account: str
    place: str
    tries: int
    first_try_at: Moment | None
    state: str
    """pending, or claimed when an earlier sender's lease ran out: it may have been sent."""
    lease_ends: Moment
    """From then on another sender may take it."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where a cache does not say what the record says: `what` of `member` is `found` and should be `expected`."""

    classroom_id: ClassroomId
    what: str
    member_id: MemberId
    found: int
    expected: int
