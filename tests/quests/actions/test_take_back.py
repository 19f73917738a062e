"""A student takes a hand-in back before anybody has looked at it."""

import pytest

from quests.actions import attempts, review
from quests.errors import AlreadyLookedAt, NotFound, NotNow, NotYours
from quests.ids import AttemptId
from quests.queries.attempts import latest_hand_in, unseen_answers, waiting
from tests.races import at_once


def test_a_first_hand_in_taken_back_leaves_a_taken_quest(room):
    handed_in = room.hand_in(room.sam)
    room.write(attempts.take_back, attempt=handed_in.attempt, by=room.sam)
    assert room.attempt(room.sam).state == "taken"
    assert room.read(waiting) == []
    assert room.read(latest_hand_in, handed_in.attempt) is None


def test_a_second_try_taken_back_leaves_a_returned_quest(room):
    attempt = room.hand_in(room.sam).attempt
    room.give_back(attempt, next_step="Draw it.")
    room.hand_in(room.sam)
    room.write(attempts.take_back, attempt=attempt, by=room.sam)
    assert room.attempt(room.sam).state == "returned"
    assert room.read(latest_hand_in, attempt).next_step == "Draw it."


def test_it_can_be_handed_in_again_afterwards(room):
    attempt = room.hand_in(room.sam).attempt
    room.write(attempts.take_back, attempt=attempt, by=room.sam)
    assert room.hand_in(room.sam, evidence="Better").try_no == 1
    assert room.approve(attempt).try_no == 1


def test_what_the_teacher_asked_for_last_is_not_lost_by_it(room):
    attempt = room.hand_in(room.sam).attempt
    room.give_back(attempt, next_step="Draw it.")
    room.hand_in(room.sam)
    room.write(attempts.take_back, attempt=attempt, by=room.sam)
    assert [one.decision for one in room.read(unseen_answers, room.sam)] == ["returned"]
    room.hand_in(room.sam)
    (one,) = room.read(waiting)
    assert (one.try_no, one.last_step) == (2, "Draw it.")


def test_it_is_too_late_once_a_teacher_looks(room):
    handed_in = room.hand_in(room.sam)
    room.write(review.look_at, hand_in=handed_in.hand_in)
    with pytest.raises(AlreadyLookedAt):
        room.write(attempts.take_back, attempt=handed_in.attempt, by=room.sam)
    assert room.attempt(room.sam).state == "handed_in"


def test_it_is_taken_back_once(room):
    attempt = room.hand_in(room.sam).attempt
    room.write(attempts.take_back, attempt=attempt, by=room.sam)
    with pytest.raises(NotNow):
        room.write(attempts.take_back, attempt=attempt, by=room.sam)


def test_an_answer_stands(room):
    attempt = room.done(room.sam).attempt
    with pytest.raises(NotNow):
        room.write(attempts.take_back, attempt=attempt, by=room.sam)


def test_nobody_takes_back_what_is_another_students(room):
    attempt = room.hand_in(room.sam).attempt
    with pytest.raises(NotYours):
        room.write(attempts.take_back, attempt=attempt, by=room.ada)


def test_there_is_no_attempt_by_a_guessed_id(room):
    with pytest.raises(NotFound):
        room.write(attempts.take_back, attempt=AttemptId(12345), by=room.sam)


def test_taking_back_while_a_teacher_looks_is_too_late(room):
    handed_in = room.hand_in(room.sam)
    _, refused = at_once(
        room.desk,
        room.classroom,
        lambda work: review.look_at(work, hand_in=handed_in.hand_in),
        lambda work: attempts.take_back(work, attempt=handed_in.attempt, by=room.sam),
    )
    assert isinstance(refused, AlreadyLookedAt | NotNow)
    assert room.attempt(room.sam).state == "handed_in"


def test_taking_back_and_approving_at_once_ends_in_one_of_them(room):
    attempt = room.hand_in(room.sam).attempt
    _, refused = at_once(
        room.desk,
        room.classroom,
        lambda work: attempts.take_back(work, attempt=attempt, by=room.sam),
        lambda work: review.approve(work, attempt=attempt, by=room.teacher),
    )
    assert isinstance(refused, NotNow)
    assert room.attempt(room.sam).state == "taken"
