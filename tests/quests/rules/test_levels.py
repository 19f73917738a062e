"""Levels: a table that rises, and a number that follows the points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.rules.levels import STEPS, Level, check, level_of

TABLES = st.sets(st.integers(1, 5000), max_size=12).map(
    lambda starts: [(f"level {number}", start) for number, start in enumerate(sorted({0, *starts}))]
)


def test_the_table_of_a_new_class_is_sound():
    check(STEPS)


def test_a_level_begins_with_its_first_point():
    assert level_of(0) == Level(1, "spark", 0, 50)
    assert level_of(49).number == 1
    assert level_of(50) == Level(2, "lantern", 50, 120)


def test_the_top_has_no_next():
    top = level_of(1_000_000)
    assert (top.number, top.next_at) == (len(STEPS), None)


def test_below_nothing_it_is_the_first():
    assert level_of(-20).number == 1


@given(TABLES, st.integers(-100, 6000), st.integers(0, 1000))
def test_more_points_are_never_a_lower_level(table, points, more):
    assert level_of(points + more, table).number >= level_of(points, table).number


@given(TABLES, st.integers(0, 6000))
def test_the_points_lie_between_the_level_and_the_next(table, points):
    level = level_of(points, table)
    assert level.starts_at <= points
    assert level.next_at is None or points < level.next_at


@pytest.mark.parametrize(
    "table", [[], [("a", 1)], [("a", 0), ("b", 0)], [("a", 0), ("b", 9), ("c", 8)], [("a", 0), ("a", 5)]]
)
def test_a_table_that_makes_no_sense_is_refused(table):
    with pytest.raises(ValueError, match="level"):
        check(table)
