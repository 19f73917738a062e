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
    """How much there is in the whole database."""

    classrooms: int
    members: int
    waiting: int
    entries: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """Messages that will not go out by themselves: `uncertain` (may have been shown) or `dead`; `problem` is the code of why."""

    state: str
    problem: str
    n: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits to be sent on one platform. `lag` is for how long the oldest of it has been due, in microseconds."""

    platform: str
    waiting: int
    lag: Moment
    stuck: tuple[Stuck, ...]

    def stuck_as(self, *states: str) -> int:
        """How many are stuck so."""
        return sum(one.n for one in self.stuck if one.state in states)
