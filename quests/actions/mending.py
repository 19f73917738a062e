"""Mending what is posted: texts change at once, worth for work that is not handed in yet (`attempts.worth` is fixed then)."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from sqlalchemy import bindparam, func, insert, update

from quests.errors import Conflict
from quests.events import BoardMended, QuestMended
from quests.ids import BoardId, EventId, MemberId, Moment, QuestId
from quests.queries.boards import find_board
from quests.queries.quests import find_quest
from quests.reports import Quest
from quests.rules import text
from quests.rules.codes import short_of
from quests.rules.limits import MINUTES_MOST, POINTS_MOST, SHORT_LONGEST, TASK_LONGEST, TITLE_LONGEST
from quests.rules.links import check_links, stored_links, write_links
from quests.statements import HERE
from quests.tables import boards, mendings, quests
from quests.work import Work

NEVER = -1
"""Stands for no moment where two are compared."""

INSERT_MENDING = insert(mendings)
MEND_QUEST = (
    update(quests)
    .where(
        quests.c.classroom_id == HERE,
        quests.c.quest_id == bindparam("quest"),
        quests.c.removed_at.is_(None),
        quests.c.title == bindparam("old_title"),
        quests.c.short == bindparam("old_short"),
        quests.c.task == bindparam("old_task"),
        quests.c.points == bindparam("old_points"),
        quests.c.minutes == bindparam("old_minutes"),
        quests.c.simple == bindparam("old_simple"),
        quests.c.links == bindparam("old_links"),
        func.coalesce(quests.c.due_at, NEVER) == bindparam("old_due_at"),
        func.coalesce(quests.c.closes_at, NEVER) == bindparam("old_closes_at"),
    )
    .values(
        title=bindparam("new_title"),
        short=bindparam("new_short"),
        task=bindparam("new_task"),
        points=bindparam("new_points"),
        minutes=bindparam("new_minutes"),
        simple=bindparam("new_simple"),
        links=bindparam("new_links"),
        due_at=bindparam("new_due_at"),
        closes_at=bindparam("new_closes_at"),
    )
)
"""Only while it still says what it said: so nobody's mending is written over unseen, and undo knows whether it may."""
MEND_BOARD = (
    update(boards)
    .where(
        boards.c.classroom_id == HERE,
        boards.c.board_id == bindparam("board"),
        boards.c.state != "removed",
        boards.c.title == bindparam("old_title"),
    )
    .values(title=bindparam("new_title"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All of a quest that can be mended."""

    title: str
    short: str
    task: str
    points: int
    minutes: int
    due_at: Moment | None
    closes_at: Moment | None
    simple: str
    links: str
    """As they are kept (`rules/links.py`)."""

    def values(self) -> dict[str, str | int | None]:
        """By name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def said_of(quest: Quest) -> Said:
    """What `quest` says, of all that can be mended."""
    said = {field.name: getattr(quest, field.name) for field in fields(Said)}
    return Said(**{**said, "links": write_links(quest.links)})


def checked(said: Said) -> Said:
    """The same as it is kept. Raises Invalid."""
    title = text.line("title", said.title, longest=TITLE_LONGEST)
    return Said(
        title=title,
        short=text.line("short", said.short, longest=SHORT_LONGEST, required=False) or short_of(title),
        task=text.lines("task", said.task, longest=TASK_LONGEST),
        points=text.whole_number("points", str(said.points), least=0, most=POINTS_MOST),
        minutes=text.whole_number("minutes", str(said.minutes), least=0, most=MINUTES_MOST),
        due_at=said.due_at,
        closes_at=said.closes_at,
        simple=text.lines("simple", said.simple, longest=TASK_LONGEST, required=False),
        links=write_links(check_links("links", stored_links(said.links))),
    )


def mend_quest(work: Work, *, quest: QuestId, said: Said, by: MemberId) -> QuestMended | None:
    """Let a quest say something else; None when it said so already. Raises NotFound, Invalid."""
    before, after = said_of(find_quest(work, quest)), checked(said)
    if before == after:
        return None
    if not put_quest(work, quest, before, after):
        raise Conflict("somebody mended it meanwhile")  # so this runs again, and knows what it said last
    event = _remember(work, quest, json.dumps(before.values()), json.dumps(after.values()))
    return work.emit(QuestMended(by=by, quest=quest), event=event)


def put_quest(work: Work, quest: QuestId, before: Said, after: Said) -> bool:
    """Whether a quest that said `before` says `after` now."""
    old = {f"old_{name}": value for name, value in before.values().items()}
    for name in ("old_due_at", "old_closes_at"):
        old[name] = NEVER if old[name] is None else old[name]
    new = {f"new_{name}": value for name, value in after.values().items()}
    return bool(work.execute(MEND_QUEST, quest=quest, **old, **new).changed)


def mend_board(work: Work, *, board: BoardId, title: str, by: MemberId) -> BoardMended | None:
    """Give a board another title; None when it had that already. Raises NotFound, Invalid."""
    before, after = find_board(work, board).title, text.line("title", title, longest=TITLE_LONGEST)
    if before == after:
        return None
    if not work.execute(MEND_BOARD, board=board, old_title=before, new_title=after).changed:
        raise Conflict("somebody mended it meanwhile")
    event = _remember(work, board, json.dumps(before), json.dumps(after))
    return work.emit(BoardMended(by=by, board=board), event=event)


def _remember(work: Work, item: int, before: str, after: str) -> EventId:
    """Keep what it said; the fact of it holds no text, and has the same id."""
    event = EventId(work.new_id())
    work.execute(INSERT_MENDING, mending_id=event, item_id=item, before=before, after=after)
    return event
