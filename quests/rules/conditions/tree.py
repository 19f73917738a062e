"""The tree: groups of leaves, each leaf a number that must be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quests.rules.conditions.happenings import Metric


@dataclass(frozen=True, slots=True)
class Window:
    """Which days count, seen from one of them: `days` rolling ones, or this `period` (day, week, month), or between two dates."""

    days: int = 0
    period: str = ""
    first: date | None = None
    last: date | None = None

    def begins(self, day: date) -> date:
        """The first day that counts on `day`."""
        if self.first is not None:
            return self.first
        if self.period == "week":
            return date.fromordinal(max(day.toordinal() - day.weekday(), 1))
        if self.period == "month":
            return day.replace(day=1)
        return date.fromordinal(max(day.toordinal() - max(self.days - 1, 0), 1))

    def ends(self, day: date) -> date:
        """The last day that counts on `day`."""
        return min(self.last, day) if self.last is not None else day


@dataclass(frozen=True, slots=True)
class Count:
    """At least `ge` happenings."""

    metric: Metric
    ge: int
    within: Window | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """At least `ge` of `what` (worth or minutes) in all."""

    what: str
    metric: Metric
    ge: int
    within: Window | None = None


@dataclass(frozen=True, slots=True)
class Distinct:
    """At least `ge` different values of `by` (tag, how, quest, board, weekday)."""

    by: str
    metric: Metric
    ge: int
    within: Window | None = None


@dataclass(frozen=True, slots=True)
class Streak:
    """At least `ge` units on end (day, school_day, week) with a happening in each."""

    unit: str
    metric: Metric
    ge: int


@dataclass(frozen=True, slots=True)
class Lines:
    """At least `ge` lines made, on `board` or on any (0)."""

    ge: int
    board: int = 0


@dataclass(frozen=True, slots=True)
class HasBadge:
    """Holds a badge, at least in its tier number `tier` (1 is the first)."""

    code: str
    tier: int = 1


@dataclass(frozen=True, slots=True)
class Level:
    """Stands at level `ge` or above."""

    ge: int


Leaf = Count | Sum | Distinct | Streak | Lines | HasBadge | Level


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them. Of nothing that is true."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of them at least. Of nothing that is false."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Not one of them. Of nothing that is true."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `n` of them."""

    n: int
    of: tuple[Condition, ...]


Group = All | AnyOf | NoneOf | AtLeast
Condition = Leaf | Group


def leaves(condition: Condition) -> Iterator[Leaf]:
    """All leaves of the tree, in order."""
    if isinstance(condition, All | AnyOf | NoneOf | AtLeast):
        for part in condition.of:
            yield from leaves(part)
    else:
        yield condition
