"""What is held of people, for how long, and what was done."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import EventId, MemberId, Moment
from quests.reports.helping import Help
from quests.reports.members import Member
from quests.reports.points import Badge, Entry


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


@dataclass(frozen=True, slots=True)
class Tried:
    """A quest somebody worked on, and one try at it: `try_no` is 0 where nothing was handed in."""

    title: str
    state: str
    taken_at: Moment
    try_no: int
    evidence: str
    handed_in_at: Moment | None
    note: str
    next_step: str
    decider: str
    decided_at: Moment | None
    how: str
    """The way it was shown (`rules/evidence.py`); "" where nothing was handed in."""


@dataclass(frozen=True, slots=True)
class Copy:
    """All that is held of somebody, to be read by people."""

    member: Member
    joined_at: Moment
    accounts: tuple[str, ...]
    tried: tuple[Tried, ...]
    help: tuple[Help, ...]
    entries: tuple[Entry, ...]
    badges: tuple[Badge, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what is kept of students stays: None for a class that has said no term. `warned` is how often teachers were told."""

    term_ends_at: Moment | None
    keep_days: int
    erase_at: Moment | None
    warned: int


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done in the class: by whom and to whom (ids and names, "" for who left), with which quest or board."""

    event_id: EventId
    kind: str
    at: Moment
    by_id: MemberId
    by: str
    about_id: MemberId | None
    about: str
    title: str
