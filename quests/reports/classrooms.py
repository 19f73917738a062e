"""A classroom, and all there is."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    ClassroomId,
)


@dataclass(frozen=True, slots=True)
class Classroom:
    """A classroom as its members know it."""

    classroom_id: ClassroomId
    name: str
    kind: str
    style: str
    locale: str
    zone: str


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is in the whole database, and what is stuck."""

    classrooms: int
    members: int
    waiting: int
    entries: int
    outbox_pending: int
    outbox_uncertain: int
    outbox_dead: int
