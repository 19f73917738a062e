"""What somebody did lately, and can take back."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy import bindparam, exists, or_, select

from quests.events import KINDS, Event, decode
from quests.ids import DeedId, MemberId, Moment, QuestId
from quests.reports import Deed
from quests.statements import HERE
from quests.tables import boards, events, members, quests, teams
from quests.work import Reading

UNDOABLE = tuple(kind for kind, event in KINDS.items() if event.undoable)
LATELY = 400
"""Rows looked through: ten deeds, even if each approved a whole class."""

_undoing = events.alias("undoing")
DONE_BY = (
    select(events.c.deed_id, events.c.kind, events.c.at, events.c.body)
    .where(
        events.c.classroom_id == HERE,
        events.c.by_id == bindparam("by"),
        or_(*(events.c.kind == kind for kind in UNDOABLE)),
        ~exists().where(_undoing.c.classroom_id == events.c.classroom_id, _undoing.c.undoes == events.c.deed_id),
    )
    .order_by(events.c.event_id.desc())
    .limit(LATELY)
)
EVENTS_OF = (
    select(events.c.event_id, events.c.kind, events.c.at, events.c.by_id, events.c.body)
    .where(events.c.classroom_id == HERE, events.c.deed_id == bindparam("deed"))
    .order_by(events.c.event_id)
)
UNDOING = select(events.c.event_id).where(events.c.classroom_id == HERE, events.c.undoes == bindparam("deed"))
QUEST_TITLES = select(quests.c.quest_id, quests.c.title).where(quests.c.classroom_id == HERE)
NAMES = select(members.c.member_id, members.c.name).where(members.c.classroom_id == HERE)
TEAM_NAMES = select(teams.c.team_id, teams.c.name).where(teams.c.classroom_id == HERE)
BOARD_TITLES = select(boards.c.board_id, boards.c.title).where(boards.c.classroom_id == HERE)


def deeds_of(look: Reading, by: MemberId, most: int = 10) -> list[Deed]:
    """The last things `by` did that can be undone, newest first; what was done in one go is one."""
    rows = look.execute(DONE_BY, by=by)
    titles: dict[int, str] = {
        **dict(look.execute(QUEST_TITLES)),
        **dict(look.execute(BOARD_TITLES)),
        **dict(look.execute(TEAM_NAMES)),
    }
    names = dict(look.execute(NAMES))
    groups = [(deed, list(group)) for deed, group in groupby(rows, key=lambda row: row[0])]
    return [_deed(deed, group, titles, names) for deed, group in groups[:most]]


def _deed(
    deed: DeedId, rows: list[tuple[DeedId, str, Moment, str]], titles: dict[int, str], names: dict[MemberId, str]
) -> Deed:
    _, kind, at, body = rows[0]
    fact = decode(kind, body)
    about: int = (
        getattr(fact, "quest", None) or getattr(fact, "board", None) or getattr(fact, "team", None) or QuestId(0)
    )
    whom: MemberId | None = getattr(fact, "member", None) if len(rows) == 1 else None
    count: int = getattr(fact, "count", len(rows))
    amount: int = getattr(fact, "amount", 0)
    title = titles.get(about, "") if len(rows) == 1 else ""
    now: str = getattr(fact, "role", "") or getattr(fact, "style", "")
    return Deed(deed, kind, at, count, amount, title, names.get(whom, "") if whom else "", now)


def facts_of(look: Reading, deed: DeedId) -> list[tuple[int, Moment, Event]]:
    """The facts of a deed with their ids and moments, in order."""
    return [(event, at, decode(kind, body)) for event, kind, at, _, body in look.execute(EVENTS_OF, deed=deed)]


def is_undone(look: Reading, deed: DeedId) -> bool:
    """Whether somebody took it back already."""
    return bool(look.execute(UNDOING, deed=deed))
