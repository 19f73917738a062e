"""Boards, as one member sees them."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from quests.errors import NotFound
from quests.ids import BoardId, MemberId, QuestId
from quests.reports import Board, BoardView, Cell
from quests.rules import boards as rules
from quests.statements import HERE
from quests.tables import attempts, boards, cells, quests
from quests.work import Reading

_BOARD = (
    boards.c.board_id,
    boards.c.title,
    boards.c.template,
    boards.c.completion,
    boards.c.rows_n,
    boards.c.columns_n,
    boards.c.state,
    boards.c.posted_at,
)
_SAME_BOARD = (cells.c.classroom_id == boards.c.classroom_id) & (cells.c.board_id == boards.c.board_id)
BOARD = select(*_BOARD).where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"))
BOARDS = (
    select(*_BOARD)
    .where(boards.c.classroom_id == HERE, boards.c.state == bindparam("state"))
    .order_by(func.coalesce(boards.c.posted_at, 0).desc(), boards.c.board_id.desc())
)
BOARDS_WITH = (
    select(*_BOARD, cells.c.row_no, cells.c.column_no)
    .join(cells, _SAME_BOARD)
    .where(boards.c.classroom_id == HERE, boards.c.state == "posted", cells.c.quest_id == bindparam("quest"))
    .order_by(boards.c.board_id.desc())
)
CELLS = (
    select(
        cells.c.row_no,
        cells.c.column_no,
        quests.c.quest_id,
        quests.c.title,
        quests.c.short,
        quests.c.points,
        quests.c.minutes,
        attempts.c.state,
    )
    .join(quests, (quests.c.classroom_id == cells.c.classroom_id) & (quests.c.quest_id == cells.c.quest_id))
    .outerjoin(
        attempts,
        (attempts.c.classroom_id == cells.c.classroom_id)
        & (attempts.c.quest_id == cells.c.quest_id)
        & (attempts.c.member_id == bindparam("member")),
    )
    .where(cells.c.classroom_id == HERE, cells.c.board_id == bindparam("board"))
    .order_by(cells.c.row_no, cells.c.column_no)
)
DONE = (
    select(cells.c.row_no, cells.c.column_no)
    .join(attempts, (attempts.c.classroom_id == cells.c.classroom_id) & (attempts.c.quest_id == cells.c.quest_id))
    .where(
        cells.c.classroom_id == HERE,
        cells.c.board_id == bindparam("board"),
        attempts.c.member_id == bindparam("member"),
        attempts.c.state == "approved",
    )
)


def find_board(look: Reading, board: BoardId) -> Board:
    """A board of this classroom, in any state but removed. Raises NotFound."""
    found = Board(*look.execute(BOARD, board=board).one("board"))
    if found.state == "removed":
        raise NotFound("board")
    return found


def posted_boards(look: Reading) -> list[Board]:
    """The boards that students see, newest first."""
    return [Board(*row) for row in look.execute(BOARDS, state="posted")]


def draft_boards(look: Reading) -> list[Board]:
    """The boards that only teachers see, newest first."""
    return [Board(*row) for row in look.execute(BOARDS, state="draft")]


def cells_of(look: Reading, board: BoardId, member: MemberId) -> tuple[Cell, ...]:
    """The squares of a board with `member`'s state on each, row by row."""
    return tuple(Cell(*row) for row in look.execute(CELLS, board=board, member=member))


def board_view(look: Reading, board: Board, member: MemberId) -> BoardView:
    """`board` as `member` sees it: their squares, lines made, and what is left for one."""
    squares = cells_of(look, board.board_id, member)
    length = rules.read_completion(board.completion).length
    all_lines = rules.lines(board.rows, board.columns, length)
    done = {(cell.row, cell.column) for cell in squares if cell.state == "approved"}
    return BoardView(
        board,
        squares,
        len(rules.complete(all_lines, done)),
        length,
        tuple(tuple(map(rules.coordinate, sorted(left))) for left in rules.nearest(all_lines, done)),
    )


def lines_with(look: Reading, quest: QuestId, member: MemberId) -> tuple[list[Board], int]:
    """The posted boards `quest` stands on, and how many complete lines of `member`'s go through its squares there."""
    found: list[Board] = []
    made = 0
    for *board, row, column in look.execute(BOARDS_WITH, quest=quest):
        found.append(Board(*board))
        made += _lines_through(look, found[-1], (row, column), member)
    return found, made


def _lines_through(look: Reading, board: Board, square: rules.Square, member: MemberId) -> int:
    length = rules.read_completion(board.completion).length
    done = set(look.execute(DONE, board=board.board_id, member=member))
    through = [line for line in rules.lines(board.rows, board.columns, length) if square in line]
    return len(rules.complete(through, done))
