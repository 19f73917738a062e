"""A classroom, and all there is."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import ClassroomId, Moment


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


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits to be sent on one platform. `lag` is for how long the oldest of it has been due, in microseconds."""

    platform: str
    waiting: int
    lag: Moment
    uncertain: int
    dead: int

    @property
    def stuck(self) -> int:
        """What will not go out by itself."""
        return self.uncertain + self.dead
