"""A quest that nobody needs to look at."""

import pytest

from quests.actions import attempts, undoing
from quests.errors import NotNow
from quests.queries.attempts import unseen_answers, waiting
from quests.queries.deeds import deeds_of
from quests.queries.pages import student_page
from quests.queries.points import entries_of
from quests.queries.quests import quest_view
from tests.databases import flaws_of


def hand_in(room, quest):
    return room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Work")


def test_handing_in_is_all(room):
    quest = room.new_quest(auto=True, points=7)
    hand_in(room, quest)
    assert room.read(quest_view, quest, room.sam).attempt.state == "approved"
    assert [entry.amount for entry in room.read(entries_of, room.sam)] == [7]
    assert room.read(waiting) == []
    assert room.read(unseen_answers, room.sam) == ()
    assert flaws_of(room.desk) == []


def test_its_teacher_can_take_that_back(room):
    quest = room.new_quest(auto=True, points=7)
    fact = hand_in(room, quest)
    room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert room.read(student_page, room.sam).points == 0
    assert [one.attempt_id for one in room.read(waiting)] == [fact.attempt]
    room.give_back(fact.attempt)
    assert flaws_of(room.desk) == []


def test_it_is_handed_in_once(room):
    quest = room.new_quest(auto=True)
    hand_in(room, quest)
    with pytest.raises(NotNow):
        hand_in(room, quest)
