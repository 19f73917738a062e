"""The record read back: who did what in the class, when, and to whom. Ids and numbers became names; no content is in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Integer, bindparam, select

from quests.events import Event, decode
from quests.ids import EventId, MemberId, Moment
from quests.queries.deeds import BOARD_TITLES, NAMES, QUEST_TITLES
from quests.queries.holding import MEMBER
from quests.reports import Done
from quests.statements import HERE
from quests.tables import events
from quests.work import Reading

RECORD_MOST = 50
LAST = EventId(2**63 - 1)

_RECORD = (
    select(events.c.event_id, events.c.kind, events.c.at, events.c.by_id, events.c.body)
    .where(events.c.classroom_id == HERE, events.c.event_id < bindparam("before"))
    .order_by(events.c.event_id.desc())
    .limit(bindparam("most", type_=Integer()))
)
RECORD = _RECORD
DONE_BY = _RECORD.where(events.c.by_id == MEMBER)
DONE_TO = _RECORD.where(events.c.about_id == MEMBER)
"""Apart from each other, so that each is read off an index."""


def record(
    look: Reading, member: MemberId | None = None, *, most: int = RECORD_MOST, before: EventId = LAST
) -> list[Done]:
    """The last `most` things done before event `before`, newest first; of one member, those they did and were done to them."""
    bounds = {"most": most, "before": before}
    if member is None:
        return _named(look, look.execute(RECORD, **bounds))
    found = {row[0]: row for rows in (DONE_BY, DONE_TO) for row in look.execute(rows, member=member, **bounds)}
    return _named(look, [found[event] for event in sorted(found, reverse=True)[:most]])


def _named(look: Reading, rows: Iterable[tuple[EventId, str, Moment, MemberId, str]]) -> list[Done]:
    names = dict(look.execute(NAMES))
    titles: dict[int, str] = {**dict(look.execute(QUEST_TITLES)), **dict(look.execute(BOARD_TITLES))}
    return [_done(row, decode(row[1], row[4]), names, titles) for row in rows]


def _done(row: tuple[Any, ...], fact: Event, names: dict[MemberId, str], titles: dict[int, str]) -> Done:
    event, kind, at, by, _ = row
    about: MemberId | None = getattr(fact, "member", None)
    which: int = getattr(fact, "quest", None) or getattr(fact, "board", None) or 0
    return Done(
        event, kind, at, by, names.get(by, ""), about, names.get(about, "") if about else "", titles.get(which, "")
    )
