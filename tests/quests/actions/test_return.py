"""A teacher answers "not yet", with one next step."""

import pytest

from quests.actions import attempts
from quests.errors import Invalid, NotNow
from quests.queries.attempts import in_progress, latest_hand_in, unseen_answers, waiting
from quests.queries.points import balance, tallies_of


def test_the_student_reads_the_next_step(room):
    attempt = room.hand_in(room.sam).attempt
    room.give_back(attempt, next_step="Say why.", note="Good start.")
    answer = room.read(latest_hand_in, attempt)
    assert (answer.state, answer.next_step, answer.note) == ("returned", "Say why.", "Good start.")


def test_it_comes_first_on_the_students_page(room, clock):
    room.write(attempts.take, quest=room.quests[1], by=room.sam)
    clock.tick()
    room.give_back(room.hand_in(room.sam).attempt)
    assert [one.state for one in room.read(in_progress, room.sam)] == ["returned", "taken"]


def test_it_pays_and_counts_nothing(room):
    room.give_back(room.hand_in(room.sam).attempt)
    assert (room.read(balance, room.sam), room.read(tallies_of, room.sam).get("approved")) == (0, None)
    assert room.read(waiting) == []


@pytest.mark.parametrize("step", ["", "  ", "\u200b"])
def test_a_next_step_is_needed(room, step):
    attempt = room.hand_in(room.sam).attempt
    with pytest.raises(Invalid) as refused:
        room.give_back(attempt, next_step=step)
    assert (refused.value.field, refused.value.problem) == ("next_step", "required")
    assert room.attempt(room.sam).state == "handed_in"


def test_what_changed_since_it_was_shown_is_not_returned(room):
    attempt = room.hand_in(room.sam).attempt
    room.give_back(attempt)
    room.hand_in(room.sam)
    with pytest.raises(NotNow):
        room.give_back(attempt, try_no=1)


def test_an_answer_is_new_until_it_was_seen(room, clock):
    attempt = room.hand_in(room.sam).attempt
    clock.tick()
    room.give_back(attempt)
    (answer,) = room.read(unseen_answers, room.sam)
    assert (answer.decision, answer.by, answer.at) == ("returned", "Ms Lee", clock.now())
    room.write(attempts.mark_seen, quest=room.quests[0], by=room.sam)
    assert room.read(unseen_answers, room.sam) == ()


def test_a_second_answer_is_new_again(room):
    attempt = room.hand_in(room.sam).attempt
    room.give_back(attempt)
    room.write(attempts.mark_seen, quest=room.quests[0], by=room.sam)
    room.hand_in(room.sam)
    room.approve(attempt)
    assert [one.decision for one in room.read(unseen_answers, room.sam)] == ["approved"]
