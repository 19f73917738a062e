"""Conditions: the tree of what a member did that earns a badge or opens a quest."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.rules.badges import Rule
from quests.rules.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Count,
    Distinct,
    Happening,
    HasBadge,
    Level,
    Lines,
    Metric,
    NoneOf,
    NotACondition,
    Streak,
    Sum,
    Test,
    Window,
    leaves,
    progress,
    read_condition,
    read_tree,
    value,
    write_condition,
)
from quests.rules.conditions.happenings import Value
from quests.rules.levels import STEPS
from quests.rules.lives import Happened, Life, Versioned
from quests.rules.streaks import SchoolDays

MONDAY = date(2026, 3, 2)
codes = st.sampled_from(["fractions", "reading", "trees"])
numbers = st.integers(1, 20)
tests = st.one_of(
    st.builds(lambda some: Test("tag", tuple(sorted(some))), st.sets(codes, min_size=1)),
    st.builds(lambda some: Test("quest", tuple(sorted(some))), st.sets(numbers, min_size=1)),
    st.builds(lambda ge: Test("try", ge=ge), numbers),
    st.builds(lambda le: Test("minutes", le=le), numbers),
)
metrics = st.builds(
    lambda of, where: Metric(of, tuple(sorted({one.key: one for one in where}.values(), key=str))),
    st.sampled_from(["approved", "returned", "handed_in"]),
    st.lists(tests, max_size=2),
)
windows = st.one_of(
    st.none(),
    st.builds(lambda n: Window(days=n), numbers),
    st.builds(lambda period: Window(period=period), st.sampled_from(["day", "week", "month"])),
    st.just(Window(first=MONDAY, last=MONDAY + timedelta(days=9))),
)
leaf = st.one_of(
    st.builds(Count, metrics, numbers, windows),
    st.builds(Sum, st.sampled_from(["worth", "minutes"]), metrics, numbers, windows),
    st.builds(Distinct, st.sampled_from(["tag", "how", "quest", "weekday"]), metrics, numbers, windows),
    st.builds(Streak, st.sampled_from(["day", "school_day", "week"]), metrics, numbers),
    st.builds(Lines, numbers, st.sampled_from([0, 5])),
    st.builds(HasBadge, codes, st.integers(1, 3)),
    st.builds(Level, numbers),
)
trees: st.SearchStrategy[Condition] = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(NoneOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AtLeast, st.integers(1, 3), st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


def happening(day: int = 0, kind: str = "approved", lines: tuple[str, ...] = (), **values: Value) -> Happening:
    when = MONDAY + timedelta(days=day)
    return Happening(
        kind, when, {"weekday": when.isoweekday(), **{key.rstrip("_"): said for key, said in values.items()}}, lines
    )


def life(condition: Condition, *happenings: Happening) -> Life:
    """Who has lived through `happenings`, with all counted that `condition` asks for."""
    one = Life(SchoolDays(), STEPS, {"asked": Versioned(1, Rule(condition=condition))})
    one.live_all(Happened(number, number, what) for number, what in enumerate(happenings, start=1))
    return one


def far(data: object, *happenings: Happening) -> tuple[int, int]:
    condition = read_tree(data)
    found = progress(condition, life(condition, *happenings))
    return found.done, found.total


@given(trees)
def test_a_tree_is_read_as_it_was_written(tree):
    assert read_condition(write_condition(tree)) == tree


@pytest.mark.parametrize(
    "data, path",
    [
        ("five", ()),
        ([], ()),
        ({}, ()),
        ({"ge": 3}, ("ge",)),
        ({"often": 3}, ("often",)),
        ({"count": "approved"}, ("ge",)),
        ({"count": "danced", "ge": 3}, ("count",)),
        ({"count": "approved", "ge": 0}, ("ge",)),
        ({"count": "approved", "ge": True}, ("ge",)),
        ({"count": "approved", "ge": 1.5}, ("ge",)),
        ({"count": "approved", "ge": 3, "whithin": "7d"}, ("whithin",)),
        ({"count": "approved", "ge": 3, "within": "soon"}, ("within",)),
        ({"count": "approved", "ge": 3, "within": {"from": "2026-02-30", "to": "2026-03-01"}}, ("within", "from")),
        ({"count": "approved", "ge": 3, "where": {"colour": "red"}}, ("where", "colour")),
        ({"count": "approved", "ge": 3, "where": {"tag": "has space"}}, ("where", "tag")),
        ({"count": "approved", "ge": 3, "where": {"try": {"gt": 1}}}, ("where", "try", "gt")),
        ({"all": {"count": "approved", "ge": 1}}, ("all",)),
        ({"any": [{"line": "any"}, {"line": "middle"}]}, ("any", 1, "line")),
        ({"at_least": {"n": 0, "of": []}}, ("at_least", "n")),
        ({"at_least": {"n": 1}}, ("at_least", "of")),
        ({"has_badge": ""}, ("has_badge",)),
        ({"streak": "hour", "ge": 2}, ("streak",)),
        ({"sum": "marks", "ge": 2}, ("sum",)),
        ({"all": [{"all": [{"all": [{"all": [{"all": [{"all": []}]}]}]}]}]}, None),
        ({"any": [{"level": 1}] * 65}, ()),
    ],
)
def test_what_is_not_known_is_an_error_that_says_where(data, path):
    if path is None:
        read_tree(data)  # six levels are allowed
        with pytest.raises(NotACondition):
            read_tree({"all": [data]})
        return
    with pytest.raises(NotACondition) as refused:
        read_tree(data)
    assert refused.value.path == path


def test_text_that_is_no_json_is_refused():
    with pytest.raises(NotACondition):
        read_condition("{")


def test_any_of_nothing_is_false_and_none_of_nothing_is_true():
    empty = life(Level(1))
    assert not progress(AnyOf(()), empty).met
    assert progress(NoneOf(()), empty).met
    assert progress(All(()), empty).met
    assert not progress(AtLeast(1, ()), empty).met


def test_a_count_asks_for_what_its_tests_pick():
    data = {"count": "approved", "where": {"tag": ["fractions", "trees"], "try": {"ge": 2}}, "ge": 2}
    two = happening(tag=("fractions", "food"), try_=2), happening(tag=("trees",), try_=3)
    assert far(data, *two) == (2, 2)
    assert far(data, happening(tag=("fractions",), try_=1), happening(tag=("food",), try_=2)) == (0, 2)
    assert far(data, happening(kind="handed_in", tag=("trees",), try_=2)) == (0, 2)


@pytest.mark.parametrize(
    "within, days, n",
    [
        ("ever", [0, 40, 400], 3),
        ("7d", [0, 1, 6], 3),
        ("7d", [0, 1, 7], 2),
        ("day", [6, 6, 7], 1),
        ("week", [0, 6], 2),
        ("week", [6, 7], 1),
        ("month", [0, 29], 2),
        ("month", [29, 30], 1),
        ({"from": "2026-03-03", "to": "2026-03-05"}, [0, 1, 3, 4], 2),
    ],
)
def test_a_window_is_seen_from_the_latest_day(within, days, n):
    data = {"count": "approved", "within": within, "ge": 9}
    assert far(data, *(happening(day) for day in days)) == (n, 9)


def test_a_sum_adds_up_what_things_were_worth():
    assert far({"sum": "worth", "ge": 50}, happening(worth=20), happening(worth=0), happening(worth=15)) == (35, 50)
    assert far({"sum": "minutes", "within": "2d", "ge": 90}, happening(0, minutes=60), happening(2, minutes=30)) == (
        30,
        90,
    )


def test_different_ones_count_once_each():
    data = {"distinct": "tag", "ge": 5}
    assert far(data, happening(tag=("a", "b")), happening(tag=("b",)), happening(tag=())) == (2, 5)
    assert far({**data, "within": "3d"}, happening(0, tag=("a",)), happening(4, tag=("b", "c"))) == (2, 5)
    assert far({"distinct": "weekday", "ge": 5}, happening(0), happening(7), happening(1)) == (2, 5)


def test_a_streak_of_school_days_is_not_broken_by_a_weekend():
    data = {"streak": "school_day", "ge": 9}
    assert far(data, *(happening(day, "handed_in") for day in (3, 4, 7, 8))) == (4, 9)
    assert far({"streak": "week", "ge": 9}, *(happening(day, "handed_in") for day in (0, 8, 20))) == (3, 9)


def test_a_line_counts_once_however_often_it_was_made():
    again = happening(lines=("5:1.2.3",)), happening(lines=("5:1.2.3", "6:7.8.9"))
    assert far({"line": "any", "ge": 3}, *again) == (2, 3)
    assert far({"line": 5, "ge": 3}, *again) == (1, 3)


def test_a_removed_badge_is_never_held():
    assert far({"has_badge": "gone"}) == (0, 1)


@given(trees, st.lists(st.builds(happening, st.integers(0, 20), st.sampled_from(["approved", "returned"])), max_size=6))
def test_progress_is_met_exactly_when_the_tree_is_true(tree, happenings):
    """By the plain meaning of the groups, leaf by leaf."""
    lived = life(tree, *sorted(happenings, key=lambda one: one.day))

    def true(node: Condition) -> bool:
        match node:
            case All(of):
                return all(map(true, of))
            case AnyOf(of):
                return any(map(true, of))
            case NoneOf(of):
                return not any(map(true, of))
            case AtLeast(n, of):
                return sum(map(true, of)) >= n
            case HasBadge(_, tier):
                return value(node, lived) >= tier
            case _:
                return value(node, lived) >= node.ge

    assert progress(tree, lived).met == true(tree)


@given(trees)
def test_equal_metrics_are_counted_under_one_name(tree):
    for one in leaves(tree):
        if isinstance(one, Count):
            turned = replace(one.metric, where=tuple(reversed(one.metric.where)))
            assert turned.key == one.metric.key
            assert json.loads(write_condition(one))["ge"] == one.ge
