"""Levels: how far points reach on a table, which is data. Points are never taken, so a level falls only with a mistake undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

STEPS: tuple[tuple[str, int], ...] = (
    ("spark", 0),
    ("lantern", 50),
    ("compass", 120),
    ("map", 220),
    ("trail", 360),
    ("bridge", 550),
    ("summit", 820),
    ("horizon", 1200),
    ("star", 1730),
    ("constellation", 2470),
)
"""The table of a new class: each step is about 1.4 times as long as the one before. Their names stand in bot."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level, its number from 1; `next_at` is None at the top."""

    number: int
    name_code: str
    starts_at: int
    next_at: int | None


def level_of(points: int, table: Sequence[tuple[str, int]] = STEPS) -> Level:
    """The level that `points` reach on `table` (name codes and where they begin, see `check`); below its first step, the first."""
    number = max(sum(starts_at <= points for _, starts_at in table), 1)
    name_code, starts_at = table[number - 1]
    return Level(number, name_code, starts_at, table[number][1] if number < len(table) else None)


def check(table: Sequence[tuple[str, int]]) -> None:
    """Raises ValueError for a table that does not begin at 0, does not rise, or says a name twice."""
    starts = [starts_at for _, starts_at in table]
    if not starts or starts[0] != 0 or any(low >= high for low, high in pairwise(starts)):
        raise ValueError(f"levels begin at 0 and rise: {starts}")
    if len({code for code, _ in table}) < len(table):
        raise ValueError("two levels have one name")
