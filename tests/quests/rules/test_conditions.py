"""Conditions: the tree that earns a badge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.rules import conditions
from quests.rules.conditions import Count

counts = st.builds(Count, st.text(max_size=20), st.integers(1, 10**9))


@given(counts)
def test_a_condition_is_read_as_it_was_written(condition):
    assert conditions.read_condition(conditions.write_condition(condition)) == condition


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "5",
        "null",
        '["count", "ge"]',
        "{}",
        '{"count": "approved"}',
        '{"ge": 3}',
        '{"count": "approved", "ge": 3, "within": 7}',
        '{"count": 3, "ge": 3}',
        '{"count": "approved", "ge": "3"}',
        '{"count": "approved", "ge": 1.5}',
        '{"count": "approved", "ge": true}',
        '{"count": "approved", "ge": 0}',
        '{"count": "approved", "ge": -1}',
        '{"any": []}',
    ],
)
def test_what_is_not_known_is_an_error_when_it_is_read(text):
    with pytest.raises(ValueError, match=r"."):
        conditions.read_condition(text)


@given(counts, st.integers(-5, 10**9))
def test_it_is_met_when_there_is_enough_and_never_more_than_whole(condition, n):
    far = conditions.progress(condition, {condition.tally: n})
    assert far.met == (n >= condition.ge)
    assert far.done <= far.total == condition.ge


@given(counts, st.dictionaries(st.text(), st.integers()))
def test_other_tallies_do_not_matter(condition, tallies):
    tallies.pop(condition.tally, None)
    assert conditions.progress(condition, tallies).done == 0


@given(counts, st.lists(st.integers(1, 50), max_size=20))
def test_more_never_makes_it_less(condition, steps):
    n, before = 0, 0
    for step in steps:
        n += step
        done = conditions.progress(condition, {condition.tally: n}).done
        assert done >= before
        before = done


def test_the_ready_ones_can_be_written_and_read():
    for condition in conditions.READY.values():
        assert conditions.read_condition(conditions.write_condition(condition)) == condition
