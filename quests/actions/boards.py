"""Making boards, posting and removing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, insert, select, update

from quests.actions.quests import NewQuest, insert_quest
from quests.errors import NotFound
from quests.events import BoardMade, BoardPosted, BoardRemoved
from quests.ids import BoardId, MemberId, QuestId
from quests.queries.boards import cells_of, find_board
from quests.queries.quests import find_quest
from quests.rules import boards as rules
from quests.rules import text
from quests.rules.limits import TITLE_LONGEST
from quests.statements import HERE
from quests.tables import boards, cells
from quests.work import Reading, Work

INSERT_BOARD = insert(boards)
INSERT_CELL = insert(cells)
POST_BOARD = (
    update(boards)
    .where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == "draft")
    .values(state="posted", posted_at=bindparam("moment"))
)
LOCK_DRAFT = (
    select(boards.c.board_id)
    .where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == "draft")
    .with_for_update()
)
"""On PostgreSQL posting waits until a square is changed, and the other way round (SQLite has one writer)."""
REPLACE_QUEST = (
    update(cells)
    .where(
        cells.c.classroom_id == HERE,
        cells.c.board_id == bindparam("board"),
        cells.c.row_no == bindparam("row"),
        cells.c.column_no == bindparam("column"),
    )
    .values(quest_id=bindparam("quest"))
)
REMOVE_BOARD = (
    update(boards)
    .where(
        boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == bindparam("before")
    )
    .values(state="removed")
)


def make_board(
    work: Work,
    *,
    title: str,
    template: str,
    rows: int,
    columns: int,
    squares: Sequence[NewQuest | QuestId],
    by: MemberId,
) -> BoardMade:
    """Make a draft board of `rows` × `columns`, filled row by row; any line completes it. Raises Invalid, NotFound, Incomplete."""
    board = BoardId(work.new_id())
    completion = rules.AnyLine(min(rows, columns))
    work.execute(
        INSERT_BOARD,
        board_id=board,
        title=text.line("title", title, longest=TITLE_LONGEST),
        template=template,
        completion=completion.text(),
        bonuses="[]",
        rows_n=rows,
        columns_n=columns,
        state="draft",
        made_by=by,
        made_at=work.now,
        posted_at=None,
    )
    for number, square in enumerate(squares[: rows * columns]):
        quest = insert_quest(work, square, by, board) if isinstance(square, NewQuest) else _existing(work, square)
        work.execute(
            INSERT_CELL,
            board_id=board,
            row_no=number // columns,
            column_no=number % columns,
            quest_id=quest,
            kind="quest",
            worth=0,
            tags="",
        )
    lint_board(work, board)
    return work.emit(BoardMade(by=by, board=board))


def _existing(work: Work, quest: QuestId) -> QuestId:
    return find_quest(work, quest).quest_id


def lint_board(look: Reading, board: BoardId) -> rules.Lint:
    """Look a board over before it is posted. Raises NotFound, Incomplete."""
    found = find_board(look, board)
    minutes: Mapping[rules.Square, int] = {
        (cell.row, cell.column): cell.minutes for cell in cells_of(look, board, MemberId(0))
    }
    return rules.lint(found.rows, found.columns, dict(minutes), rules.read_completion(found.completion))


def change_square(work: Work, *, board: BoardId, square: rules.Square, quest: QuestId) -> None:
    """Put another quest on a square of a draft. Raises NotFound when there is no such square, quest or draft."""
    if not work.execute(LOCK_DRAFT, board=board):
        raise NotFound("draft")
    _existing(work, quest)
    if not work.execute(REPLACE_QUEST, board=board, row=square[0], column=square[1], quest=quest).changed:
        raise NotFound("square")


def post_board(work: Work, *, board: BoardId, by: MemberId) -> BoardPosted:
    """Show a draft to the students. Raises NotFound when it is no draft any more, Incomplete."""
    lint_board(work, board)
    if not work.execute(POST_BOARD, board=board, moment=work.now).changed:
        raise NotFound("draft")
    return work.emit(BoardPosted(by=by, board=board))


def remove_board(work: Work, *, board: BoardId, by: MemberId) -> BoardRemoved:
    """Take a board away, draft or posted. What students have begun there stays theirs. Raises NotFound."""
    before = find_board(work, board).state
    if not work.execute(REMOVE_BOARD, board=board, before=before).changed:
        raise NotFound("board")
    return work.emit(BoardRemoved(by=by, board=board, before=before))
