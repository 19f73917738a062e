"""What is held of one person, table by table, read off the schema itself: a new table cannot be forgotten.

A row is somebody's when its `member_id` is theirs, or when it hangs on a row that is. Who made or answered something is a bare
id in a row of others', and stays.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from quests.ids import MemberId, Moment
from quests.reports import Gone, Held
from quests.statements import HERE
from quests.tables import events, members, metadata
from quests.tables.base import Privacy
from quests.work import Reading

POOL = ""
"""The nickname of the class's pooled row: it holds the points of all who were erased, and nobody can choose it."""
MEMBER: BindParameter[int] = bindparam("member", type_=BigInteger())


def _whose(table: Table) -> ColumnElement[bool] | None:
    """Which rows of `table` are `member`'s; None when none can be."""
    if "member_id" in table.c:
        return table.c.member_id == MEMBER
    parents = ((key, _whose(key.referred_table)) for key in table.foreign_key_constraints)
    hangs = [
        exists().where(and_(*(one.parent == one.column for one in key.elements)), theirs)
        for key, theirs in parents
        if theirs is not None
    ]
    return or_(*hangs) if hangs else None


THEIRS: dict[Table, ColumnElement[bool]] = {
    table: (table.c.classroom_id == HERE) & theirs
    for table in metadata.sorted_tables
    if (theirs := _whose(table)) is not None
}
"""Of each table that can have rows of one person: which those are. Parents come before what hangs on them."""
ABOUT = (events.c.classroom_id == HERE) & ((events.c.by_id == MEMBER) | (events.c.about_id == MEMBER))
"""The record names people by bare ids."""


def _exported(table: Table) -> bool:
    told: Privacy = table.info["privacy"]
    return told.exported == "whole"


ROWS: dict[Table, Select[Any]] = {
    table: select(table).where(where).order_by(*table.primary_key)
    for table, where in ({**THEIRS, events: ABOUT}).items()
    if _exported(table)
}
"""What an export holds."""
COUNTS = {table: select(func.count()).select_from(table).where(where) for table, where in THEIRS.items()}
_EVERYBODY = select(
    members.c.member_id, members.c.name, members.c.role, members.c.practice_of, members.c.removed_at
).where(members.c.classroom_id == HERE, members.c.nickname != POOL)
SOMEBODY = _EVERYBODY.where(members.c.member_id == MEMBER)
EVERYBODY = _EVERYBODY.where(members.c.practice_of.is_(None)).order_by(members.c.member_id)
GONE = _EVERYBODY.where(members.c.practice_of.is_(None), members.c.removed_at.is_not(None)).order_by(
    members.c.member_id
)


ASKING = _EVERYBODY.where(members.c.erase_asked_at.is_not(None), members.c.removed_at.is_(None)).order_by(
    members.c.member_id
)
ASKED_AT = select(members.c.erase_asked_at).where(members.c.classroom_id == HERE, members.c.member_id == MEMBER)


def everything_of(look: Reading, member: MemberId) -> dict[str, list[dict[str, Any]]]:
    """All rows that an export of `member` holds, by table and column; tables without any are there too."""
    return {
        table.name: [dict(zip(table.c.keys(), row, strict=True)) for row in look.execute(rows, member=member)]
        for table, rows in ROWS.items()
    }


def held(look: Reading, member: MemberId) -> list[Held]:
    """How many rows each table holds of `member`, those that hold any."""
    found = (Held(table.name, look.execute(count, member=member)[0][0]) for table, count in COUNTS.items())
    return [one for one in found if one.rows]


def somebody(look: Reading, member: MemberId) -> Gone:
    """A member of this classroom, one who was taken off the list too. Raises NotFound."""
    return Gone(*look.execute(SOMEBODY, member=member).one("member"))


def who_left(look: Reading) -> list[Gone]:
    """Who was taken off the list, and is still kept."""
    return [Gone(*row) for row in look.execute(GONE)]


def asking(look: Reading) -> list[Gone]:
    """Who asked to be erased, in the order they came in."""
    return [Gone(*row) for row in look.execute(ASKING)]


def erasure_asked_at(look: Reading, member: MemberId) -> Moment | None:
    """When `member` asked to be erased, if they did. Raises NotFound."""
    return look.execute(ASKED_AT, member=member).one("member")[0]


def by_name(look: Reading, name: str) -> Gone | None:
    """Who goes by exactly this name here; of those who were taken off the list, when nobody does."""
    wanted = name.casefold().strip()
    same = [one for row in look.execute(EVERYBODY) if (one := Gone(*row)).name.casefold() == wanted]
    return next((one for one in same if one.removed_at is None), same[-1] if same else None)
