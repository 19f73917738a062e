"""Squares of a board: where they lie, what they count for, and the straight lines through them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

Square = tuple[int, int]
"""Row and column, from 0."""
Run = tuple[Square, ...]
"""Squares that make a line, in order."""

ALL_WAYS = ("rows", "columns", "diagonals")
"""How a line may run when nothing else is said."""
STEPS: dict[str, tuple[tuple[int, int], ...]] = {
    "rows": ((0, 1),),
    "columns": ((1, 0),),
    "diagonals": ((1, 1), (1, -1)),
}
CORNERS = "corners"
"""The four corners, as if they were a line."""
WAYS = (*ALL_WAYS, CORNERS)


class Spot(NamedTuple):
    """One square with a quest on it: what it counts for where a sum is to be reached, and its tags."""

    square: Square
    worth: int = 0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A board as the rules see it: its size, and the squares that hold something, row by row."""

    rows: int
    columns: int
    spots: tuple[Spot, ...]

    @classmethod
    def plain(cls, rows: int, columns: int) -> Layout:
        """A full board without tags or worths."""
        return cls(rows, columns, tuple(Spot((row, column)) for row in range(rows) for column in range(columns)))

    @property
    def squares(self) -> tuple[Square, ...]:
        """The squares that hold something."""
        return tuple(spot.square for spot in self.spots)

    def tagged(self, tag: str) -> tuple[Square, ...]:
        """The squares with `tag`; all of them for ""."""
        return tuple(spot.square for spot in self.spots if tag in ("", *spot.tags))

    @property
    def tags(self) -> tuple[str, ...]:
        """All tags of the board, in the order in which they first stand on it."""
        return tuple(dict.fromkeys(tag for spot in self.spots for tag in spot.tags))


def coordinate(square: Square) -> str:
    """A square's name: columns are letters, rows are numbers from 1. (1, 1) is B2."""
    row, column = square
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """A column's letter."""
    return chr(ord("A") + column)


@cache
def lines(rows: int, columns: int, length: int, ways: tuple[str, ...] = ALL_WAYS) -> tuple[Run, ...]:
    """All straight lines of `length` squares that run in one of `ways`; "corners" adds the four corners as one more."""
    steps = [step for way in ways if way != CORNERS for step in STEPS[way]]
    found = [
        tuple((row + i * down, column + i * right) for i in range(length))
        for down, right in steps
        for row in range(rows)
        for column in range(columns)
    ]
    fitting = [run for run in found if all(0 <= row < rows and 0 <= column < columns for row, column in run)]
    if CORNERS in ways:
        fitting.append(tuple(dict.fromkeys((row, column) for row in (0, rows - 1) for column in (0, columns - 1))))
    return tuple({frozenset(run): run for run in fitting}.values())  # a line of one square runs in every direction


@lru_cache(maxsize=256)
def lines_on(layout: Layout, length: int, ways: tuple[str, ...]) -> tuple[Run, ...]:
    """The lines of which every square holds something."""
    there = set(layout.squares)
    return tuple(run for run in lines(layout.rows, layout.columns, length, ways) if there.issuperset(run))
