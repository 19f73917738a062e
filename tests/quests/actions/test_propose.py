"""An idea of one's own for a square: private, answered by a teacher, and then that student's own quest."""

import pytest

from quests.actions import attempts, boards, proposing, undoing
from quests.actions.quests import NewQuest
from quests.errors import Invalid, NotAllowed, NotFound, NotNow, NotUndoable
from quests.queries.attempts import review_counts, unseen_answers, waiting
from quests.queries.boards import board_view, cells_of, find_board
from quests.queries.deeds import deeds_of
from quests.queries.points import balance
from quests.queries.proposals import open_proposals, proposal_for
from quests.queries.quests import open_to, quest_view

MINE = {"title": "Build a bridge", "task": "Out of paper.", "how": "A photo."}


def propose(room, who=None, quest=0, **said):
    values = {**MINE, **said, "quest": room.quests[quest], "by": who or room.sam}
    return room.write(proposing.propose, **values).proposal


def approve(room, proposal, **values):
    return room.write(proposing.approve_proposal, proposal=proposal, by=room.teacher, **values)


def give_back(room, proposal, step="Say how long."):
    return room.write(proposing.return_proposal, proposal=proposal, next_step=step, by=room.teacher)


def undo(room):
    return room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)


def free(room, square=(0, 0)):
    """A posted board of one row whose first square is for ideas of one's own."""
    squares = {"title": "Mine", "template": "list", "rows": 1, "columns": 2, "squares": room.quests[:2]}
    board = room.write(boards.make_board, **squares, by=room.teacher).board
    new = NewQuest(title="Your own idea", task="Propose it.", points=15, minutes=30)
    quest = room.write(proposing.free_square, board=board, square=square, new=new, by=room.teacher)
    return board, quest


def test_it_waits_for_a_teacher_and_stands_on_nobodys_square(room):
    propose(room)
    assert [(one.name, one.title, one.instead) for one in room.read(open_proposals)] == [
        ("Sam", "Build a bridge", "Quest 1")
    ]
    assert room.read(review_counts).proposals == 1
    assert room.read(review_counts, with_help=False).proposals == 0
    assert room.read(quest_view, room.quests[0], room.sam).quest.title == "Quest 1"


def test_approved_it_is_that_students_own_quest_and_nobody_elses(room):
    approve(room, propose(room), note="Lovely.")
    mine, hers = (room.read(quest_view, room.quests[0], who).quest for who in (room.sam, room.ada))
    assert (mine.title, mine.short, mine.task) == ("Build a bridge", "Build a", "Out of paper.\n\nA photo.")
    assert hers.title == "Quest 1"
    assert room.read(cells_of, room.board, room.sam)[0].title == "Build a bridge"
    assert room.read(cells_of, room.board, room.ada)[0].title == "Quest 1"


def test_done_it_is_worth_the_squares_points_and_counts_for_its_lines(room):
    approve(room, propose(room))
    attempt = room.hand_in(room.sam).attempt
    assert room.read(waiting)[0].title == "Build a bridge"
    room.done(room.sam, 1)
    room.done(room.sam, 2)
    assert room.approve(attempt).lines == 1
    assert room.read(balance, room.sam) == 60


def test_a_square_for_ideas_takes_no_work_before_one_is_approved(room):
    board, quest = free(room)
    room.write(boards.post_board, board=board, by=room.teacher)
    for act in (attempts.take, attempts.hand_in):
        values = {"evidence": "Work"} if act is attempts.hand_in else {}
        with pytest.raises(NotNow) as refused:
            room.write(act, quest=quest, by=room.sam, **values)
        assert refused.value.state == "free"
    assert quest not in [one.quest_id for one, _ in room.read(open_to, room.sam)]
    number = room.write(proposing.propose, quest=quest, **MINE, by=room.sam).proposal
    approve(room, number)
    assert "Build a bridge" in [one.title for one, _ in room.read(open_to, room.sam)]
    assert room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Here").try_no == 1


def test_the_lint_counts_the_guess_of_a_square_for_ideas(room):
    board, _ = free(room)
    assert room.read(boards.lint_board, board).most_minutes == 30 + 15
    assert room.read(board_view, room.read(find_board, board), room.sam).cells[0].points == 15


def test_a_quest_put_on_it_again_makes_it_a_plain_square(room):
    board, quest = free(room)
    room.write(boards.change_square, board=board, square=(0, 0), quest=room.quests[2])
    assert not room.read(quest_view, quest, room.sam).free


def test_one_that_came_back_may_be_proposed_again(room):
    give_back(room, propose(room))
    assert room.read(proposal_for, room.quests[0], room.sam).answer == "Say how long."
    again = propose(room, task="Out of paper, in an hour.")
    assert [one.proposal_id for one in room.read(open_proposals)] == [again]


def test_proposing_again_before_an_answer_changes_what_waits(room):
    assert propose(room) == propose(room, title="Build a tower")
    assert [one.title for one in room.read(open_proposals)] == ["Build a tower"]


def test_not_yet_needs_a_next_step(room):
    with pytest.raises(Invalid):
        give_back(room, propose(room), step=" ")


def test_a_student_takes_it_back_and_nobody_elses(room):
    number = propose(room)
    with pytest.raises(NotFound):
        room.write(proposing.withdraw_proposal, proposal=number, by=room.ada)
    room.write(proposing.withdraw_proposal, proposal=number, by=room.sam)
    assert room.read(open_proposals) == []
    with pytest.raises(NotNow):
        approve(room, number)


def test_nobody_agrees_to_their_own(room):
    number = propose(room, room.teacher)
    with pytest.raises(NotAllowed):
        approve(room, number)


def test_an_approved_one_is_not_proposed_again_and_handed_in_work_has_no_other(room):
    approve(room, propose(room))
    with pytest.raises(NotNow):
        propose(room)
    room.hand_in(room.sam, 1)
    with pytest.raises(NotNow):
        propose(room, quest=1)


def test_an_answer_is_new_until_it_is_seen(room):
    approve(room, propose(room))
    assert [one.decision for one in room.read(unseen_answers, room.sam)] == ["idea"]
    room.write(attempts.mark_seen, quest=room.quests[0], by=room.sam)
    assert room.read(unseen_answers, room.sam) == ()


def test_an_answer_is_taken_back(room):
    number = propose(room)
    for answer in (approve, give_back):
        answer(room, number)
        undo(room)
        assert [one.proposal_id for one in room.read(open_proposals)] == [number]
    assert room.read(quest_view, room.quests[0], room.sam).quest.title == "Quest 1"


def test_an_approval_stays_once_work_was_handed_in(room):
    approve(room, propose(room))
    deed = room.read(deeds_of, room.teacher)[0].deed_id
    room.hand_in(room.sam)
    with pytest.raises(NotUndoable):
        room.write(undoing.undo, deed=deed, by=room.teacher)


def test_a_not_yet_stays_once_it_was_proposed_again(room):
    give_back(room, propose(room))
    propose(room)
    with pytest.raises(NotUndoable):
        undo(room)
