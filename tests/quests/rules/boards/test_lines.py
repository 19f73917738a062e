"""Lines of a board, against trying everything out."""

from itertools import combinations, pairwise, product

import pytest

from quests.rules import boards

DIRECTIONS = {"rows": {(0, 1)}, "columns": {(1, 0)}, "diagonals": {(1, 1), (1, -1)}}
SHAPES = [(3, 3), (2, 3), (4, 4), (3, 5), (1, 4), (4, 1), (1, 1), (2, 2)]


def squares_of(rows, columns):
    return list(product(range(rows), range(columns)))


def straight(squares, ways):
    """Whether `squares`, in order, go on in one direction step by step."""
    steps = {(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(squares)}
    return len(squares) == 1 or (len(steps) == 1 and steps <= set().union(*(DIRECTIONS[way] for way in ways)))


@pytest.mark.parametrize("ways", [boards.ALL_WAYS, ("rows",), ("columns",), ("diagonals",), ("rows", "columns")])
@pytest.mark.parametrize("rows, columns", SHAPES)
def test_lines_are_just_the_straight_ones(rows, columns, ways):
    length = min(rows, columns)
    found = boards.lines(rows, columns, length, ways)
    by_hand = {frozenset(some) for some in combinations(squares_of(rows, columns), length) if straight(some, ways)}
    assert {frozenset(line) for line in found} == by_hand
    assert len(found) == len(by_hand)


@pytest.mark.parametrize("rows, columns, count", [(3, 3, 8), (4, 4, 10), (5, 5, 12), (2, 2, 6), (1, 5, 5), (3, 4, 14)])
def test_so_many_lines_there_are(rows, columns, count):
    assert len(boards.lines(rows, columns, min(rows, columns))) == count


def test_the_four_corners_are_a_line_of_their_own():
    assert boards.lines(4, 4, 4, ("corners",)) == (((0, 0), (0, 3), (3, 0), (3, 3)),)
    assert len(boards.lines(4, 4, 4, (*boards.ALL_WAYS, "corners"))) == 11


@pytest.mark.parametrize("square, name", [((0, 0), "A1"), ((1, 1), "B2"), ((2, 0), "A3"), ((0, 2), "C1")])
def test_columns_are_letters_and_rows_are_numbers(square, name):
    assert boards.coordinate(square) == name


def test_names_of_squares_are_all_different():
    assert len({boards.coordinate(square) for square in squares_of(9, 26)}) == 9 * 26
