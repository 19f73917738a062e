"""A teacher makes a board, looks it over and posts it."""

import pytest

from quests.actions import boards
from quests.actions.quests import NewQuest
from quests.errors import Incomplete, Invalid, NotFound
from quests.ids import BoardId, QuestId
from quests.queries.boards import board_view, cells_of, draft_boards, find_board, lint_of, posted_boards
from quests.queries.quests import find_cell, quest_view
from quests.rules.boards import Bonus, SumAtLeast, read_bonuses, read_completion
from tests.races import at_once

SQUARES = [NewQuest(title=f"Square {number}", task="Do it.", minutes=10 + number) for number in range(9)]


def make(room, squares=SQUARES, *, title="Menu", rows=3, columns=3):
    return room.write(
        boards.make_board, title=title, template="choice", rows=rows, columns=columns, squares=squares, by=room.teacher
    ).board


def test_a_draft_is_not_seen_by_students(room):
    board = make(room)
    assert [one.board_id for one in room.read(draft_boards)] == [board]
    assert board not in [one.board_id for one in room.read(posted_boards)]


def test_posting_shows_it(room, clock):
    board = make(room)
    clock.tick()
    room.write(boards.post_board, board=board, by=room.teacher)
    assert [one.board_id for one in room.read(posted_boards)] == [board, room.board]
    assert room.read(find_board, board).posted_at == clock.now()


def test_squares_are_filled_row_by_row(room):
    cells = room.read(cells_of, make(room, rows=3, columns=3), room.sam)
    assert [(cell.row, cell.column, cell.title) for cell in cells[:4]] == [
        (0, 0, "Square 0"),
        (0, 1, "Square 1"),
        (0, 2, "Square 2"),
        (1, 0, "Square 3"),
    ]


def test_quests_that_are_there_can_stand_on_it(room):
    board = make(room, [*room.quests[:5], *SQUARES[5:]])
    assert [cell.quest_id for cell in room.read(cells_of, board, room.sam)][:5] == room.quests[:5]


def test_a_draft_may_have_holes_and_is_posted_when_they_are_filled(room):
    board = make(room, SQUARES[:8])
    with pytest.raises(Incomplete) as refused:
        room.write(boards.post_board, board=board, by=room.teacher)
    assert (refused.value.have, refused.value.need) == (8, 9)
    assert room.read(boards.lint_board, board).missing == 1
    room.write(boards.change_square, board=board, square=(2, 2), quest=room.new_quest(), worth=5, tags="main")
    assert room.read(cells_of, board, room.sam)[8].tags == "main"
    assert room.write(boards.post_board, board=board, by=room.teacher)


RULE = boards.Rule(
    completion=SumAtLeast(10),
    bonuses=(Bonus(20),),
    worths=(2, 2, 2, 5, 5, 5, 8, 8, 8),
    tags=("short",) * 3 + ("long",) * 6,
)


def test_a_board_of_another_kind_keeps_its_rule_worths_and_tags(room):
    board = room.write(
        boards.make_board, title="2-5-8", template="sum", rows=3, columns=3, squares=SQUARES, by=room.teacher, rule=RULE
    ).board
    found, cells = room.read(find_board, board), room.read(cells_of, board, room.sam)
    assert read_completion(found.completion) == SumAtLeast(10)
    assert read_bonuses(found.bonuses) == (Bonus(20),)
    assert [(cell.worth, cell.tags) for cell in cells[2:4]] == [(2, "short"), (5, "long")]


def test_a_square_without_a_worth_counts_for_its_quests_points(room):
    assert {cell.worth for cell in room.read(cells_of, room.board, room.sam)} == {20}


def test_putting_another_quest_on_a_square_keeps_what_the_square_counts_for(room):
    made = {"title": "2-5-8", "template": "sum", "rows": 3, "columns": 3, "squares": SQUARES, "rule": RULE}
    board = room.write(boards.make_board, **made, by=room.teacher).board
    room.write(boards.change_square, board=board, square=(2, 2), quest=room.quests[0])
    cell = room.read(cells_of, board, room.sam)[8]
    assert (cell.quest_id, cell.worth, cell.tags) == (room.quests[0], 8, "long")


def test_a_closed_square_is_no_way_to_finish_for_who_has_not_begun_it(room, clock):
    closes = room.new_quest(closes_at=clock.now() + 5)
    board = make(room, [closes, *room.quests[1:]])
    found = room.read(find_board, board)
    assert room.read(board_view, found, room.sam).closed == ()
    clock.tick(10)
    assert room.read(board_view, found, room.sam).closed == ("A1",)
    mine, everybodys = room.read(lint_of, found, room.sam), room.read(lint_of, found)
    assert (mine.most_minutes, everybodys.most_minutes) == (8 * 15, 9 * 15)


def test_a_quest_of_nowhere_cannot_stand_on_it(room):
    with pytest.raises(NotFound):
        make(room, [QuestId(12345), *SQUARES[1:]])


def test_a_title_is_needed(room):
    with pytest.raises(Invalid):
        make(room, title="")


def test_it_says_how_much_it_asks_for(room):
    lint = room.read(boards.lint_board, make(room))
    assert (lint.squares, lint.missing, lint.solvable, lint.trivial) == (9, 0, True, False)
    assert (lint.least_minutes, lint.most_minutes) == (10 + 11 + 12, sum(range(10, 19)))


def test_a_square_of_a_draft_can_be_changed(room):
    board = make(room)
    room.write(boards.change_square, board=board, square=(1, 1), quest=room.quests[0])
    assert room.read(cells_of, board, room.sam)[4].quest_id == room.quests[0]


@pytest.mark.parametrize("what", ["posted", "no such square", "no such quest", "no such board"])
def test_nothing_else_can_be_changed(room, what):
    board = BoardId(12345) if what == "no such board" else room.board if what == "posted" else make(room)
    square = (3, 3) if what == "no such square" else (0, 0)
    quest = QuestId(12345) if what == "no such quest" else room.quests[8]
    with pytest.raises(NotFound):
        room.write(boards.change_square, board=board, square=square, quest=quest)


def test_it_is_posted_once(room):
    board = make(room)

    def post(work):
        return boards.post_board(work, board=board, by=room.teacher)

    _, refused = at_once(room.desk, room.classroom, post, post)
    assert isinstance(refused, NotFound)
    with pytest.raises(NotFound):
        room.write(post)


def test_there_is_no_board_by_a_guessed_id(room):
    with pytest.raises(NotFound):
        room.write(boards.post_board, board=BoardId(12345), by=room.teacher)


def test_a_student_sees_their_own_squares_and_what_is_left_for_a_line(room):
    room.done(room.sam, 0)
    room.done(room.sam, 4)
    room.hand_in(room.sam, 1)
    board = room.read(find_board, room.board)
    mine, adas = room.read(board_view, board, room.sam), room.read(board_view, board, room.ada)
    assert [cell.state for cell in mine.cells[:5]] == ["approved", "handed_in", None, None, "approved"]
    assert mine.nearest == (("C3",),)
    assert {cell.state for cell in adas.cells} == {None}


@pytest.mark.parametrize("name, number", [("B2", 4), ("b2", 4), (" c1 ", 2), ("Quest 9", 8)])
def test_a_square_is_found_by_its_coordinate_or_title(room, name, number):
    assert room.read(find_cell, name, room.sam) == room.quests[number]


@pytest.mark.parametrize("name", ["", "Z9", "Quest", "nothing"])
def test_what_names_no_quest_or_several_finds_none(room, name):
    with pytest.raises(NotFound):
        room.read(find_cell, name, room.sam)


def test_a_quest_knows_where_it_stands(room):
    view = room.read(quest_view, room.quests[5], room.sam)
    assert (view.coordinate, view.board_id, view.attempt, view.latest) == ("C2", room.board, None, None)
