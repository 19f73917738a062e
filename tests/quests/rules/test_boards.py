"""Lines of a board, and how far one is, against trying everything out."""

from itertools import chain, combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.errors import Incomplete
from quests.rules import boards

DIRECTIONS = {(0, 1), (1, 0), (1, 1), (1, -1)}
SHAPES = [(3, 3), (2, 3), (4, 4), (3, 5), (1, 4), (4, 1), (1, 1), (2, 2)]


def squares_of(rows, columns):
    return list(product(range(rows), range(columns)))


def straight(squares):
    """Whether `squares`, in order, go on in one direction step by step."""
    steps = {(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(squares)}
    return len(squares) == 1 or (len(steps) == 1 and steps <= DIRECTIONS)


@pytest.mark.parametrize("rows, columns", SHAPES)
def test_lines_are_just_the_straight_ones(rows, columns):
    length = min(rows, columns)
    found = boards.lines(rows, columns, length)
    by_hand = {frozenset(some) for some in combinations(squares_of(rows, columns), length) if straight(some)}
    assert {frozenset(line) for line in found} == by_hand
    assert len(found) == len(by_hand)


@pytest.mark.parametrize("rows, columns, count", [(3, 3, 8), (4, 4, 10), (5, 5, 12), (2, 2, 6), (1, 5, 5), (3, 4, 14)])
def test_so_many_lines_there_are(rows, columns, count):
    assert len(boards.lines(rows, columns, min(rows, columns))) == count


def test_what_is_left_for_a_line_on_every_board_of_three_by_three():
    squares = squares_of(3, 3)
    all_lines = boards.lines(3, 3, 3)
    for done in map(set, chain.from_iterable(combinations(squares, size) for size in range(10))):
        finished = boards.complete(all_lines, done)
        assert finished == [line for line in all_lines if set(line) <= done]
        assert set(boards.nearest(all_lines, done)) == nearest_by_trying(all_lines, done, squares, finished)


def nearest_by_trying(all_lines, done, squares, finished):
    """The smallest sets of open squares that complete one more line."""
    still_open = [square for square in squares if square not in done]
    for size in range(1, len(still_open) + 1):
        enough = {
            frozenset(some)
            for some in combinations(still_open, size)
            if len(boards.complete(all_lines, done | set(some))) > len(finished)
        }
        if enough:
            return enough
    return set()


@given(st.sampled_from(SHAPES), st.data())
def test_doing_what_is_left_completes_a_line(shape, data):
    rows, columns = shape
    all_lines = boards.lines(rows, columns, min(shape))
    done = set(data.draw(st.lists(st.sampled_from(squares_of(rows, columns)))))
    before = len(boards.complete(all_lines, done))
    for left in boards.nearest(all_lines, done):
        assert left.isdisjoint(done)
        assert len(boards.complete(all_lines, done | left)) > before


def test_a_full_board_leaves_nothing():
    assert boards.nearest(boards.lines(3, 3, 3), set(squares_of(3, 3))) == []


@pytest.mark.parametrize("square, name", [((0, 0), "A1"), ((1, 1), "B2"), ((2, 0), "A3"), ((0, 2), "C1")])
def test_columns_are_letters_and_rows_are_numbers(square, name):
    assert boards.coordinate(square) == name


def test_names_of_squares_are_all_different():
    assert len({boards.coordinate(square) for square in squares_of(9, 26)}) == 9 * 26


@given(st.integers(1, 10))
def test_a_completion_is_read_as_it_was_written(length):
    assert boards.read_completion(boards.AnyLine(length).text()) == boards.AnyLine(length)


def test_a_completion_of_a_later_version_is_an_error():
    with pytest.raises(KeyError):
        boards.read_completion('{"all": true}')


@given(st.lists(st.integers(0, 60), min_size=9, max_size=9))
def test_the_least_effort_is_the_easiest_line(minutes):
    effort = dict(zip(squares_of(3, 3), minutes, strict=True))
    lint = boards.lint(3, 3, effort, boards.AnyLine(3))
    assert lint.least_minutes == min(sum(effort[square] for square in line) for line in boards.lines(3, 3, 3))
    assert lint.most_minutes == sum(minutes)


@given(st.integers(0, 8))
def test_a_board_with_holes_is_not_ready(have):
    with pytest.raises(Incomplete) as refused:
        boards.lint(3, 3, dict.fromkeys(squares_of(3, 3)[:have], 5), boards.AnyLine(3))
    assert (refused.value.have, refused.value.need) == (have, 9)
