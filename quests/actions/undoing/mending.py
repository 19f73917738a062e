"""Taking back what was done to posted boards and quests: their texts, closing, opening again."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import bindparam, select

from quests.actions.closing import MOVE_BOARD
from quests.actions.mending import MEND_BOARD, put_quest, said_of
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.errors import NotFound
from quests.events import BoardClosed, BoardMended, BoardReopened, QuestMended
from quests.ids import BoardId
from quests.queries.quests import find_quest
from quests.statements import HERE
from quests.tables import mendings
from quests.work import Work

MENDING = select(mendings.c.before, mendings.c.after).where(
    mendings.c.classroom_id == HERE, mendings.c.mending_id == bindparam("mending")
)


def _quest_mended(work: Work, fact: QuestMended, taking: Taking) -> Back | None:
    """Unless somebody has mended it since. What nobody could mend then is as it is now."""
    try:
        now = said_of(find_quest(work, fact.quest))
    except NotFound:
        return None
    before, after = (replace(now, **json.loads(said)) for said in work.execute(MENDING, mending=taking.event)[0])
    return Back() if put_quest(work, fact.quest, after, before) else None


def _board_mended(work: Work, fact: BoardMended, taking: Taking) -> Back | None:
    before, after = map(json.loads, work.execute(MENDING, mending=taking.event)[0])
    moved = work.execute(MEND_BOARD, board=fact.board, old_title=after, new_title=before).changed
    return Back() if moved else None


def _closed(work: Work, fact: BoardClosed, _: Taking) -> Back | None:
    return _moved(work, fact.board, "closed", "posted")


def _reopened(work: Work, fact: BoardReopened, _: Taking) -> Back | None:
    return _moved(work, fact.board, "posted", "closed")


def _moved(work: Work, board: BoardId, before: str, after: str) -> Back | None:
    return Back() if work.execute(MOVE_BOARD, board=board, before=before, after=after).changed else None


WAYS: Ways = {
    QuestMended: _quest_mended,
    BoardMended: _board_mended,
    BoardClosed: _closed,
    BoardReopened: _reopened,
}
