"""Quests."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    Moment,
    QuestId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page to look at beside a quest: what a teacher calls it, and its address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Quest:
    """A quest."""

    quest_id: QuestId
    title: str
    short: str
    task: str
    points: int
    minutes: int
    due_at: Moment | None
    closes_at: Moment | None
    removed_at: Moment | None
    tags: tuple[str, ...] = ()
    opens_at: Moment | None = None
    places: int = 0
    """So many may do it; 0 for everybody."""
    taken_n: int = 0
    runs_most: int = 1
    """How often one student may do it; 0 for as often as they like."""
    runs_per: str = ""
    """day, week, or "" for any time."""
    unlock: str = ""
    """The condition that opens it, as JSON; "" when it is open to all."""
    auto: int = 0
    """1 when handing in approves it at once."""
    formats: tuple[str, ...] = ()
    """The ways it takes; () for all."""
    simple: str = ""
    """The task in simpler words; "" when there is none."""
    links: tuple[Link, ...] = ()
    """Pages to look at."""
