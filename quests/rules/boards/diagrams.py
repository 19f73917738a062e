"""What a completion tree asks for, as a decision diagram: one question a square, in order; at the end met or not.

A tree is lowered to three plain kinds (some whole set; something of each group; enough weight), which go over the squares with a
small number as their state. States that meet are one node, and nodes that ask nothing are left out (a reduced ordered diagram:
Bryant 1986). Then all questions are walks: the lightest way, all the smallest ways, and which squares matter at all: a square
stands in the reduced diagram exactly when it helps in some minimal way. A bingo of 5 × 5 has a few hundred nodes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Any, Protocol

from quests.rules.boards.squares import Layout, Square, lines_on
from quests.rules.boards.trees import AllOf, AnyOf, Line, Node, NOf, OnePer, Required, SumAtLeast, Whole

MET, DEAD = 0, -1
"""States that are decided: reached, and never to be reached. Every other is a number above 0, or a tuple of states."""
NODES_MOST = 200_000
NO, YES = 0, 1
"""The two leaves of a diagram."""


class TooComplex(Exception):
    """The tree has more turns than we follow."""


class Walker(Protocol):
    """One part of a tree, walking over the squares by number."""

    start: Any

    def step(self, state: Any, number: int, taken: bool) -> Any:
        """The state after square `number` was taken or left."""
        ...


def _masks(sets: Sequence[Collection[int]], count: int) -> tuple[list[int], list[int]]:
    """For each square: the sets it is in, and the sets it is the last of, each as bits."""
    inside = [sum(1 << n for n, one in enumerate(sets) if number in one) for number in range(count)]
    last = [sum(1 << n for n, one in enumerate(sets) if one and max(one) == number) for number in range(count)]
    return inside, last


class SomeWholeSet:
    """Met when one of `sets` is taken whole. State: the sets that still can be, as bits."""

    def __init__(self, sets: Sequence[Collection[int]], count: int) -> None:
        self._inside, self._last = _masks(sets, count)
        self.start = MET if any(not one for one in sets) else (1 << len(sets)) - 1 or DEAD

    def step(self, state: int, number: int, taken: bool) -> int:
        """A set whose last square is taken was taken whole: else it were not among those that can be."""
        if taken:
            return MET if state & self._last[number] else state
        return state & ~self._inside[number] or DEAD


class OneOfEach:
    """Met when something of each group is taken. State: the groups that have nothing yet, as bits."""

    def __init__(self, groups: Sequence[Collection[int]], count: int) -> None:
        self._inside, self._last = _masks(groups, count)
        self.start = DEAD if any(not one for one in groups) else (1 << len(groups)) - 1

    def step(self, state: int, number: int, taken: bool) -> int:
        """A group that has nothing when its last square is left will have nothing."""
        if taken:
            return state & ~self._inside[number]
        return DEAD if state & self._last[number] else state


class EnoughWeight:
    """Met when the taken squares weigh `need` together. State: what is still needed."""

    def __init__(self, weights: Sequence[int], need: int) -> None:
        self._weights = weights
        self._after = [sum(weights[number + 1 :]) for number in range(len(weights))]
        self.start = MET if need <= 0 else need if need <= sum(weights) else DEAD

    def step(self, state: int, number: int, taken: bool) -> int:
        """Dead when all that comes is too little."""
        need = state - self._weights[number] if taken else state
        return MET if need <= 0 else need if need <= self._after[number] else DEAD


class Together:
    """All of `parts`, or any. State: theirs, side by side."""

    def __init__(self, parts: Sequence[Walker], *, every: bool) -> None:
        self._parts = parts
        self._good, self._bad = (MET, DEAD) if every else (DEAD, MET)
        self.start = self._settle(tuple(part.start for part in parts))

    def _settle(self, states: tuple[Any, ...]) -> Any:
        if self._bad in states:
            return self._bad
        return states if any(state != self._good for state in states) else self._good

    def step(self, state: tuple[Any, ...], number: int, taken: bool) -> Any:
        """Parts that are decided stay so."""
        after = tuple(
            one if one in (MET, DEAD) else part.step(one, number, taken)
            for part, one in zip(self._parts, state, strict=True)
        )
        return self._settle(after)


def _lowered(tree: Node, layout: Layout, numbers: Mapping[Square, int]) -> Walker:
    count = len(numbers)

    def some(squares: Collection[Square]) -> list[int]:
        return [numbers[square] for square in squares]

    match tree:
        case Line(length, ways):
            return SomeWholeSet([some(run) for run in lines_on(layout, length, ways)], count)
        case Whole():
            return SomeWholeSet([some(layout.squares)], count)
        case NOf(n, tag):
            return EnoughWeight(_weights(numbers, dict.fromkeys(layout.tagged(tag), 1)), n)
        case SumAtLeast(total, tag):
            worths = {spot.square: spot.worth for spot in layout.spots if tag in ("", *spot.tags)}
            return EnoughWeight(_weights(numbers, worths), total)
        case OnePer():
            return OneOfEach([some(group) for group in groups_of(tree, layout).values()], count)
        case Required(_, _, then):
            needed = required_squares(tree, layout)
            sets = [] if needed is None else [some(needed)]
            return Together([SomeWholeSet(sets, count), _lowered(then, layout, numbers)], every=True)
        case AllOf(nodes) | AnyOf(nodes):
            return Together([_lowered(one, layout, numbers) for one in nodes], every=isinstance(tree, AllOf))


def _weights(numbers: Mapping[Square, int], weights: Mapping[Square, int]) -> list[int]:
    return [weights.get(square, 0) for square in numbers]


def groups_of(tree: OnePer, layout: Layout) -> dict[str | int, tuple[Square, ...]]:
    """The groups that want one each: by row or column (from 0), or by tag."""
    if tree.group == "tag":
        return {tag: layout.tagged(tag) for tag in tree.tags or layout.tags}
    axis, n = (0, layout.rows) if tree.group == "row" else (1, layout.columns)
    return {at: tuple(square for square in layout.squares if square[axis] == at) for at in range(n)}


def required_squares(tree: Required, layout: Layout) -> tuple[Square, ...] | None:
    """The squares that must be done; None when there is nothing of the kind on the board, so that it cannot be finished."""
    found = layout.tagged(tree.tag) if tree.square is None else (tree.square,)
    return found if found and set(found) <= set(layout.squares) else None


@dataclass(frozen=True, slots=True)
class Diagram:
    """The diagram: `squares` in the order they are asked for, and nodes (which square, if left, if taken), children first."""

    squares: tuple[Square, ...]
    nodes: tuple[tuple[int, int, int], ...]
    """The first two are the leaves."""
    root: int

    def matter(self) -> frozenset[Square]:
        """The squares that help in some minimal way."""
        return frozenset(self.squares[number] for number, _, _ in self._reached())

    def _reached(self) -> Iterator[tuple[int, int, int]]:
        seen, ahead = {NO, YES}, [self.root]
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                yield self.nodes[one]
                ahead += self.nodes[one][1:]

    def lightest(self, weights: Mapping[Square, float]) -> list[float]:
        """For each node the least weight from there to met; endless where it cannot be."""
        best: list[float] = [inf, 0.0]
        for number, left, taken in self.nodes[2:]:
            best.append(min(best[left], best[taken] + weights[self.squares[number]]))
        return best

    def smallest(self, most: int) -> list[frozenset[Square]]:
        """The ways of fewest squares, at most `most` of them; [] when it is met already or never is."""
        best = self.lightest(dict.fromkeys(self.squares, 1))
        if self.root in (NO, YES):
            return []
        found: list[frozenset[Square]] = []
        ahead: list[tuple[int, frozenset[Square]]] = [(self.root, frozenset())]
        while ahead and len(found) < most:
            node, way = ahead.pop()
            if node == YES:
                found.append(way)
                continue
            number, left, taken = self.nodes[node]
            if best[left] == best[node]:
                ahead.append((left, way))
            if best[taken] + 1 == best[node]:
                ahead.append((taken, way | {self.squares[number]}))
        return found

    def given(self, done: Collection[Square], closed: Collection[Square] = ()) -> Diagram:
        """What is left when some squares are done, and some can never be."""
        making = _Making(self.squares)
        became = [NO, YES]
        for number, left, taken in self.nodes[2:]:
            square = self.squares[number]
            if square in done:
                became.append(became[taken])
            elif square in closed:
                became.append(became[left])
            else:
                became.append(making.node(number, became[left], became[taken]))
        return making.whole(became[self.root])


class _Making:
    """A diagram being made: equal nodes are one, and a node that decides nothing is none."""

    def __init__(self, squares: tuple[Square, ...]) -> None:
        self._squares = squares
        self._nodes = [(0, NO, NO), (0, YES, YES)]
        self._known: dict[tuple[int, int, int], int] = {}

    def node(self, number: int, left: int, taken: int) -> int:
        if left == taken:
            return left
        one = (number, left, taken)
        if one not in self._known:
            self._known[one] = len(self._nodes)
            self._nodes.append(one)
        return self._known[one]

    def whole(self, root: int) -> Diagram:
        return Diagram(self._squares, tuple(self._nodes), root)


@lru_cache(maxsize=256)
def diagram(tree: Node, layout: Layout) -> Diagram:
    """The diagram of `tree` on a board. Raises TooComplex."""
    order = layout.squares if layout.columns <= layout.rows else tuple(sorted(layout.squares, key=lambda at: at[::-1]))
    walker = _lowered(tree, layout, {square: number for number, square in enumerate(order)})
    levels = _walked(walker, len(order))
    making = _Making(order)
    named: dict[Any, int] = {}
    for number in reversed(range(len(order))):
        below = {MET: YES, DEAD: NO, **named}
        named = {
            state: making.node(number, below[left], below[taken]) for state, (left, taken) in levels[number].items()
        }
    return making.whole({MET: YES, DEAD: NO, **named}[walker.start])


def _walked(walker: Walker, count: int) -> list[dict[Any, tuple[Any, Any]]]:
    """Each square's states, with what becomes of each when it is left or taken."""
    levels: list[dict[Any, tuple[Any, Any]]] = []
    states, nodes = {walker.start} - {MET, DEAD}, 0
    for number in range(count):
        level = {state: (walker.step(state, number, False), walker.step(state, number, True)) for state in states}
        levels.append(level)
        nodes += len(level)
        if nodes > NODES_MOST:
            raise TooComplex
        states = {after for pair in level.values() for after in pair} - {MET, DEAD}
    return levels
