"""Boards: coordinates, lines, and how far a student is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from quests.errors import Incomplete

Square = tuple[int, int]
"""Row and column, from 0."""
Line = tuple[Square, ...]


def coordinate(square: Square) -> str:
    """A square's name: columns are letters, rows are numbers from 1. (1, 1) is B2."""
    row, column = square
    return f"{chr(ord('A') + column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class AnyLine:
    """The completion tree's leaf `line`: any row, column or diagonal of `length` squares in a straight line."""

    length: int

    def text(self) -> str:
        """As it is stored."""
        return json.dumps({"line": self.length})


def read_completion(text: str) -> AnyLine:
    """The tree that `text` holds. Raises KeyError for a kind this version does not know."""
    return AnyLine(int(json.loads(text)["line"]))


@cache
def lines(rows: int, columns: int, length: int) -> tuple[Line, ...]:
    """All straight lines of `length` squares on a board: rows, columns, both diagonals."""
    steps = ((0, 1), (1, 0), (1, 1), (1, -1))
    found = (
        tuple((row + i * down, column + i * right) for i in range(length))
        for down, right in steps
        for row in range(rows)
        for column in range(columns)
    )
    fitting = (line for line in found if all(0 <= row < rows and 0 <= column < columns for row, column in line))
    return tuple(dict.fromkeys(fitting))  # a line of one square runs in every direction


def complete(all_lines: Iterable[Line], done: Collection[Square]) -> list[Line]:
    """The lines of which every square is done."""
    return [line for line in all_lines if all(square in done for square in line)]


def nearest(all_lines: Iterable[Line], done: Collection[Square]) -> list[frozenset[Square]]:
    """What is left for a line: the smallest sets of squares that would complete one, each once, in order of the board."""
    left = {frozenset(square for square in line if square not in done) for line in all_lines}
    left.discard(frozenset())
    least = min((len(squares) for squares in left), default=0)
    return sorted((squares for squares in left if len(squares) == least), key=sorted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """What a board asks of a student, before it is posted. Minutes are the sum of the quests' own guesses."""

    squares: int
    line_length: int
    least_minutes: int
    most_minutes: int


def lint(rows: int, columns: int, minutes: dict[Square, int], completion: AnyLine) -> Lint:
    """Look a board over. Raises Incomplete when squares are empty."""
    if len(minutes) < rows * columns:
        raise Incomplete(len(minutes), rows * columns)
    efforts = [sum(minutes[square] for square in line) for line in lines(rows, columns, completion.length)]
    return Lint(
        squares=len(minutes),
        line_length=completion.length,
        least_minutes=min(efforts),
        most_minutes=sum(minutes.values()),
    )
