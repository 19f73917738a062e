"""A student takes a quest on."""

import pytest

from quests.actions import attempts
from quests.errors import Closed, NotFound, NotNow
from quests.ids import QuestId
from tests.races import at_once


def test_a_quest_that_was_taken_is_in_progress(room):
    taken = room.write(attempts.take, quest=room.quests[0], by=room.sam)
    attempt = room.attempt(room.sam)
    assert (attempt.attempt_id, attempt.state, attempt.tries) == (taken.attempt, "taken", 0)


def test_two_students_may_take_the_same_quest(room):
    one = room.write(attempts.take, quest=room.quests[0], by=room.sam)
    two = room.write(attempts.take, quest=room.quests[0], by=room.ada)
    assert one.attempt != two.attempt


def test_a_quest_is_taken_once(room):
    room.write(attempts.take, quest=room.quests[0], by=room.sam)
    with pytest.raises(NotNow):
        room.write(attempts.take, quest=room.quests[0], by=room.sam)


def test_a_double_click_takes_it_once(room):
    def take(work):
        return attempts.take(work, quest=room.quests[0], by=room.sam)

    first, second = at_once(room.desk, room.classroom, take, take)
    assert room.attempt(room.sam).attempt_id == first.attempt
    assert isinstance(second, NotNow)


def test_a_closed_quest_is_not_taken(room, clock):
    quest = room.new_quest(closes_at=clock.now() + 1)
    clock.tick()
    with pytest.raises(Closed) as refused:
        room.write(attempts.take, quest=quest, by=room.sam)
    assert refused.value.at < clock.now()


def test_a_due_quest_may_still_be_taken(room, clock):
    quest = room.new_quest(due_at=clock.now() + 1)
    clock.tick()
    assert room.write(attempts.take, quest=quest, by=room.sam)


def test_there_is_no_quest_by_a_guessed_id(room):
    with pytest.raises(NotFound):
        room.write(attempts.take, quest=QuestId(12345), by=room.sam)
