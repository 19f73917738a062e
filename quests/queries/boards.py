"""Boards, as one member sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import BigInteger, BindParameter, bindparam, case, exists, func, or_, select

from quests.errors import NotFound
from quests.ids import NOBODY, BoardId, MemberId, QuestId
from quests.queries.bonuses import paid_bonuses
from quests.queries.members import students
from quests.queries.proposals import standing_ideas
from quests.queries.unlocking import locked_to
from quests.reports import Board, BoardView, Cell
from quests.rules import boards as rules
from quests.rules.codes import short_of
from quests.statements import HERE
from quests.tables import attempts, boards, cells, extensions, quests
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
    boards.c.bonuses,
)
_SAME_BOARD = (cells.c.classroom_id == boards.c.classroom_id) & (cells.c.board_id == boards.c.board_id)
BOARD = select(*_BOARD).where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"))
BOARDS = (
    select(*_BOARD)
    .where(boards.c.classroom_id == HERE, boards.c.state == bindparam("state"))
    .order_by(func.coalesce(boards.c.posted_at, 0).desc(), boards.c.board_id.desc())
)
_IN_SIGHT = or_(boards.c.state == "posted", boards.c.state == "closed")
BOARDS_WITH = (
    select(*_BOARD, cells.c.row_no, cells.c.column_no)
    .join(cells, _SAME_BOARD)
    .where(boards.c.classroom_id == HERE, _IN_SIGHT, cells.c.quest_id == bindparam("quest"))
    .order_by(boards.c.state.desc(), boards.c.board_id.desc())
)
NOW: BindParameter[int] = bindparam("now", type_=BigInteger())
_MORE_TIME = exists().where(
    extensions.c.classroom_id == HERE,
    extensions.c.quest_id == cells.c.quest_id,
    extensions.c.member_id == bindparam("member"),
    extensions.c.until_at > NOW,
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
        case((cells.c.worth > 0, cells.c.worth), else_=quests.c.points),
        cells.c.tags,
        case(
            ((quests.c.closes_at <= NOW) & ~_MORE_TIME, 1),
            ((boards.c.state == "closed") & attempts.c.state.is_(None), 1),
            else_=0,
        ),
    )
    .join(boards, _SAME_BOARD)
    .join(quests, (quests.c.classroom_id == cells.c.classroom_id) & (quests.c.quest_id == cells.c.quest_id))
    .outerjoin(
        attempts,
        (attempts.c.classroom_id == cells.c.classroom_id)
        & (attempts.c.quest_id == cells.c.quest_id)
        & (attempts.c.member_id == bindparam("member"))
        & (attempts.c.run_no == 1),  # there is a next run only when the first is approved: done is done once
    )
    .where(cells.c.classroom_id == HERE, cells.c.board_id == bindparam("board"))
    .order_by(cells.c.row_no, cells.c.column_no)
)
LOCKED = "locked"
"""The state of a square that something else opens first."""
BEFORE_CLOSING = ("handed_in", "returned", "approved")
"""What was handed in once goes on after the quest has closed."""


def find_board(look: Reading, board: BoardId) -> Board:
    """A board of this classroom, in any state but removed. Raises NotFound."""
    found = Board(*look.execute(BOARD, board=board).one("board"))
    if found.state == "removed":
        raise NotFound("board")
    return found


def posted_boards(look: Reading) -> list[Board]:
    """The boards that students work on, newest first."""
    return [Board(*row) for row in look.execute(BOARDS, state="posted")]


def closed_boards(look: Reading) -> list[Board]:
    """The boards that students see, and begin nothing new on, newest first."""
    return [Board(*row) for row in look.execute(BOARDS, state="closed")]


def draft_boards(look: Reading) -> list[Board]:
    """The boards that only teachers see, newest first."""
    return [Board(*row) for row in look.execute(BOARDS, state="draft")]


def cells_of(look: Reading, board: BoardId, member: MemberId) -> tuple[Cell, ...]:
    """The squares of a board with `member`'s state on each, row by row."""
    found = _cells(look, board, member)
    ideas = standing_ideas(look) if member != NOBODY else {}
    locked = locked_to(look, member)
    return tuple(
        _mine(replace(one, state=LOCKED) if one.state is None and one.quest_id in locked else one, ideas, member)
        for one in found
    )


def _cells(look: Reading, board: BoardId, member: MemberId) -> tuple[Cell, ...]:
    """The same without what is locked to `member`, and without ideas of their own."""
    # More columns than SQLAlchemy types.
    rows: list[Any] = look.execute(CELLS, board=board, member=member, now=look.now)
    return tuple(Cell(*(*row[:-1], bool(row[-1]) and row[7] not in BEFORE_CLOSING)) for row in rows)


def _mine(cell: Cell, ideas: Mapping[tuple[QuestId, MemberId], tuple[str, str]], member: MemberId) -> Cell:
    """A square as it stands for who has an idea of their own there."""
    title, state = ideas.get((cell.quest_id, member), ("", ""))
    if state == "approved":
        return replace(cell, title=title, short=short_of(title))
    return replace(cell, proposed=True) if state == "waiting" else cell


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a member stands on a board, as the rules see it."""

    board: Board
    cells: tuple[Cell, ...]
    tree: rules.Node
    layout: rules.Layout
    bonuses: tuple[rules.Bonus, ...]
    done: frozenset[rules.Square]
    closed: frozenset[rules.Square]

    @property
    def runs(self) -> tuple[rules.Run, ...]:
        """The lines of this board: those its completion speaks of, and those that give a bonus."""
        return rules.lines_of((self.tree, *(one.each for one in self.bonuses if one.each)), self.layout)

    def name(self, run: rules.Run) -> str:
        """What a line is called for ever: the board, then its quests in order of their ids."""
        return f"{self.board.board_id}:{self.quests(run)}"

    def quests(self, run: rules.Run) -> str:
        """The quests of a line, in order of their ids."""
        quests = {(cell.row, cell.column): cell.quest_id for cell in self.cells}
        return ".".join(str(quest) for quest in sorted(quests[square] for square in run))


def stand(look: Reading, board: Board, member: MemberId) -> Stand:
    """Where `member` stands on `board`."""
    return _stand(board, cells_of(look, board.board_id, member))


def done_on(look: Reading, board: Board, member: MemberId) -> Stand:
    """The same for who asks only what is done there: nothing is looked up of locks and ideas."""
    return _stand(board, _cells(look, board.board_id, member))


def _stand(board: Board, squares: tuple[Cell, ...]) -> Stand:
    return Stand(
        board,
        squares,
        rules.read_completion(board.completion),
        layout_of(board, squares),
        rules.read_bonuses(board.bonuses),
        frozenset((cell.row, cell.column) for cell in squares if cell.state == "approved"),
        frozenset((cell.row, cell.column) for cell in squares if cell.closed),
    )


def layout_of(board: Board, squares: tuple[Cell, ...]) -> rules.Layout:
    """A board as the rules see it."""
    spots = (rules.Spot((cell.row, cell.column), cell.worth, tuple(cell.tags.split())) for cell in squares)
    return rules.Layout(board.rows, board.columns, tuple(spots))


def board_view(look: Reading, board: Board, member: MemberId) -> BoardView:
    """`board` as `member` sees it: their squares, lines made, and what is left to finish it."""
    mine = stand(look, board, member)
    runs = mine.runs
    left = {frozenset(run) - mine.done for run in runs}
    return BoardView(
        board,
        mine.cells,
        len(rules.lines_made(runs, mine.done)),
        rules.complete(mine.tree, mine.layout, mine.done),
        tuple(map(_named, rules.nearest(mine.tree, mine.layout, mine.done, mine.closed))),
        tuple(name for one in sorted(left, key=sorted) if len(one) == 1 for name in _named(one)),
        _named(mine.closed),
        sum(paid.amount for paid in paid_bonuses(look, member) if paid.board == board.board_id) if mine.bonuses else 0,
    )


def _named(squares: frozenset[rules.Square]) -> tuple[str, ...]:
    return tuple(map(rules.coordinate, sorted(squares)))


def boards_with(look: Reading, quest: QuestId) -> list[Board]:
    """The posted and closed boards that `quest` stands on."""
    rows: list[Any] = look.execute(BOARDS_WITH, quest=quest)  # more columns than SQLAlchemy types
    return list({row[0]: Board(*row[:-2]) for row in rows}.values())


def lint_of(look: Reading, board: Board, member: MemberId = NOBODY) -> rules.Lint:
    """A board looked over: for everybody before it is posted, or for `member` with what they have done and cannot do."""
    mine = stand(look, board, member)
    minutes = {(cell.row, cell.column): cell.minutes for cell in mine.cells}
    closed = mine.closed if member != NOBODY else ()
    return rules.lint(mine.tree, mine.layout, minutes, done=mine.done, closed=closed)


def cannot_finish(look: Reading, board: Board) -> list[str]:
    """The names of the students who cannot finish a board any more, because squares have closed before they began them."""
    if not any(cell.closed for cell in cells_of(look, board.board_id, NOBODY)):
        return []
    return [one.name for one in students(look) if not lint_of(look, board, one.member_id).solvable]
