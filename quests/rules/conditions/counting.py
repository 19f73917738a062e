"""What must be counted so that a condition can be answered without looking through the record, and the counts themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from quests.rules.conditions.happenings import Happening, Metric
from quests.rules.conditions.tree import Condition, Count, Distinct, Lines, Streak, Sum, leaves

LINE = "line/"
"""What the tallies of lines begin with."""
ALL = "*"
"""The tally of all happenings: each adds to it first, so two at once for one member wait for each other (PostgreSQL)."""


@dataclass(frozen=True, slots=True)
class Want:
    """One thing to count: happenings of a metric, or the sum of `what`, or apart by each value of `by`; `daily` a day at a time."""

    metric: Metric
    what: str = ""
    by: str = ""
    daily: bool = False

    @property
    def key(self) -> str:
        """The tally's name; of one that counts apart, what all its names begin with."""
        if self.by:
            return f"{self.metric.key}/{self.by}="
        return f"{self.metric.key}#{self.what}" if self.what else self.metric.key

    def adds(self, happening: Happening) -> Mapping[str, int]:
        """What `happening` adds, by the tally's name."""
        if not self.metric.picks(happening):
            return {}
        if self.by:
            found = happening.values.get(self.by, ())
            values = found if isinstance(found, tuple) else (found,)
            return {f"{self.key}{value}": 1 for value in values}
        amount = happening.values.get(self.what, 0) if self.what else 1
        return {self.key: amount} if isinstance(amount, int) else {}


@cache
def wants(condition: Condition) -> frozenset[Want]:
    """All that `condition` needs counted."""
    return frozenset(found for leaf in leaves(condition) if (found := _of(leaf)) is not None)


def _of(leaf: Condition) -> Want | None:
    match leaf:
        case Count(metric, _, within):
            return Want(metric, daily=within is not None)
        case Sum(what, metric, _, within):
            return Want(metric, what=what, daily=within is not None)
        case Distinct(by, metric, _, within):
            return Want(metric, by=by, daily=within is not None)
        case Streak(_, metric, _):
            return Want(metric, daily=True)
        case _:
            return None


@cache
def counts_lines(condition: Condition) -> bool:
    """Whether `condition` needs lines counted."""
    return any(isinstance(leaf, Lines) for leaf in leaves(condition))


def increments(wanted: Iterable[Want], happening: Happening) -> tuple[dict[str, int], dict[str, int]]:
    """What `happening` adds to the tallies, and to those of its day."""
    ever: dict[str, int] = {ALL: 1, **{f"{LINE}{line}": 1 for line in happening.lines}}
    of_day: dict[str, int] = {}
    for want in wanted:
        (of_day if want.daily else ever).update(want.adds(happening))
    return ever, of_day


@dataclass(slots=True)
class Counts:
    """Tallies in memory: what the tables of tallies hold of one member."""

    ever: Counter[str] = field(default_factory=Counter)
    by_day: dict[str, Counter[date]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, wanted: Iterable[Want], happening: Happening) -> None:
        """Count `happening`."""
        ever, of_day = increments(wanted, happening)
        self.ever.update(ever)
        for key, n in of_day.items():
            self.by_day[key][happening.day] += n

    def total(self, key: str) -> int:
        """What is counted under `key`."""
        return self.ever[key]

    def within(self, key: str, first: date, last: date) -> int:
        """What is counted under `key` from `first` to `last`."""
        return sum(n for day, n in self.by_day.get(key, {}).items() if first <= day <= last)

    def days(self, key: str, last: date) -> frozenset[date]:
        """The days up to `last` on which anything is counted under `key`."""
        return frozenset(day for day, n in self.by_day.get(key, {}).items() if n > 0 and day <= last)

    def different(self, prefix: str) -> int:
        """How many tallies begin with `prefix`."""
        return sum(n > 0 and key.startswith(prefix) for key, n in self.ever.items())

    def different_within(self, prefix: str, first: date, last: date) -> int:
        """How many tallies that begin with `prefix` have anything from `first` to `last`."""
        return sum(key.startswith(prefix) and self.within(key, first, last) > 0 for key in self.by_day)
