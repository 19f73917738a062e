"""Looking a board over before it is posted, for all or for one student who cannot do every square."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import inf

from quests.rules.boards.diagrams import NO, YES, diagram
from quests.rules.boards.progress import complete
from quests.rules.boards.squares import Layout, Square
from quests.rules.boards.trees import Node

TINY_MINUTES = 5
"""A board that one such square finishes asks for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """What a board asks of a student. Minutes are the sum of the quests' own guesses."""

    squares: int
    missing: int
    """Squares without a quest."""
    solvable: bool
    trivial: bool
    """It is finished with nothing done, or with one square of at most five minutes."""
    unreachable: tuple[Square, ...]
    """Squares that help in no minimal way."""
    least_minutes: int
    """What the quickest way takes, from where they are; 0 when there is none."""
    most_minutes: int
    """What all squares take that can still be done."""


def lint(
    tree: Node,
    layout: Layout,
    minutes: Mapping[Square, int],
    *,
    done: Collection[Square] = (),
    closed: Collection[Square] = (),
) -> Lint:
    """Look a board over; for one student with what they have `done`, and what is `closed` to them. Raises TooComplex."""
    left = diagram(tree, layout).given(done, closed)
    still_open = [square for square in layout.squares if square not in done and square not in closed]
    matter = left.matter()
    least = left.lightest({square: minutes.get(square, 0) for square in layout.squares})[left.root]
    tiny = (square for square in still_open if 0 < minutes.get(square, 0) <= TINY_MINUTES)
    return Lint(
        squares=len(layout.squares),
        missing=layout.rows * layout.columns - len(layout.squares),
        solvable=left.root != NO,
        trivial=left.root == YES or any(complete(tree, layout, {*done, square}) for square in tiny),
        unreachable=tuple(square for square in still_open if square not in matter),
        least_minutes=0 if least == inf else int(least),
        most_minutes=sum(minutes.get(square, 0) for square in still_open),
    )
