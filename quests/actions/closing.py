"""Closing a board: it stays in sight, what was begun may be finished, nothing new is begun. And opening it again."""

from __future__ import annotations

from sqlalchemy import bindparam, update

from quests.errors import NotFound
from quests.events import BoardClosed, BoardReopened
from quests.ids import BoardId, MemberId
from quests.statements import HERE
from quests.tables import boards
from quests.work import Work

MOVE_BOARD = (
    update(boards)
    .where(
        boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == bindparam("before")
    )
    .values(state=bindparam("after"))
)


def close_board(work: Work, *, board: BoardId, by: MemberId) -> BoardClosed:
    """Take no new work on a posted board. Raises NotFound when it is not posted."""
    _move(work, board, "posted", "closed")
    return work.emit(BoardClosed(by=by, board=board))


def reopen_board(work: Work, *, board: BoardId, by: MemberId) -> BoardReopened:
    """Take new work on a closed board again. Raises NotFound when it is not closed."""
    _move(work, board, "closed", "posted")
    return work.emit(BoardReopened(by=by, board=board))


def _move(work: Work, board: BoardId, before: str, after: str) -> None:
    if not work.execute(MOVE_BOARD, board=board, before=before, after=after).changed:
        raise NotFound(before)
