"""A student puts a quest back, without trace."""

import pytest

from quests.actions import attempts
from quests.errors import NotNow, NotYours
from tests.races import at_once


def test_a_quest_put_back_is_open_again(room):
    attempt = room.write(attempts.take, quest=room.quests[0], by=room.sam).attempt
    room.write(attempts.put_back, attempt=attempt, by=room.sam)
    assert room.attempt(room.sam) is None
    assert room.write(attempts.take, quest=room.quests[0], by=room.sam).attempt != attempt


def test_what_was_handed_in_and_taken_back_unseen_can_be_put_back(room):
    attempt = room.hand_in(room.sam).attempt
    room.write(attempts.take_back, attempt=attempt, by=room.sam)
    room.write(attempts.put_back, attempt=attempt, by=room.sam)
    assert room.attempt(room.sam) is None


@pytest.mark.parametrize("answer", ["none", "approved", "returned"])
def test_what_is_handed_in_is_not_put_back(room, answer):
    attempt = room.hand_in(room.sam).attempt
    if answer != "none":
        (room.approve if answer == "approved" else room.give_back)(attempt)
    with pytest.raises(NotNow):
        room.write(attempts.put_back, attempt=attempt, by=room.sam)


def test_nobody_puts_back_what_is_another_students(room):
    attempt = room.write(attempts.take, quest=room.quests[0], by=room.sam).attempt
    with pytest.raises(NotYours):
        room.write(attempts.put_back, attempt=attempt, by=room.ada)


def test_putting_back_and_handing_in_at_once_ends_in_one_of_them(room):
    attempt = room.write(attempts.take, quest=room.quests[0], by=room.sam).attempt
    _, refused = at_once(
        room.desk,
        room.classroom,
        lambda work: attempts.hand_in(work, quest=room.quests[0], by=room.sam, evidence="My work"),
        lambda work: attempts.put_back(work, attempt=attempt, by=room.sam),
    )
    assert isinstance(refused, NotNow)
    assert room.attempt(room.sam).state == "handed_in"
