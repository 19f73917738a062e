"""Points for lines and for finishing: they stand exactly while what they are for stands, and are paid once."""

from random import Random

import pytest

from quests.actions import boards, review, undoing
from quests.actions.quests import NewQuest
from quests.ids import DeedId
from quests.queries.boards import board_view, cells_of, find_board, stand
from quests.queries.bonuses import paid_bonuses
from quests.queries.deeds import deeds_of
from quests.queries.points import balance, entries_of
from quests.rules.boards import Bonus, Line, OnePer, SumAtLeast, Whole, standing
from tests.races import at_once

RULE = boards.Rule(completion=Line(3), bonuses=(Bonus(5, each=Line(3)), Bonus(50, when=Whole())))


@pytest.fixture
def bonus_room(room):
    """The room with a board instead of the plain one: 5 points a row, 50 for all of it, quests worth one each."""
    squares = [NewQuest(title=f"Square {number}", task="Do it.", points=1) for number in range(9)]
    return on_board(room, squares, RULE)


def on_board(room, squares, rule):
    board = room.write(
        boards.make_board,
        title="Bonuses",
        template="tic-tac-toe",
        rows=3,
        columns=3,
        squares=squares,
        by=room.teacher,
        rule=rule,
    ).board
    room.write(boards.post_board, board=board, by=room.teacher)
    room.board = board
    room.quests = [cell.quest_id for cell in room.read(cells_of, board, room.sam)]
    return room


def undo(room, deed):
    return room.write(undoing.undo, deed=deed, by=room.teacher)


def last(room):
    return room.read(deeds_of, room.teacher)[0].deed_id


def paid(room):
    return [one.amount for one in room.read(paid_bonuses, room.sam)]


def test_a_line_is_paid_when_it_is_made(bonus_room):
    for quest in (0, 1):
        bonus_room.done(bonus_room.sam, quest)
    assert bonus_room.read(balance, bonus_room.sam) == 2
    approved = bonus_room.done(bonus_room.sam, 2)
    assert (bonus_room.read(balance, bonus_room.sam), paid(bonus_room)) == (3 + 5, [5])
    assert (approved.worth, approved.lines) == (1, 1)


def test_a_line_has_a_name_that_its_quests_give_it(bonus_room):
    quests = bonus_room.quests
    for quest in (6, 4):
        assert bonus_room.done(bonus_room.sam, quest).made == ()
    made = bonus_room.done(bonus_room.sam, 2)
    assert made.made == (f"{bonus_room.board}:{quests[2]}.{quests[4]}.{quests[6]}",)
    assert made.finished == (bonus_room.board,)


def test_one_approval_may_make_several_lines_and_all_of_it(bonus_room):
    for quest in (0, 1, 3, 5, 6, 7, 8, 2):
        bonus_room.done(bonus_room.sam, quest)
    assert paid(bonus_room) == [5] * 4
    approved = bonus_room.done(bonus_room.sam, 4)
    assert (approved.lines, len(approved.made), approved.finished) == (4, 4, ())
    assert sorted(paid(bonus_room)) == [5] * 8 + [50]
    assert bonus_room.read(balance, bonus_room.sam) == 9 + 40 + 50
    board = bonus_room.read(find_board, bonus_room.board)
    assert bonus_room.read(board_view, board, bonus_room.sam).bonus == 90


def test_undoing_an_approval_takes_back_the_lines_that_it_paid(bonus_room):
    for quest in (0, 1, 2):
        bonus_room.done(bonus_room.sam, quest)
    assert undo(bonus_room, last(bonus_room)).entries == 2
    assert (bonus_room.read(balance, bonus_room.sam), paid(bonus_room)) == (2, [])


def test_undoing_an_earlier_approval_takes_back_the_line_that_a_later_one_paid(bonus_room):
    bonus_room.done(bonus_room.sam, 0)
    first = last(bonus_room)
    for quest in (1, 2):
        bonus_room.done(bonus_room.sam, quest)
    undo(bonus_room, first)
    assert (bonus_room.read(balance, bonus_room.sam), paid(bonus_room)) == (2, [])


def test_approving_again_pays_again_and_once(bonus_room):
    attempt = bonus_room.done(bonus_room.sam, 0).attempt
    first = last(bonus_room)
    for quest in (1, 2):
        bonus_room.done(bonus_room.sam, quest)
    third = last(bonus_room)
    for _ in range(2):
        undo(bonus_room, first)
        assert bonus_room.approve(attempt).lines == 1
        assert (bonus_room.read(balance, bonus_room.sam), paid(bonus_room)) == (8, [5])
        first = last(bonus_room)
    undo(bonus_room, third)
    assert (bonus_room.read(balance, bonus_room.sam), paid(bonus_room)) == (2, [])


def test_all_of_it_goes_when_one_square_does_and_the_other_lines_stay(bonus_room):
    deeds = []
    for quest in range(9):
        bonus_room.done(bonus_room.sam, quest)
        deeds.append(last(bonus_room))
    undo(bonus_room, deeds[0])
    assert sorted(paid(bonus_room)) == [5] * 5
    assert bonus_room.read(balance, bonus_room.sam) == 8 + 25


def test_a_bulk_approval_undone_takes_every_line_with_it(bonus_room):
    shown = [(bonus_room.hand_in(bonus_room.sam, quest).attempt, 1) for quest in (0, 1, 2)]
    bonus_room.write(review.approve_all, shown=shown, by=bonus_room.teacher)
    assert bonus_room.read(balance, bonus_room.sam) == 8
    undo(bonus_room, last(bonus_room))
    assert (bonus_room.read(balance, bonus_room.sam), paid(bonus_room)) == (0, [])


def test_of_two_teachers_who_make_a_line_together_one_pays_it(bonus_room):
    bonus_room.done(bonus_room.sam, 0)
    teachers = bonus_room.teacher, bonus_room.new_teacher()
    waiting = [bonus_room.hand_in(bonus_room.sam, quest).attempt for quest in (1, 2)]

    def approving(attempt, by):
        return lambda work: review.approve(work, attempt=attempt, by=by)

    both = at_once(bonus_room.desk, bonus_room.classroom, *map(approving, waiting, teachers))
    assert sorted(one.lines for one in both) == [0, 1]
    assert (bonus_room.read(balance, bonus_room.sam), paid(bonus_room)) == (8, [5])


def test_a_line_that_is_broken_while_it_is_made_is_not_paid_for(bonus_room):
    other = bonus_room.new_teacher()
    for quest in (0, 1):
        bonus_room.done(bonus_room.sam, quest)
    deed, waits = last(bonus_room), bonus_room.hand_in(bonus_room.sam, 2).attempt

    def approve(work):
        return review.approve(work, attempt=waits, by=other)

    def undo_one(work):
        return undoing.undo(work, deed=deed, by=bonus_room.teacher)

    at_once(bonus_room.desk, bonus_room.classroom, approve, undo_one)
    assert paid(bonus_room) == []
    assert bonus_room.read(balance, bonus_room.sam) == 2


@pytest.mark.parametrize(
    "rule, quests",
    [
        (boards.Rule(completion=SumAtLeast(10), bonuses=(Bonus(20),), worths=(2, 2, 2, 5, 5, 5, 8, 8, 8)), (6, 0)),
        (boards.Rule(completion=OnePer("row"), bonuses=(Bonus(20),)), (0, 4, 8)),
    ],
    ids=["sum", "one per row"],
)
def test_finishing_is_paid_on_boards_without_lines(room, rule, quests):
    squares = [NewQuest(title=f"Square {number}", task="Do it.", points=0) for number in range(9)]
    there = on_board(room, squares, rule)
    facts = [there.done(there.sam, quest) for quest in quests]
    assert [one.finished for one in facts] == [()] * (len(quests) - 1) + [(there.board,)]
    assert [one.lines for one in facts] == [0] * len(quests)
    assert there.read(balance, there.sam) == 20
    (entry,) = there.read(entries_of, there.sam)
    assert (entry.amount, entry.title) == (20, "Bonuses")
    undo(there, last(there))
    assert there.read(balance, there.sam) == 0


def test_quests_may_give_no_points(room):
    there = on_board(room, [NewQuest(title="Square", task="Do it.", points=0)] * 9, RULE)
    there.done(there.sam, 0)
    assert there.read(entries_of, there.sam) == []


@pytest.mark.parametrize("seed", range(4))
def test_whatever_teachers_approve_and_take_back_the_bonuses_are_those_that_stand(room, seed):
    chance = Random(seed)
    squares = [NewQuest(title=f"Square {number}", task="Do it.", points=1) for number in range(9)]
    there = on_board(room, squares, RULE)
    waiting = [there.hand_in(there.sam, quest).attempt for quest in range(9)]
    deeds: dict[int, DeedId] = {}
    for _ in range(40):
        quest = chance.choice([*range(9), *set(range(9)) - deeds.keys()])
        if quest in deeds:
            undo(there, deeds.pop(quest))
        else:
            there.approve(waiting[quest])
            deeds[quest] = last(there)
        here = there.read(stand, there.read(find_board, there.board), there.sam)
        earned = sorted(one.points for one in standing(here.bonuses, here.tree, here.layout, here.done))
        assert sorted(paid(there)) == earned
        assert there.read(balance, there.sam) == len(deeds) + sum(earned)
