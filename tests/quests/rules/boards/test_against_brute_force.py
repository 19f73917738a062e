"""Everything the rules say of a board, against trying every set of squares."""

from itertools import chain, combinations
from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quests.rules import boards as rules
from quests.rules.boards import AllOf, AnyOf, Layout, Line, Node, NOf, OnePer, Required, Spot, SumAtLeast, Whole
from tests.quests.rules.boards.brute import layouts, met, sets_of, trees, ways

MINUTES = st.integers(0, 30)


def compare(tree, layout, minutes, done=(), closed=()):
    """The lint, what is left, and whether it is finished, each as trying says it is."""
    found = rules.lint(tree, layout, minutes, done=done, closed=closed)
    by_trying = ways(tree, layout, done, closed)
    still_open = set(layout.squares) - set(done) - set(closed)
    assert found.solvable == bool(by_trying)
    assert set(found.unreachable) == still_open - set(chain.from_iterable(by_trying))
    effort = [sum(minutes[square] for square in way) for way in by_trying]
    assert found.least_minutes == min(effort, default=0)
    assert found.most_minutes == sum(minutes[square] for square in still_open)
    tiny = [way for way in by_trying if all(0 < minutes[square] <= 5 for square in way) and len(way) <= 1]
    assert found.trivial == bool(tiny)
    assert rules.complete(tree, layout, done) == met(tree, layout, done)
    least = min(map(len, by_trying), default=0)
    smallest = sorted((way for way in by_trying if len(way) == least and way), key=sorted)
    near = rules.nearest(tree, layout, done, closed, most=1000)
    assert near == smallest


@st.composite
def cases(draw, holes=True):
    """A tree, a board, minutes, and what one student has done and cannot do."""
    layout = draw(layouts(holes=holes))
    minutes = {square: draw(MINUTES) for square in layout.squares}
    where = {square: draw(st.sampled_from(["open", "open", "open", "done", "closed"])) for square in layout.squares}
    return (
        draw(trees),
        layout,
        minutes,
        *({at for at, one in where.items() if one == what} for what in ("done", "closed")),
    )


@settings(deadline=None, max_examples=200)
@given(cases())
def test_every_answer_is_what_trying_says(case):
    compare(*case)


@pytest.mark.slow
def test_every_answer_is_what_trying_says_on_many_thousand_boards():
    @settings(deadline=None, max_examples=20_000)
    @given(cases())
    def many(case):
        compare(*case)

    many()


TAGGED = Layout(
    3, 3, tuple(Spot((n // 3, n % 3), (2, 5, 8)[n // 3], (("must", "may", "main")[n // 3],)) for n in range(9))
)
LEAVES: list[Node] = [
    *(
        Line(length, ways)
        for length in (1, 2, 3, 4)
        for ways in (rules.ALL_WAYS, ("rows",), ("diagonals",), ("corners",))
    ),
    Whole(),
    *(NOf(n, tag) for n in (1, 3, 4, 9, 10) for tag in ("", "may", "nowhere")),
    *(SumAtLeast(n, tag) for n in (1, 10, 45, 46) for tag in ("", "main")),
    *(OnePer(group) for group in ("row", "column", "tag")),
    OnePer("tag", ("must", "nowhere")),
]
PAIRS: list[Node] = [kind(pair) for pair in combinations(LEAVES, 2) for kind in (AllOf, AnyOf)]
REQUIRED = [Required((1, 1), "", one) for one in LEAVES] + [Required(None, "must", one) for one in LEAVES]


@pytest.mark.parametrize("tree", [*LEAVES, *REQUIRED, AllOf(()), AnyOf(())], ids=str)
def test_each_kind_on_three_by_three(tree):
    minutes = {square: 3 + 5 * number for number, square in enumerate(TAGGED.squares)}
    compare(tree, TAGGED, minutes)
    compare(tree, TAGGED, minutes, {(0, 0), (1, 1)}, {(2, 2)})


@pytest.mark.slow
@pytest.mark.parametrize("tree", PAIRS, ids=str)
def test_each_pair_of_kinds_on_three_by_three(tree):
    compare(tree, TAGGED, dict.fromkeys(TAGGED.squares, 4))


def test_what_is_left_for_a_line_on_every_board_of_three_by_three():
    layout, tree = Layout.plain(3, 3), Line(3)
    for done in sets_of(layout.squares):
        compare(tree, layout, dict.fromkeys(layout.squares, 7), done)


@given(trees, layouts(), st.data())
def test_doing_what_is_left_finishes_the_board(tree, layout, data):
    done = set(data.draw(st.lists(st.sampled_from(layout.squares)))) if layout.squares else set()
    for left in rules.nearest(tree, layout, done):
        assert left.isdisjoint(done)
        assert not rules.complete(tree, layout, done)
        assert rules.complete(tree, layout, done | left)


@given(trees, layouts(), st.data())
def test_doing_more_never_undoes_what_is_reached(tree, layout, data):
    some = st.lists(st.sampled_from(layout.squares)).map(set) if layout.squares else st.just(set())
    done, more = data.draw(some), data.draw(some)
    assert rules.complete(tree, layout, done) <= rules.complete(tree, layout, done | more)


@settings(deadline=None)
@given(trees, layouts(), st.data())
def test_what_is_said_to_help_does_bring_it_on(tree, layout, data):
    """A square that helps one part by itself makes that part's count go up."""
    done = set(data.draw(st.lists(st.sampled_from(layout.squares)))) if layout.squares else set()
    far = rules.progress(tree, layout, done)
    for square in set(layout.squares) - done:
        node = rules.help_of(far, layout, square)
        if node is not None:
            assert rules.progress(node, layout, done | {square}).done > rules.progress(node, layout, done).done


BINGO = Line(5, (*rules.ALL_WAYS, "corners"))


@pytest.mark.parametrize("rows, columns", [(5, 5), (6, 5), (5, 6)])
def test_a_large_board_is_looked_over_at_once(rows, columns):
    layout = Layout(rows, columns, tuple(Spot((n // columns, n % columns), 1 + n % 5) for n in range(rows * columns)))
    minutes = dict.fromkeys(layout.squares, 10)
    chance = Random(rows)
    began = perf_counter()
    for tree in (BINGO, AllOf((OnePer("column"), SumAtLeast(20))), Required((2, 2), "", BINGO), NOf(12)):
        rules.lint(tree, layout, minutes)
        for _ in range(10):
            rules.nearest(tree, layout, set(chance.sample(layout.squares, 8)))
    assert perf_counter() - began < 2


def test_bingo_of_five_by_five_is_what_everybody_knows():
    layout = Layout.plain(5, 5)
    found = rules.lint(Line(5), layout, dict.fromkeys(layout.squares, 10))
    assert (found.solvable, found.unreachable, found.least_minutes, found.most_minutes) == (True, (), 50, 250)
    middle = [(2, column) for column in range(4)]
    assert rules.nearest(Line(5), layout, middle) == [frozenset({(2, 4)})]
