"""Making quests and boards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update

from quests.errors import NotFound
from quests.events import BoardMade, BoardPosted, BoardRemoved, QuestMade
from quests.ids import BoardId, MemberId, Moment, QuestId
from quests.queries.quests import cells_of, find_board, find_quest
from quests.rules import boards as rules
from quests.rules import text
from quests.statements import HERE
from quests.tables import boards, cells, quests
from quests.work import Reading, Work

TITLE_LONGEST = 80
SHORT_LONGEST = 24
SHORT_WORDS = 2
TASK_LONGEST = 2000
POINTS_MOST = 1000
POINTS_USUAL = 10
"""What a quest is worth when nobody says: a quiet class is not asked, and may turn light one day."""
MINUTES_MOST = 600

INSERT_QUEST = insert(quests)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuest:
    """A quest to be made. Points from 0 to 1,000, minutes from 0 (no guess) to 600."""

    title: str
    task: str
    points: int = POINTS_USUAL
    minutes: int = 15
    short: str = ""
    due_at: Moment | None = None
    closes_at: Moment | None = None


def make_quest(work: Work, new: NewQuest, *, by: MemberId) -> QuestMade:
    """Make a quest. Raises Invalid."""
    return work.emit(QuestMade(by=by, quest=_insert_quest(work, new, by)))


def _insert_quest(work: Work, new: NewQuest, by: MemberId, board: BoardId | None = None) -> QuestId:
    quest = QuestId(work.new_id())
    title = text.line("title", new.title, longest=TITLE_LONGEST)
    work.execute(
        INSERT_QUEST,
        quest_id=quest,
        title=title,
        short=text.line("short", new.short, longest=SHORT_LONGEST, required=False) or _short(title),
        task=text.lines("task", new.task, longest=TASK_LONGEST),
        points=text.whole_number("points", str(new.points), least=0, most=POINTS_MOST),
        minutes=text.whole_number("minutes", str(new.minutes), least=0, most=MINUTES_MOST),
        due_at=new.due_at,
        closes_at=new.closes_at,
        for_board=board,
        made_by=by,
        made_at=work.now,
        removed_at=None,
    )
    return quest


def _short(title: str) -> str:
    """At most two words of a title, for a button."""
    return " ".join(title.split()[:SHORT_WORDS])[:SHORT_LONGEST]


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
        rows_n=rows,
        columns_n=columns,
        state="draft",
        made_by=by,
        made_at=work.now,
        posted_at=None,
    )
    for number, square in enumerate(squares[: rows * columns]):
        quest = _insert_quest(work, square, by, board) if isinstance(square, NewQuest) else _existing(work, square)
        work.execute(INSERT_CELL, board_id=board, row_no=number // columns, column_no=number % columns, quest_id=quest)
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
