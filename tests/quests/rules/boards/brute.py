"""What a tree asks for, by trying every set of squares: the slow truth that the quick answers are compared with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from hypothesis import strategies as st

from quests.rules import boards as rules
from quests.rules.boards import AllOf, AnyOf, Layout, Line, Node, NOf, OnePer, Required, Spot, Square, SumAtLeast, Whole

TAGS = ("must", "may", "main")
Done = Collection[Square]


def met(tree: Node, layout: Layout, done: Done) -> bool:  # noqa: C901, PLR0911 - one case a kind
    """Whether `tree` is met, straight from what each kind means."""
    spots = {spot.square: spot for spot in layout.spots}
    have = [spots[square] for square in done]
    match tree:
        case Line(length, ways):
            lines = rules.lines(layout.rows, layout.columns, length, ways)
            return any(all(square in done for square in line) for line in lines)
        case Whole():
            return len(have) == len(spots)
        case NOf(n, tag):
            return sum(not tag or tag in spot.tags for spot in have) >= n
        case SumAtLeast(total, tag):
            return sum(spot.worth for spot in have if not tag or tag in spot.tags) >= total
        case OnePer("tag", tags):
            wanted = tags or {tag for spot in layout.spots for tag in spot.tags}
            return all(any(tag in spot.tags for spot in have) for tag in wanted)
        case OnePer("row"):
            return {spot.square[0] for spot in have} == set(range(layout.rows))
        case OnePer():
            return {spot.square[1] for spot in have} == set(range(layout.columns))
        case Required(square, tag, then):
            wanted_squares = {square} if square else {spot.square for spot in layout.spots if tag in spot.tags}
            return bool(wanted_squares) and wanted_squares <= set(done) and met(then, layout, done)
        case AllOf(nodes):
            return all(met(one, layout, done) for one in nodes)
        case AnyOf(nodes):
            return any(met(one, layout, done) for one in nodes)


def sets_of(squares: Collection[Square]) -> Iterator[frozenset[Square]]:
    """All sets of `squares`, the small ones first."""
    return (frozenset(some) for size in range(len(squares) + 1) for some in combinations(squares, size))


def ways(tree: Node, layout: Layout, done: Done = (), closed: Done = ()) -> list[frozenset[Square]]:
    """The minimal sets of squares that finish the board from where it is."""
    still_open = [square for square in layout.squares if square not in done and square not in closed]
    found: list[frozenset[Square]] = []
    for some in sets_of(still_open):
        if not any(one <= some for one in found) and met(tree, layout, some.union(done)):
            found.append(some)
    return found


@st.composite
def layouts(draw: st.DrawFn, sides: tuple[int, int] = (1, 3), *, holes: bool = True) -> Layout:
    """A small board, with worths and tags, and sometimes a hole."""
    rows, columns = draw(st.integers(*sides)), draw(st.integers(*sides))
    spots = [
        Spot((row, column), draw(st.integers(0, 4)), tuple(draw(st.sets(st.sampled_from(TAGS), max_size=2))))
        for row in range(rows)
        for column in range(columns)
        if not (holes and draw(st.integers(0, 9)) == 0)
    ]
    return Layout(rows, columns, tuple(spots))


all_ways = st.lists(st.sampled_from((*rules.ALL_WAYS, "corners")), min_size=1, unique=True).map(tuple)
tag = st.sampled_from(TAGS)
maybe_tag = st.just("") | tag
squares = st.tuples(st.integers(0, 3), st.integers(0, 3))
leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Line, st.integers(1, 4), st.just(rules.ALL_WAYS) | all_ways),
    st.builds(Whole),
    st.builds(NOf, st.integers(1, 5), maybe_tag),
    st.builds(SumAtLeast, st.integers(1, 12), maybe_tag),
    st.builds(OnePer, st.sampled_from(["row", "column"])),
    st.builds(OnePer, st.just("tag"), st.lists(tag, unique=True).map(tuple)),
)


def _grown(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, max_size=3).map(tuple)
    return st.one_of(
        st.builds(AllOf, several),
        st.builds(AnyOf, several),
        st.builds(Required, squares, st.just(""), nodes),
        st.builds(Required, st.none(), tag, nodes),
    )


trees: st.SearchStrategy[Node] = st.recursive(leaves, _grown, max_leaves=5)
