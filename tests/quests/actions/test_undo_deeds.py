"""A teacher takes anything else back that they did."""

import pytest

from quests.actions import attempts, boards, classrooms, giving, helping, members, undoing
from quests.errors import NotAllowed, NotFound, NotUndoable
from quests.queries.attempts import help_with, open_help
from quests.queries.boards import draft_boards, posted_boards
from quests.queries.deeds import UNDOABLE, deeds_of
from quests.queries.members import find_member, the_classroom
from quests.queries.points import balance
from quests.queries.quests import find_quest
from tests.classroom import NICKNAMES


def undo(room, deed=None):
    """Undo `deed`, or else the last thing the teacher did."""
    return room.write(undoing.undo, deed=deed or last(room), by=room.teacher)


def last(room):
    return room.read(deeds_of, room.teacher)[0].deed_id


def why_not(room, deed=None):
    with pytest.raises(NotUndoable) as refused:
        undo(room, deed)
    return refused.value.why


def test_the_list_names_just_what_there_is_a_way_for():
    assert {fact.kind for fact in undoing.WAYS} == set(UNDOABLE)


def test_points_for_everybody_are_taken_back_in_one_step(room):
    room.done(room.sam)
    room.write(giving.give, members=room.students, amount=5, reason="By mistake", by=room.teacher)
    assert undo(room).entries == 3
    assert [room.read(balance, who) for who in room.students] == [20, 0, 0]


def test_points_are_taken_back_from_a_member_who_left(room):
    room.write(giving.give, members=room.students, amount=5, reason="", by=room.teacher)
    deed = last(room)
    room.write(members.remove_member, member=room.kai, by=room.teacher)
    assert undo(room, deed).entries == 3


def test_an_answer_to_a_request_for_help_is_open_again(room):
    asked = room.write(helping.ask_help, quest=room.quests[0], kind="talk", by=room.ada)
    room.write(helping.answer_help, help_id=asked.help, answer="To the wrong child", by=room.teacher)
    undo(room)
    assert [one.help_id for one in room.read(open_help)] == [asked.help]
    assert room.read(help_with, room.quests[0], room.ada).answer == ""


def test_a_quest_that_nobody_began_is_gone(room):
    quest = room.new_quest()
    undo(room)
    with pytest.raises(NotFound):
        room.read(find_quest, quest)


def test_a_quest_that_somebody_began_stays(room):
    quest = room.new_quest()
    room.write(attempts.take, quest=quest, by=room.sam)
    assert why_not(room) == "used"
    assert room.read(find_quest, quest)


def test_a_quest_that_stands_on_a_board_stays(room):
    quests = [room.new_quest(title=f"Extra {number}") for number in range(9)]
    deed = last(room)
    room.write(boards.make_board, title="More", template="choice", rows=3, columns=3, squares=quests, by=room.teacher)
    assert why_not(room, deed) == "used"


def test_a_posted_board_is_a_draft_again_and_keeps_what_was_begun(room):
    room.write(attempts.take, quest=room.quests[0], by=room.sam)
    undo(room)
    assert (room.read(posted_boards), len(room.read(draft_boards))) == ([], 1)
    room.hand_in(room.sam)
    room.write(boards.post_board, board=room.board, by=room.teacher)
    assert room.attempt(room.sam).state == "handed_in"


def test_a_board_that_was_put_away_meanwhile_is_not_put_away_again(room):
    posted = last(room)
    undo(room, posted)
    assert why_not(room, posted) == "undone"


def test_an_added_name_is_gone(room):
    added = room.write(members.add_member, name="Zoe", candidates=NICKNAMES, by=room.teacher)
    undo(room)
    with pytest.raises(NotFound):
        room.read(find_member, added.member)


def test_an_added_name_that_has_done_something_stays(room):
    zoe = room.write(members.add_member, name="Zoe", candidates=NICKNAMES, by=room.teacher).member
    room.hand_in(zoe)
    assert why_not(room) == "used"
    assert room.read(find_member, zoe)


def test_a_removed_member_is_back_with_what_they_did(room):
    room.done(room.sam)
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    undo(room)
    assert room.read(find_member, room.sam).name == "Sam"
    assert room.read(balance, room.sam) == 20


def test_a_role_is_as_before(room):
    room.write(members.change_role, member=room.sam, role="helper", by=room.teacher)
    undo(room)
    assert room.read(find_member, room.sam).role == "student"


def test_a_role_that_was_changed_since_stays(room):
    room.write(members.change_role, member=room.sam, role="helper", by=room.teacher)
    deed = last(room)
    room.write(members.change_role, member=room.sam, role="teacher", by=room.teacher)
    assert why_not(room, deed) == "used"
    assert room.read(find_member, room.sam).role == "teacher"


def test_the_style_is_as_before(room):
    room.write(classrooms.change_style, style="quiet", by=room.teacher)
    undo(room)
    assert room.read(the_classroom).style == "light"


def test_a_style_that_was_changed_since_stays(room):
    room.write(classrooms.change_style, style="game", by=room.teacher)
    deed = last(room)
    room.write(classrooms.change_style, style="quiet", by=room.new_teacher())
    assert why_not(room, deed) == "used"
    assert room.read(the_classroom).style == "quiet"


def test_a_removed_board_is_there_again(room):
    room.write(boards.remove_board, board=room.board, by=room.teacher)
    assert room.read(posted_boards) == []
    undo(room)
    assert [one.board_id for one in room.read(posted_boards)] == [room.board]


def test_somebody_removed_does_not_come_back_beside_another_of_that_name(room):
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    deed = last(room)
    room.write(members.insert_member, role="student", name="Sam", nickname="Other Sam")
    assert why_not(room, deed) == "used"


def test_a_role_given_is_not_taken_back_from_the_last_teacher(room):
    room.write(members.change_role, member=room.sam, role="teacher", by=room.teacher)
    deed = last(room)
    room.write(members.change_role, member=room.teacher, role="student", by=room.sam)
    with pytest.raises(NotAllowed):
        room.write(undoing.undo, deed=deed, by=room.teacher)
    assert room.read(find_member, room.sam).role == "teacher"
