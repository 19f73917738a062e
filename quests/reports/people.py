"""What is held of a person."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import MemberId, Moment


@dataclass(frozen=True, slots=True)
class Held:
    """How many rows a table holds of somebody."""

    table: str
    rows: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who is, or was, in the class; `removed_at` is None while they are on the list."""

    member_id: MemberId
    name: str
    role: str
    practice_of: MemberId | None
    removed_at: Moment | None
