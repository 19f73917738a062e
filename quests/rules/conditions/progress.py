"""How far a member is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from quests.rules.conditions.counting import LINE, Want
from quests.rules.conditions.tree import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Count,
    Distinct,
    HasBadge,
    Leaf,
    Level,
    Lines,
    NoneOf,
    Streak,
    Sum,
)
from quests.rules.streaks import SchoolDays, streak, week_streak

EVERY_DAY = frozenset(range(7))


class Record(Protocol):
    """What a condition asks of a member, on one day."""

    @property
    def day(self) -> date:
        """The day that windows and streaks are seen from."""
        ...

    @property
    def school(self) -> SchoolDays:
        """The school days that are expected of this member."""
        ...

    @property
    def level(self) -> int:
        """The level they stand at."""
        ...

    def tiers(self, code: str) -> int:
        """How many tiers of a badge they hold; 0 for none."""
        ...

    def total(self, key: str) -> int:
        """A tally."""
        ...

    def within(self, key: str, first: date, last: date) -> int:
        """A tally of some days."""
        ...

    def days(self, key: str, last: date) -> Collection[date]:
        """The days on which a tally has anything."""
        ...

    def different(self, prefix: str) -> int:
        """How many tallies begin so."""
        ...

    def different_within(self, prefix: str, first: date, last: date) -> int:
        """How many that begin so have anything in some days."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far: `done` of `total`, never more than all of it."""

    done: int
    total: int

    @property
    def met(self) -> bool:
        """Whether all of it is done."""
        return self.done >= self.total


def progress(condition: Condition, record: Record) -> Progress:
    """How far `record` is. A group counts its parts; of `any` it is the part that is nearest."""
    match condition:
        case All(of):
            return Progress(_met(of, record), len(of))
        case NoneOf(of):
            return Progress(len(of) - _met(of, record), len(of))
        case AtLeast(n, of):
            return Progress(min(_met(of, record), n), n)
        case AnyOf(of):
            return max((progress(part, record) for part in of), key=_ratio, default=Progress(0, 1))
        case _:
            goal = goal_of(condition)
            return Progress(min(value(condition, record), goal), goal)


def _met(of: tuple[Condition, ...], record: Record) -> int:
    return sum(progress(part, record).met for part in of)


def _ratio(far: Progress) -> float:
    return far.done / far.total if far.total else 1.0


def goal_of(leaf: Leaf) -> int:
    """The number that a leaf must reach."""
    return leaf.tier if isinstance(leaf, HasBadge) else leaf.ge


def value(leaf: Leaf, record: Record) -> int:
    """The number that a leaf is about, as it stands."""
    match leaf:
        case Lines(_, board):
            return record.different(f"{LINE}{board}:" if board else LINE)
        case HasBadge(code, _):
            return record.tiers(code)
        case Level():
            return record.level
        case Streak():
            return _streak(leaf, record)
        case Count(metric, _, None):
            return record.total(Want(metric).key)
        case Sum(what, metric, _, None):
            return record.total(Want(metric, what=what).key)
        case Distinct(by, metric, _, None):
            return record.different(Want(metric, by=by).key)
        case _:
            return _windowed(leaf, record)


def _windowed(leaf: Count | Sum | Distinct, record: Record) -> int:
    assert leaf.within is not None  # noqa: S101 - those without are answered before
    first, last = leaf.within.begins(record.day), leaf.within.ends(record.day)
    match leaf:
        case Count(metric):
            return record.within(Want(metric).key, first, last)
        case Sum(what, metric):
            return record.within(Want(metric, what=what).key, first, last)
        case Distinct(by, metric):
            return record.different_within(Want(metric, by=by).key, first, last)


def _streak(leaf: Streak, record: Record) -> int:
    done = record.days(Want(leaf.metric).key, record.day)
    if leaf.unit == "week":
        return week_streak(done, record.school, record.day).length
    if leaf.unit == "day":
        every_day = SchoolDays(EVERY_DAY, frozenset(), frozenset(), 0)
        return streak(done, every_day, record.day).length
    return streak(done, record.school, record.day).length
