"""Rounds, ratios and the table. What is compared runs in turn within each round, since the machine's mood changes by the minute."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

Samples = dict[str, list[float]]


def interleave(ways: Mapping[str, Callable[[], float]], rounds: int) -> Samples:
    """What each way gives in each round. Every round begins with another one, so that none always comes after the same."""
    samples: Samples = {name: [] for name in ways}
    names = list(ways)
    for number in range(rounds):
        start = number % len(names)
        for name in names[start:] + names[:start]:
            samples[name].append(ways[name]())
    return samples


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What a ratio shall reach: at least, or at most when `below`. `aim` is what we would like."""

    bound: float
    aim: float | None = None
    below: bool = False

    def met_by(self, ratio: float) -> bool:
        """Whether `ratio` is good enough."""
        return ratio <= self.bound if self.below else ratio >= self.bound

    def __str__(self) -> str:
        sign = "≤" if self.below else "≥"
        return f"{sign} {self.bound:g}" + (f" (aim {self.aim:g})" if self.aim else "")


@dataclass(frozen=True, kw_only=True)
class Compared:
    """We over somebody else: the samples of both, round by round."""

    us: Sequence[float]
    other: Sequence[float]
    goal: Goal

    @property
    def ratios(self) -> list[float]:
        """One for each round."""
        return [us / other for us, other in zip(self.us, self.other, strict=True)]

    def __str__(self) -> str:
        ratio = statistics.median(self.ratios)
        return f"{ratio:.2f} [{min(self.ratios):.2f}…{max(self.ratios):.2f}]" if ratio < 10 else f"{ratio:.0f}"

    def verdict(self) -> str:
        """The goal, and whether it is met."""
        met = self.goal.met_by(statistics.median(self.ratios))
        return f"{self.goal} {'✓' if met else '✗'}"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table. Without `floor` it was not measured, and `what` says why."""

    what: str
    unit: str = ""
    floor: Compared | None = None
    peer: Compared | None = None

    def cells(self) -> tuple[str, ...]:
        """As it is printed."""
        if self.floor is None:
            return (self.what,)
        them = (self._number(self.floor.other), self._number(self.peer.other) if self.peer else "")
        over_peer = (str(self.peer), self.peer.verdict()) if self.peer else ("", "")
        ours = self._number(self.floor.us)
        return (f"{self.what} ({self.unit})", *them, ours, str(self.floor), self.floor.verdict(), *over_peer)

    def _number(self, samples: Sequence[float]) -> str:
        return f"{statistics.median(samples):,.0f}"


def show(rows: Sequence[Row], notes: Sequence[str]) -> None:
    """Print the table, and what must be known to read it."""
    table = Table("", "floor", "peer", "us", "us/floor", "goal", "us/peer", "goal", box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
        column.no_wrap = True
    for row in rows:
        table.add_row(*row.cells())
    console = Console(width=140, highlight=False, markup=False)
    console.print(table)
    for note in notes:
        console.print(note, style="dim")
