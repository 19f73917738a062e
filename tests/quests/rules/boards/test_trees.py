"""A completion tree as data: read strictly, written as it is read."""

import json

import pytest
from hypothesis import given

from quests.rules import boards as rules
from quests.rules.boards import AllOf, BadTree, Bonus, Line, Required, Whole
from tests.quests.rules.boards.brute import trees


@given(trees)
def test_a_tree_is_read_as_it_was_written(tree):
    assert rules.read_completion(rules.write_completion(tree)) == tree


def test_the_first_versions_boards_stay_readable():
    assert rules.read_completion('{"line": 3}') == Line(3)


@pytest.mark.parametrize(
    "data, where, problem",
    [
        ({"lines": 3}, "", "unknown_key"),
        ({}, "", "missing_key"),
        ([3], "", "not_an_object"),
        ({"line": 3, "length": 3}, "length", "unknown_key"),
        ({"line": "3"}, "line", "not_a_number"),
        ({"line": True}, "line", "not_a_number"),
        ({"line": 0}, "line", "too_small"),
        ({"n_of": 10_001}, "n_of", "too_big"),
        ({"line": 3, "ways": ["round"]}, "ways", "not_a_choice"),
        ({"line": 3, "ways": []}, "ways", "not_a_choice"),
        ({"line": 3, "n_of": 3}, "", "unknown_key"),
        ({"one_per": "shelf"}, "one_per", "not_a_choice"),
        ({"one_per": "row", "tags": ["main"]}, "tags", "unknown_key"),
        ({"n_of": 3, "tag": "two words"}, "tag", "not_text"),
        ({"required": {"square": [1]}}, "required.square", "not_a_choice"),
        ({"required": {"square": [1, -1]}}, "required.square", "too_small"),
        ({"required": {"place": 1}}, "required", "unknown_key"),
        ({"required": {"tag": ""}}, "required.tag", "not_text"),
        ({"required": {"tag": "must"}, "then": {}}, "then", "unknown_key"),
        ({"all": False}, "all", "not_a_list"),
        ({"all": [{"line": 3}, {"any": [{"nof": 1}]}]}, "all[1].any[0]", "unknown_key"),
        ({"any": [{"line": 1}] * 17}, "any", "too_big"),
    ],
    ids=str,
)
def test_what_is_no_tree_says_where_and_why(data, where, problem):
    with pytest.raises(BadTree) as refused:
        rules.read_tree(data)
    assert (refused.value.where, refused.value.problem) == (where, problem)


def test_a_tree_that_is_too_deep_is_none():
    data: dict[str, object] = {"line": 3}
    for _ in range(6):
        data = {"all": [data]}
    with pytest.raises(BadTree, match="too_deep"):
        rules.read_tree(data)


def test_requiring_something_may_be_all_that_is_asked():
    assert rules.read_tree({"required": {"tag": "must"}}) == Required(None, "must", AllOf(()))


BONUSES = [{"each": {"line": 3}, "points": 5}, {"when": {"all": True}, "points": 50}, {"points": 20}]


def test_bonuses_are_read_as_they_were_written():
    found = rules.read_bonuses(json.dumps(BONUSES))
    assert found == (Bonus(5, each=Line(3)), Bonus(50, when=Whole()), Bonus(20))
    assert json.loads(rules.write_bonuses(found)) == BONUSES


@pytest.mark.parametrize(
    "data, where",
    [
        ({}, "bonuses"),
        ([3], "bonuses[0]"),
        ([{}], "bonuses[0].points"),
        ([{"points": 0}], "bonuses[0].points"),
        ([{"points": 5, "for": "all"}], "bonuses[0].for"),
        ([{"points": 5, "each": {"all": True}}], "bonuses[0].each"),
        ([{"points": 5, "each": {"line": 3}, "when": {"all": True}}], "bonuses[0].when"),
        ([{"points": 5}] * 6, "bonuses"),
    ],
    ids=str,
)
def test_what_is_no_bonus_says_where(data, where):
    with pytest.raises(BadTree) as refused:
        rules.bonuses_of(data)
    assert refused.value.where == where
