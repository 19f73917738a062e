"""Members."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    MemberId,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member. `practice_of` is the teacher who tries it as a student. `tell` is '' (not asked yet), 'message' or 'look'."""

    member_id: MemberId
    role: str
    name: str
    nickname: str
    practice_of: MemberId | None
    tell: str
    as_list: int
    short_text: int
    locale: str


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the list of people, for a teacher."""

    member_id: MemberId
    role: str
    name: str
    nickname: str
    accounts: int
    """How many accounts are theirs; 0 for a name without one."""
    points: int
    done: int
