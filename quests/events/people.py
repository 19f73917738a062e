"""What became of what is kept of people."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import MemberId, Moment


@dataclass(frozen=True, kw_only=True)
class ErasureAsked(Event):
    """Somebody asked that all of theirs be erased."""

    kind = "person.erasure_asked"
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class ErasureCalledOff(Event):
    """They would rather stay after all."""

    kind = "person.erasure_called_off"
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class PersonExported(Event):
    """All that is held of somebody was handed out. `by` is 0 for the one who hosts."""

    kind = "person.exported"
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """All that was held of somebody is gone; the id points to nobody. `by` is 0 for the one who hosts, or for time itself."""

    kind = "person.erased"
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class TermSet(Event):
    """The term ends on that day (its first instant in the class's zone; 0 for no day any more), and things stay so many days."""

    kind = "classroom.term_set"
    ends_at: Moment
    keep_days: int


@dataclass(frozen=True, kw_only=True)
class ErasureNear(Event):
    """The teachers were told, for the `times`th time, that what is kept of students goes on the day that begins at `erase_at`."""

    kind = "classroom.erasure_near"
    erase_at: Moment
    times: int


@dataclass(frozen=True, kw_only=True)
class ClassErased(Event):
    """What was kept of the students was erased, long after the term: of so many people."""

    kind = "classroom.erased"
    people: int
