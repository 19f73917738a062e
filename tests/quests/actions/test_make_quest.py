"""A teacher makes a quest."""

import pytest

from quests.errors import Invalid
from quests.queries.pages import student_page
from quests.queries.quests import find_cell, find_quest, single_quests


def test_it_is_there_for_everybody_to_take(room):
    quest = room.new_quest(title="Pizza maths", task="Cut a pizza\ntwo ways.", points=15, minutes=20)
    found = room.read(find_quest, quest)
    assert (found.title, found.task, found.points, found.minutes) == ("Pizza maths", "Cut a pizza\ntwo ways.", 15, 20)
    assert [one.quest_id for one in room.read(single_quests)] == [quest]
    assert [one.quest_id for one in room.read(student_page, room.sam).singles] == [quest]


@pytest.mark.parametrize(
    "title, short, button",
    [
        ("Pizza maths for two", "", "Pizza maths"),
        ("Pizza maths", "Pizza", "Pizza"),
        ("Donaudampfschifffahrtsgesellschaft", "", "Donaudampfschifffahrtsge"),
    ],
)
def test_a_button_shows_at_most_two_short_words(room, title, short, button):
    assert room.read(find_quest, room.new_quest(title=title, short=short)).short == button


@pytest.mark.parametrize(
    "values, problem",
    [
        ({"title": ""}, ("title", "required")),
        ({"title": "x" * 81}, ("title", "too_long")),
        ({"task": ""}, ("task", "required")),
        ({"task": "x" * 2001}, ("task", "too_long")),
        ({"short": "x" * 25}, ("short", "too_long")),
        ({"points": -1}, ("points", "too_small")),
        ({"points": 1001}, ("points", "too_big")),
        ({"minutes": 601}, ("minutes", "too_big")),
    ],
)
def test_what_does_not_fit_makes_none(room, values, problem):
    with pytest.raises(Invalid) as refused:
        room.new_quest(**values)
    assert (refused.value.field, refused.value.problem) == problem
    assert room.read(single_quests) == []


@pytest.mark.parametrize("name", ["pizza maths", "PIZZA", " Pizza m "])
def test_it_is_found_by_the_beginning_of_its_title(room, name):
    quest = room.new_quest(title="Pizza maths")
    assert room.read(find_cell, name, room.sam) == quest


def test_it_keeps_what_it_is_about_and_when_it_opens(room):
    quest = room.new_quest(tags=("Fractions", "reading"), opens_at=room.desk.clock.now())
    found = room.read(find_quest, quest)
    assert (found.tags, found.opens_at) == (("fractions", "reading"), room.desk.clock.now())
