"""A student hands in."""

import pytest

from quests.actions import attempts
from quests.actions.attempts import EVIDENCE_LONGEST
from quests.errors import Closed, Invalid, NotFound, NotNow
from quests.ids import MemberId
from quests.queries.attempts import latest_hand_in, waiting
from tests.races import at_once


def test_handing_in_takes_the_quest_in_the_same_go(room):
    handed_in = room.hand_in(room.sam)
    attempt = room.attempt(room.sam)
    assert (attempt.attempt_id, attempt.state, attempt.tries) == (handed_in.attempt, "handed_in", 1)


def test_what_was_handed_in_waits_for_a_teacher(room):
    handed_in = room.hand_in(room.sam, evidence="Two halves")
    (one,) = room.read(waiting)
    assert (one.hand_in_id, one.evidence, one.title, one.name) == (handed_in.hand_in, "Two halves", "Quest 1", "Sam")


def test_the_longest_waiting_comes_first(room, clock):
    for who in (room.kai, room.sam, room.ada):
        room.hand_in(who)
        clock.tick()
    assert [one.member_id for one in room.read(waiting)] == [room.kai, room.sam, room.ada]


def test_only_the_first_one_ever_says_so(room):
    assert room.hand_in(room.sam, 0).first
    assert not room.hand_in(room.sam, 1).first
    assert room.hand_in(room.ada, 1).first


def test_what_waits_cannot_be_handed_in_again(room):
    room.hand_in(room.sam)
    with pytest.raises(NotNow):
        room.hand_in(room.sam)


def test_what_is_approved_cannot_be_handed_in_again(room):
    room.done(room.sam)
    with pytest.raises(NotNow):
        room.hand_in(room.sam)


def test_a_double_click_hands_in_once(room):
    def hand_in(work):
        return attempts.hand_in(work, quest=room.quests[0], by=room.sam, evidence="My work")

    first, second = at_once(room.desk, room.classroom, hand_in, hand_in)
    assert isinstance(second, NotNow)
    assert room.read(latest_hand_in, first.attempt).hand_in_id == first.hand_in


def test_after_not_yet_it_is_the_next_try_of_the_same_attempt(room):
    first = room.hand_in(room.sam)
    room.give_back(first.attempt)
    second = room.hand_in(room.sam, evidence="Better")
    assert (second.attempt, second.try_no) == (first.attempt, 2)
    assert room.read(latest_hand_in, first.attempt).evidence == "Better"


def test_the_next_try_carries_what_the_teacher_asked_for(room):
    room.give_back(room.hand_in(room.sam).attempt, next_step="Draw it.")
    room.hand_in(room.sam)
    (one,) = room.read(waiting)
    assert one.last_step == "Draw it."


def test_late_work_is_taken_and_says_so(room, clock):
    quest = room.new_quest(due_at=clock.now())
    clock.tick()
    assert room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Late").after_due
    assert room.read(waiting)[0].after_due


def test_work_at_the_very_moment_is_not_late(room, clock):
    quest = room.new_quest(due_at=clock.now())
    assert not room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="In time").after_due


def test_a_closed_quest_takes_no_work(room, clock):
    quest = room.new_quest(closes_at=clock.now())
    with pytest.raises(Closed):
        room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Too late")


def test_who_was_asked_to_try_again_may_do_so_after_it_closed(room, clock):
    quest = room.new_quest(closes_at=clock.now() + 1)
    first = room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="First")
    room.give_back(first.attempt)
    clock.tick()
    assert room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Second").try_no == 2


@pytest.mark.parametrize(
    "evidence, problem",
    [("", "required"), (" \n\u200b ", "required"), ("x" * (EVIDENCE_LONGEST + 1), "too_long")],
)
def test_evidence_must_fit(room, evidence, problem):
    with pytest.raises(Invalid) as refused:
        room.hand_in(room.sam, evidence=evidence)
    assert (refused.value.field, refused.value.problem) == ("evidence", problem)
    assert room.attempt(room.sam) is None


def test_a_teacher_may_hand_in_for_a_student(room):
    handed_in = room.write(
        attempts.hand_in, quest=room.quests[0], by=room.teacher, evidence="On paper", on_behalf_of=room.sam
    )
    assert (handed_in.by, handed_in.member) == (room.teacher, room.sam)
    assert room.attempt(room.sam).state == "handed_in"


def test_nobody_hands_in_for_a_member_who_is_not_there(room):
    with pytest.raises(NotFound):
        room.write(
            attempts.hand_in, quest=room.quests[0], by=room.teacher, evidence="On paper", on_behalf_of=MemberId(12345)
        )


def test_work_that_says_no_way_comes_the_usual_way(room):
    room.hand_in(room.sam)
    (one,) = room.read(waiting)
    assert one.how == "text"


def test_work_comes_in_a_way_that_the_quest_takes(room):
    quest = room.new_quest(formats=("voice", "photo"))
    made = room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="On the shelf", how="voice")
    assert (room.read(waiting)[0].how, room.read(latest_hand_in, made.attempt).how) == ("voice", "voice")


def test_another_way_is_refused_and_nothing_is_handed_in(room):
    quest = room.new_quest(formats=("voice", "photo"))
    with pytest.raises(Invalid) as refused:
        room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Words", how="text")
    assert refused.value.field == "how"
    assert room.read(waiting) == []
