"""How far a student is on a board: is it finished, what is there of each part, what is left, and which lines stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from quests.rules.boards.diagrams import diagram, groups_of, required_squares
from quests.rules.boards.squares import Layout, Run, Square, lines_on
from quests.rules.boards.trees import AllOf, AnyOf, Line, Node, NOf, OnePer, Required, SumAtLeast, Whole

WAYS_MOST = 30
"""So many ways to finish are looked up at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Far:
    """How far one node of the tree is: `done` of `total`, and what it wants still (squares, or groups by row, column or tag)."""

    node: Node
    met: bool
    done: int
    total: int
    squares: tuple[Square, ...] = ()
    groups: tuple[str | int, ...] = ()
    parts: tuple[Far, ...] = ()


def complete(tree: Node, layout: Layout, done: Collection[Square]) -> bool:
    """Whether the board is finished."""
    if isinstance(tree, Line):  # the usual board, with nothing asked about how far each of its lines is
        return bool(lines_made(lines_on(layout, tree.length, tree.ways), done))
    return progress(tree, layout, done).met


def progress(tree: Node, layout: Layout, done: Collection[Square]) -> Far:
    """How far each part of the tree is."""
    match tree:
        case Line(length, ways):
            return _line(tree, lines_on(layout, length, ways), set(done))
        case Whole():
            left = tuple(square for square in layout.squares if square not in done)
            return _counted(tree, len(layout.squares) - len(left), len(layout.squares), left)
        case NOf(n, tag):
            return _counted(tree, sum(square in done for square in layout.tagged(tag)), n)
        case SumAtLeast(total, tag):
            have = sum(spot.worth for spot in layout.spots if spot.square in done and tag in ("", *spot.tags))
            return _counted(tree, have, total)
        case OnePer():
            groups = groups_of(tree, layout)
            left_groups = tuple(name for name, squares in groups.items() if not set(squares) & set(done))
            far = _counted(tree, len(groups) - len(left_groups), len(groups))
            return Far(node=tree, met=far.met, done=far.done, total=far.total, groups=left_groups)
        case Required():
            return _required(tree, layout, done)
        case AllOf(nodes) | AnyOf(nodes):
            parts = tuple(progress(one, layout, done) for one in nodes)
            met = [part.met for part in parts]
            is_met = all(met) if isinstance(tree, AllOf) else any(met)
            return Far(node=tree, met=is_met, done=sum(met), total=len(met), parts=parts)


def _counted(tree: Node, done: int, total: int, squares: tuple[Square, ...] = ()) -> Far:
    return Far(node=tree, met=done >= total, done=done, total=total, squares=squares)


def _line(tree: Line, runs: tuple[Run, ...], done: set[Square]) -> Far:
    most, total = max(((len(done.intersection(run)), len(run)) for run in runs), default=(0, tree.length))
    met = any(done.issuperset(run) for run in runs)
    return Far(node=tree, met=met, done=total if met else most, total=total)


def _required(tree: Required, layout: Layout, done: Collection[Square]) -> Far:
    needed = required_squares(tree, layout)
    left = tuple(square for square in needed or () if square not in done)
    then = progress(tree.then, layout, done)
    met = needed is not None and not left
    total = len(needed or (0,))
    return Far(
        node=tree,
        met=met and then.met,
        done=total - len(left) if needed else 0,
        total=total,
        squares=left,
        parts=(then,),
    )


def nearest(
    tree: Node, layout: Layout, done: Collection[Square], closed: Collection[Square] = (), most: int = WAYS_MOST
) -> list[frozenset[Square]]:
    """What is left: the smallest sets of squares that would finish the board, in order; [] when it is finished or never can be.

    `closed` squares cannot be done any more. Of many sets the first `most` are given. Raises TooComplex.
    """
    return sorted(diagram(tree, layout).given(done, closed).smallest(most), key=sorted)


@lru_cache(maxsize=256)
def lines_of(trees: tuple[Node, ...], layout: Layout) -> tuple[Run, ...]:
    """The lines that any node of `trees` speaks of, each once."""
    found = (run for tree in trees for node in nodes_of(tree) if isinstance(node, Line) for run in _runs(node, layout))
    return tuple({frozenset(run): run for run in found}.values())


def _runs(line: Line, layout: Layout) -> tuple[Run, ...]:
    return lines_on(layout, line.length, line.ways)


def nodes_of(tree: Node) -> Iterable[Node]:
    """`tree` and all nodes in it."""
    yield tree
    below = tree.nodes if isinstance(tree, AllOf | AnyOf) else (tree.then,) if isinstance(tree, Required) else ()
    for one in below:
        yield from nodes_of(one)


def lines_made(runs: Iterable[Run], done: Collection[Square]) -> list[Run]:
    """The lines of which every square is done."""
    there = frozenset(done)
    return [run for run in runs if there.issuperset(run)]


def help_of(far: Far, layout: Layout, square: Square) -> Node | None:
    """The part of the tree that doing `square` would bring forward, if it does so by itself; lines and choices do not."""
    if far.met:
        return None
    match far.node:
        case OnePer():
            groups = groups_of(far.node, layout)
            return far.node if any(square in groups[name] for name in far.groups) else None
        case NOf(tag=tag):
            return far.node if square in layout.tagged(tag) else None
        case SumAtLeast(tag=tag):
            return far.node if square in layout.tagged(tag) and _worth(layout, square) else None
        case Whole():
            return far.node
        case Required():
            return far.node if square in far.squares else help_of(far.parts[0], layout, square)
        case AllOf():
            helped = (help_of(part, layout, square) for part in far.parts)
            return next((node for node in helped if node is not None), None)
        case _:
            return None


def _worth(layout: Layout, square: Square) -> int:
    return next((spot.worth for spot in layout.spots if spot.square == square), 0)
