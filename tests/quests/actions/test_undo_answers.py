"""A teacher takes an answer back: as if it had not been given, by adding and never by forgetting."""

import pytest

from quests.actions import attempts, members, undoing
from quests.actions import boards as boarding
from quests.errors import NotUndoable
from quests.ids import DeedId
from quests.queries.attempts import latest_hand_in, unseen_answers, waiting
from quests.queries.badges import badges_of
from quests.queries.deeds import deeds_of
from quests.queries.points import balance, entries_of, tallies_of
from tests.races import at_once


def undo(room, deed=None, by=None):
    """Undo `deed`, or else the last thing the teacher did."""
    by = by or room.teacher
    return room.write(undoing.undo, deed=deed or last(room, by), by=by)


def last(room, by=None):
    return room.read(deeds_of, by or room.teacher)[0].deed_id


def badge(room, who):
    return next(one for one in room.read(badges_of, who) if one.kind.code == "explainer")


def test_an_approval_undone_waits_again(room):
    attempt = room.done(room.sam).attempt
    undone = undo(room)
    assert (undone.what, undone.answers, undone.entries) == ("attempt.approved", 1, 1)
    assert [one.attempt_id for one in room.read(waiting)] == [attempt]
    assert room.read(unseen_answers, room.sam) == ()


def test_its_points_go_by_a_reversing_entry(room):
    room.done(room.sam)
    undo(room)
    assert room.read(balance, room.sam) == 0
    (entry,) = room.read(entries_of, room.sam)
    assert (entry.amount, entry.taken_back) == (20, True)


def test_its_tallies_go_with_it(room):
    room.done(room.sam)
    undo(room)
    assert "approved" not in room.read(tallies_of, room.sam)


def test_its_tallies_go_with_it_when_the_board_was_put_away_meanwhile(room):
    attempt = room.hand_in(room.sam).attempt
    posted = next(deed.deed_id for deed in room.read(deeds_of, room.teacher) if deed.kind == "board.posted")
    approved = room.approve(attempt)
    deed = last(room)
    undo(room, posted)
    undo(room, deed)
    assert approved.boards == (room.board,)
    assert "approved" not in room.read(tallies_of, room.sam)


def test_its_tallies_go_with_it_when_the_board_was_posted_later(room):
    room.write(attempts.take, quest=room.quests[0], by=room.sam)
    undo(room)
    room.done(room.sam)
    deed = last(room)
    room.write(boarding.post_board, board=room.board, by=room.teacher)
    undo(room, deed)
    assert "approved" not in room.read(tallies_of, room.sam)


def test_approving_again_pays_again(room):
    attempt = room.done(room.sam).attempt
    undo(room)
    room.approve(attempt)
    assert (room.read(balance, room.sam), len(room.read(entries_of, room.sam))) == (20, 2)
    undo(room)
    assert room.read(balance, room.sam) == 0


def test_another_teacher_may_then_answer_otherwise(room):
    attempt, other = room.done(room.sam).attempt, room.new_teacher()
    approval = next(deed.deed_id for deed in room.read(deeds_of, room.teacher) if deed.kind == "attempt.approved")
    undo(room, approval)
    room.give_back(attempt, by=other)
    assert (room.attempt(room.sam).state, room.read(balance, room.sam)) == ("returned", 0)


def test_a_badge_goes_with_the_approval_that_earned_it(room):
    for quest in (0, 1, 2):
        room.done(room.sam, quest)
    undo(room)
    assert (badge(room, room.sam).done, badge(room, room.sam).awarded_at) == (2, None)


def test_a_badge_goes_when_an_earlier_approval_does(room):
    room.done(room.sam, 0)
    first = last(room)
    for quest in (1, 2):
        room.done(room.sam, quest)
    undo(room, first)
    assert (badge(room, room.sam).done, badge(room, room.sam).awarded_at) == (2, None)
    assert room.done(room.sam, 3).badges


def test_a_badge_stays_while_enough_other_approvals_stand(room):
    for quest in (0, 1):
        room.done(room.sam, quest)
    assert room.done(room.sam, 2).badges
    third = last(room)
    room.done(room.sam, 3)
    undo(room, third)
    assert badge(room, room.sam).awarded_at is not None


def test_not_yet_undone_waits_again_without_its_words(room):
    attempt = room.hand_in(room.sam).attempt
    room.give_back(attempt, next_step="Draw it.")
    assert undo(room).what == "attempt.returned"
    found = room.read(latest_hand_in, attempt)
    assert (found.state, found.next_step, found.decided_by) == ("waiting", "", None)
    assert room.approve(attempt)


def test_not_yet_stands_once_the_student_has_built_on_it(room):
    room.give_back(room.hand_in(room.sam).attempt)
    room.hand_in(room.sam)
    with pytest.raises(NotUndoable) as refused:
        undo(room)
    assert refused.value.why == "used"
    assert room.attempt(room.sam).tries == 2


def test_nothing_is_undone_twice(room):
    room.done(room.sam)
    deed = last(room)
    undo(room, deed)
    with pytest.raises(NotUndoable) as refused:
        undo(room, deed)
    assert refused.value.why == "undone"
    assert room.read(balance, room.sam) == 0


def test_a_double_click_undoes_once(room):
    room.done(room.sam)
    deed = last(room)

    def take_back(work):
        return undoing.undo(work, deed=deed, by=room.teacher)

    first, second = at_once(room.desk, room.classroom, take_back, take_back)
    assert first.entries == 1
    assert isinstance(second, NotUndoable)
    assert second.why == "undone"


def test_what_was_undone_leaves_the_list(room):
    room.done(room.sam)
    undo(room)
    assert "attempt.approved" not in [deed.kind for deed in room.read(deeds_of, room.teacher)]


def test_an_undoing_is_not_itself_undone(room):
    room.done(room.sam)
    undone = undo(room)
    with pytest.raises(NotUndoable):
        undo(room, DeedId(undone.deed + 1))
    assert undone.kind not in [deed.kind for deed in room.read(deeds_of, room.teacher)]


def test_another_teachers_deed_is_not_there(room):
    room.done(room.sam)
    deed, other = last(room), room.new_teacher()
    with pytest.raises(NotUndoable) as refused:
        undo(room, deed, other)
    assert refused.value.why == "gone"


def test_there_is_no_deed_by_a_guessed_id(room):
    with pytest.raises(NotUndoable):
        undo(room, DeedId(12345))


def test_the_answer_to_a_member_who_left_can_be_taken_back(room):
    room.done(room.sam)
    deed = last(room)
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    assert undo(room, deed).entries == 1
