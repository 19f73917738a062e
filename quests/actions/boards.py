"""Making boards, posting and removing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update

from quests.actions.quests import NewQuest, insert_quest
from quests.errors import Incomplete, NotFound
from quests.events import BoardMade, BoardPosted, BoardRemoved
from quests.ids import BoardId, MemberId, QuestId
from quests.queries.boards import find_board, lint_of
from quests.queries.quests import find_quest
from quests.queries.telling import class_channels
from quests.rules import boards as rules
from quests.rules import text
from quests.rules.limits import TITLE_LONGEST
from quests.statements import HERE
from quests.tables import boards, cells
from quests.upserts import upsert
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
_square = upsert(cells)
PUT_QUEST = _square.on_conflict_do_update(
    index_elements=["classroom_id", "board_id", "row_no", "column_no"],
    set_={"quest_id": _square.excluded.quest_id, "kind": _square.excluded.kind},
)
REMOVE_BOARD = (
    update(boards)
    .where(
        boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == bindparam("before")
    )
    .values(state="removed")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What finishes a board, what it gives besides, and what each square counts for (0: its quest's points) and is, row by row."""

    completion: rules.Node
    bonuses: tuple[rules.Bonus, ...] = ()
    worths: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()

    def worth(self, number: int) -> int:
        """What square `number` counts for."""
        return self.worths[number] if number < len(self.worths) else 0

    def tags_at(self, number: int) -> str:
        """The tags of square `number`, parted by spaces."""
        return self.tags[number] if number < len(self.tags) else ""


def make_board(
    work: Work,
    *,
    title: str,
    template: str,
    rows: int,
    columns: int,
    squares: Sequence[NewQuest | QuestId],
    by: MemberId,
    rule: Rule | None = None,
) -> BoardMade:
    """Make a draft board of `rows` × `columns`, filled row by row as far as `squares` go. Raises Invalid, NotFound.

    `rule` says what finishes it (any line, when there is none), its bonuses, and what each square counts for.
    """
    board = BoardId(work.new_id())
    rule = rule or Rule(completion=rules.Line(min(rows, columns)))
    work.execute(
        INSERT_BOARD,
        board_id=board,
        title=text.line("title", title, longest=TITLE_LONGEST),
        template=template,
        completion=rules.write_completion(rule.completion),
        bonuses=rules.write_bonuses(rule.bonuses),
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
            worth=rule.worth(number),
            tags=rule.tags_at(number),
        )
    return work.emit(BoardMade(by=by, board=board))


def _existing(work: Work, quest: QuestId) -> QuestId:
    return find_quest(work, quest).quest_id


def lint_board(look: Reading, board: BoardId) -> rules.Lint:
    """Look a board over before it is posted. Raises NotFound."""
    return lint_of(look, find_board(look, board))


def change_square(
    work: Work, *, board: BoardId, square: rules.Square, quest: QuestId, worth: int = 0, tags: str = ""
) -> None:
    """Put another quest on a square of a draft. Raises NotFound when there is no such square, quest or draft.

    An empty square counts for `worth` and has `tags` from then on; one that had a quest keeps what it has.
    """
    if not work.execute(LOCK_DRAFT, board=board):
        raise NotFound("draft")
    _existing(work, quest)
    found = find_board(work, board)
    if not (0 <= square[0] < found.rows and 0 <= square[1] < found.columns):
        raise NotFound("square")
    work.execute(
        PUT_QUEST,
        board_id=board,
        row_no=square[0],
        column_no=square[1],
        quest_id=quest,
        kind="quest",
        worth=worth,
        tags=tags,
    )


def post_board(work: Work, *, board: BoardId, by: MemberId) -> BoardPosted:
    """Show a draft to the students, and say so in the channels. Raises NotFound when it is no draft any more, Incomplete."""
    found = lint_board(work, board)
    if found.missing:
        raise Incomplete(found.squares, found.squares + found.missing)
    if not work.execute(POST_BOARD, board=board, moment=work.now).changed:
        raise NotFound("draft")
    return work.emit(BoardPosted(by=by, board=board), tell=class_channels(work))


def remove_board(work: Work, *, board: BoardId, by: MemberId) -> BoardRemoved:
    """Take a board away, draft or posted. What students have begun there stays theirs. Raises NotFound."""
    before = find_board(work, board).state
    if not work.execute(REMOVE_BOARD, board=board, before=before).changed:
        raise NotFound("board")
    return work.emit(BoardRemoved(by=by, board=board, before=before))
