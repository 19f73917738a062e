"""A board is closed: it stays in sight, what was begun may be finished, nothing new is begun."""

import pytest

from quests.actions import attempts, closing, undoing
from quests.actions.boards import make_board, post_board
from quests.errors import BoardClosed, NotFound, NotUndoable
from quests.queries.boards import boards_with, closed_boards, posted_boards
from quests.queries.deeds import deeds_of
from quests.queries.quests import in_sight, open_to, quest_view, single_quests


def close(room):
    return room.write(closing.close_board, board=room.board, by=room.teacher)


def undo(room):
    return room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)


def test_nothing_new_is_begun(room):
    close(room)
    with pytest.raises(BoardClosed):
        room.write(attempts.take, quest=room.quests[0], by=room.sam)
    with pytest.raises(BoardClosed):
        room.hand_in(room.sam)


def test_what_was_begun_may_be_finished_and_counts(room):
    for square in (0, 1):
        room.done(room.sam, square)
    room.write(attempts.take, quest=room.quests[2], by=room.sam)
    close(room)
    approved = room.approve(room.hand_in(room.sam, 2).attempt)
    assert (approved.lines, approved.boards) == (1, (room.board,))


def test_what_came_back_may_be_handed_in_again(room):
    attempt = room.hand_in(room.sam).attempt
    close(room)
    room.give_back(attempt)
    assert room.hand_in(room.sam).try_no == 2


def test_it_stays_in_sight_and_leaves_what_can_be_begun(room):
    room.write(attempts.take, quest=room.quests[0], by=room.sam)
    close(room)
    assert (room.read(posted_boards), [one.board_id for one in room.read(closed_boards)]) == ([], [room.board])
    assert room.read(in_sight, room.quests[1], room.sam)
    assert [quest.quest_id for quest, _ in room.read(open_to, room.sam)] == [room.quests[0]]
    assert [room.read(quest_view, room.quests[at], room.sam).may_work for at in (0, 1)] == [True, False]


def test_a_quest_of_its_own_on_a_closed_board_is_no_open_quest(room):
    own = room.new_quest()
    squares = {"title": "Own", "template": "choice", "rows": 1, "columns": 1, "squares": [own]}
    board = room.write(make_board, **squares, by=room.teacher).board
    room.write(post_board, board=board, by=room.teacher)
    room.write(closing.close_board, board=board, by=room.teacher)
    assert own not in [quest.quest_id for quest, _ in room.read(open_to, room.sam)]
    assert room.read(single_quests) == []


def test_a_quest_that_stands_on_an_open_board_too_can_be_begun(room):
    squares = {"title": "Again", "template": "choice", "rows": 1, "columns": 1, "squares": room.quests[:1]}
    board = room.write(make_board, **squares, by=room.teacher).board
    room.write(post_board, board=board, by=room.teacher)
    close(room)
    room.write(attempts.take, quest=room.quests[0], by=room.sam)
    assert room.read(quest_view, room.quests[0], room.sam).board_id == board
    assert len(room.read(boards_with, room.quests[0])) == 2


def test_opened_again_it_takes_new_work(room):
    close(room)
    room.write(closing.reopen_board, board=room.board, by=room.teacher)
    assert room.write(attempts.take, quest=room.quests[0], by=room.sam)


def test_both_are_taken_back(room):
    close(room)
    undo(room)
    assert room.read(posted_boards)
    close(room)
    room.write(closing.reopen_board, board=room.board, by=room.teacher)
    undo(room)
    assert room.read(closed_boards)


def test_a_board_that_was_opened_again_is_not_opened_by_undo(room):
    deed = close(room)
    assert deed
    first = room.read(deeds_of, room.teacher)[0].deed_id
    room.write(closing.reopen_board, board=room.board, by=room.teacher)
    with pytest.raises(NotUndoable):
        room.write(undoing.undo, deed=first, by=room.teacher)


def test_only_a_posted_board_is_closed_and_only_a_closed_one_opened(room):
    with pytest.raises(NotFound):
        room.write(closing.reopen_board, board=room.board, by=room.teacher)
    close(room)
    with pytest.raises(NotFound):
        close(room)
