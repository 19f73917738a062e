"""Streaks on school days: in a row, as a school counts, with freezes that keep a missed day from breaking it.

Source: gamification research on emergency reserves (Sharif & Shu 2017): some slack keeps people at it, and a streak that falls
to nothing makes them give up. So a freeze is used by itself, a streak that ran out of freezes goes on from its newest part, and
all is worked out anew from the record: a day that is filled late gives its freeze back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
WEEKDAYS = frozenset(range(5))
"""Monday (0) to Friday (4), until a class says otherwise."""
FREEZES = 2
"""How many missed days a streak survives, until a class says otherwise."""


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """When a member is expected: on `weekdays` (0 is Monday), but not on days `off` for all or `excused` for them."""

    weekdays: frozenset[int] = WEEKDAYS
    off: frozenset[date] = frozenset()
    excused: frozenset[date] = frozenset()
    freezes: int = FREEZES

    def counts(self, day: date) -> bool:
        """Whether the member is expected on `day`."""
        return day.weekday() in self.weekdays and day not in self.off and day not in self.excused


@dataclass(frozen=True, slots=True)
class Streak:
    """How many in a row; the longest there ever was; the freezes that hold it together, and those still kept."""

    length: int = 0
    best: int = 0
    freezes_used: int = 0
    freezes_left: int = 0


def streak(done: Collection[date], days: SchoolDays, upto: date) -> Streak:
    """The days in a row with something done, ending at `upto` (today, which breaks nothing while it lasts).

    It is the longest run of days back from `upto` with at most `days.freezes` missed ones in it. A day on which the member is
    not expected breaks nothing, and counts when something was done on it. Later days than `upto` are not looked at.
    """
    past = sorted({day for day in done if day <= upto})
    gaps = [missed(days, before, after) for before, after in pairwise([*past, upto])]
    return _longest(gaps, days.freezes)


def week_streak(done: Collection[date], days: SchoolDays, upto: date) -> Streak:
    """The same in weeks (from Monday): one with something done counts, one without any school day breaks nothing."""
    past = sorted({_monday(day) for day in done if day <= upto})
    gaps = [_missed_weeks(days, before, after) for before, after in pairwise([*past, _monday(upto)])]
    return _longest(gaps, days.freezes)


def missed(days: SchoolDays, after: date, before: date) -> int:
    """How many days between the two, both left out, the member was expected on."""
    return sum(days.counts(day) for day in _steps(after, before, DAY))


def _missed_weeks(days: SchoolDays, after: date, before: date) -> int:
    return sum(any(days.counts(week + DAY * i) for i in range(7)) for week in _steps(after, before, WEEK))


def _longest(gaps: Sequence[int], freezes: int) -> Streak:
    """The streak of what lies that far apart: `gaps[i]` is missed after the i-th that was done, the last one up to now."""
    first, used, best = 0, 0, 0
    for last, gap in enumerate(gaps):
        best = max(best, last - first + 1)
        used += gap
        while used > freezes and first <= last:
            used -= gaps[first]
            first += 1
    return Streak(len(gaps) - first, best, used, freezes - used)


def _steps(after: date, before: date, step: timedelta) -> Iterator[date]:
    """From `after` to `before`, both left out."""
    return (after + step * i for i in range(1, -(-(before - after) // step)))


def _monday(day: date) -> date:
    return day - DAY * day.weekday()
