"""A teacher approves: points, tallies, lines and badges follow in the same unit."""

from datetime import date

import pytest
from sqlalchemy import select

from quests.actions import badges as badge_actions
from quests.actions import review
from quests.errors import Invalid, NotFound, NotNow
from quests.ids import AttemptId
from quests.queries.attempts import latest_hand_in, waiting
from quests.queries.badges import badges_of
from quests.queries.boards import board_view, find_board
from quests.queries.points import balance, entries_of, tallies_of
from quests.statements import HERE
from quests.tables import day_tallies

DAYS = select(day_tallies.c.day).where(day_tallies.c.classroom_id == HERE)


def explainer(room, who):
    return next(one for one in room.read(badges_of, who) if one.kind.code == "explainer")


def test_what_is_approved_is_paid(room):
    approved = room.done(room.sam)
    assert (approved.worth, room.read(balance, room.sam)) == (20, 20)
    (entry,) = room.read(entries_of, room.sam)
    assert (entry.amount, entry.title, entry.by, entry.taken_back) == (20, "Quest 1", "Ms Lee", False)


def test_nobody_else_is_paid(room):
    room.done(room.sam)
    assert room.read(balance, room.ada) == 0


def test_what_is_approved_waits_no_longer(room):
    room.done(room.sam)
    assert room.read(waiting) == []
    assert room.attempt(room.sam).state == "approved"


def test_the_student_reads_who_answered_when_and_what(room, clock):
    attempt = room.hand_in(room.sam).attempt
    clock.tick()
    room.approve(attempt, note="Well explained.")
    answer = room.read(latest_hand_in, attempt)
    assert (answer.state, answer.note, answer.decider, answer.decided_at) == (
        "approved",
        "Well explained.",
        "Ms Lee",
        clock.now(),
    )


def test_a_second_try_counts_the_same(room):
    room.give_back(room.hand_in(room.sam).attempt)
    assert room.done(room.sam).worth == 20


def test_a_quest_without_points_pays_nothing_and_counts(room):
    quest = room.new_quest(points=0)
    room.quests.append(quest)
    room.done(room.sam, quest=-1)
    assert room.read(entries_of, room.sam) == []
    assert room.read(tallies_of, room.sam)["approved"] == 1


def test_tallies_follow(room):
    room.give_back(room.hand_in(room.sam, 0).attempt)
    room.done(room.sam, 0)
    room.done(room.sam, 1)
    found = room.read(tallies_of, room.sam)
    assert (found["approved"], found["approved{try=>=2}"]) == (2, 1)


def test_the_day_is_the_classrooms_own(room, clock):
    clock.tick(13 * 3_600_000_000)  # 23:00 UTC: past midnight in Berlin
    room.write(badge_actions.switch_ready, code="steady", by=room.teacher)
    room.done(room.sam)
    days = room.desk.read_now(lambda look: look.execute(DAYS), classroom=room.classroom)
    assert [date.fromordinal(day) for (day,) in days] == [date(2026, 9, 8)]


def test_the_third_of_a_row_makes_a_line(room):
    assert [room.done(room.sam, quest).lines for quest in (0, 1, 2)] == [0, 0, 1]
    board = room.read(find_board, room.board)
    assert room.read(board_view, board, room.sam).lines_made == 1


def test_one_square_can_make_several_lines(room):
    others = [room.done(room.sam, quest).lines for quest in (0, 1, 2, 3, 5, 6, 7, 8)]
    assert sum(others) == 4
    assert room.done(room.sam, 4).lines == 4


def test_three_quests_earn_the_first_badge_once(room):
    earned = [room.done(room.sam, quest).badges for quest in (0, 1, 2, 3)]
    badge = explainer(room, room.sam)
    assert earned[0] == earned[1] == earned[3] == ()
    assert badge.kind.badge_id in earned[2]
    assert (badge.kind.code, badge.done, badge.total) == ("explainer", 3, 3)
    assert badge.awarded_at is not None


def test_a_badge_shows_how_far_one_is(room):
    room.done(room.sam)
    badge = explainer(room, room.sam)
    assert (badge.done, badge.total, badge.awarded_at) == (1, 3, None)


def test_what_changed_since_it_was_shown_is_not_approved(room):
    attempt = room.hand_in(room.sam).attempt
    room.give_back(attempt)
    room.hand_in(room.sam, evidence="Something else")
    with pytest.raises(NotNow):
        room.approve(attempt, try_no=1)
    assert room.approve(attempt, try_no=2)


def test_what_was_only_taken_is_not_approved(room):
    from quests.actions.attempts import take

    attempt = room.write(take, quest=room.quests[0], by=room.sam).attempt
    with pytest.raises(NotNow):
        room.approve(attempt)


def test_a_note_must_fit(room):
    attempt = room.hand_in(room.sam).attempt
    with pytest.raises(Invalid):
        room.approve(attempt, note="x" * (review.NOTE_LONGEST + 1))
    assert room.attempt(room.sam).state == "handed_in"


def test_there_is_no_attempt_by_a_guessed_id(room):
    with pytest.raises(NotFound):
        room.approve(AttemptId(12345))
