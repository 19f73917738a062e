"""What is kept for a while: receipts of answered deliveries, drafts of refused forms, adapters' notes; and the sweeping of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import BindParameter, ColumnElement, Delete, Integer, Table, bindparam, delete, select, tuple_
from sqlalchemy.dialects.postgresql import insert as upsert

from quests.errors import Redelivered
from quests.ids import DAY, MemberId, Moment
from quests.statements import HERE
from quests.tables import drafts, memory, outbox, receipts
from quests.work import Reading, Work

RECEIPTS_KEPT = Moment(7 * DAY)
DRAFTS_KEPT = Moment(7 * DAY)
TOLD_KEPT = Moment(30 * DAY)
"""Messages that were sent, and those that never will be."""
SWEPT_AT_ONCE = 500
"""Rows of a table in one unit: a few milliseconds, and others who write come in between."""

Typed = Mapping[str, str | tuple[str, ...]]

INSERT_RECEIPT = upsert(receipts).on_conflict_do_nothing(index_elements=["classroom_id", "delivery"])
_draft = upsert(drafts)
PUT_DRAFT = _draft.on_conflict_do_update(
    index_elements=["classroom_id", "member_id", "form"],
    set_={"typed": _draft.excluded.typed, "at": _draft.excluded.at},
)
_OF_FORM = (
    (drafts.c.classroom_id == HERE) & (drafts.c.member_id == bindparam("member")) & (drafts.c.form == bindparam("of"))
)
GET_DRAFT = select(drafts.c.typed).where(_OF_FORM)
DELETE_DRAFT = delete(drafts).where(_OF_FORM)
_note = upsert(memory)
PUT_NOTE = _note.on_conflict_do_update(
    index_elements=["platform", "workspace", "note"], set_={"content": _note.excluded.content}
)
_OF_NOTE = (
    (memory.c.platform == bindparam("of_platform"))
    & (memory.c.workspace == bindparam("of_workspace"))
    & (memory.c.note == bindparam("of_note"))
)
GET_NOTE = select(memory.c.content).where(_OF_NOTE)
DELETE_NOTE = delete(memory).where(_OF_NOTE)


def _some_of(table: Table, *where: ColumnElement[bool]) -> Delete:
    """Delete at most `most` rows of `table`, those for which `where` holds."""
    key = tuple_(*table.primary_key.columns)
    return delete(table).where(
        key.in_(select(*table.primary_key.columns).where(*where).limit(bindparam("most", type_=Integer())))
    )


_BEFORE: BindParameter[Moment] = bindparam("before")
OLD_RECEIPTS = _some_of(receipts, receipts.c.at < _BEFORE)
OLD_DRAFTS = _some_of(drafts, drafts.c.at < _BEFORE)
OLD_MESSAGES = _some_of(outbox, outbox.c.state != "pending", outbox.c.state != "claimed", outbox.c.next_at < _BEFORE)
KEPT = ((OLD_RECEIPTS, RECEIPTS_KEPT), (OLD_DRAFTS, DRAFTS_KEPT), (OLD_MESSAGES, TOLD_KEPT))


def receive(work: Work, *, delivery: str, verb: str) -> None:
    """Write a receipt, in the same transaction as the effect. Raises Redelivered when there is one already."""
    if not work.execute(INSERT_RECEIPT, delivery=delivery, verb=verb, at=work.now).changed:
        raise Redelivered


def keep_draft(work: Work, *, member: MemberId, form: str, typed: Typed) -> None:
    """Keep what was typed into a form that was refused."""
    work.execute(PUT_DRAFT, member_id=member, form=form, typed=json.dumps(dict(typed)), at=work.now)


def find_draft(look: Reading, *, member: MemberId, form: str) -> dict[str, str | tuple[str, ...]]:
    """What was typed into `form` before; {} for nothing."""
    row = look.execute(GET_DRAFT, member=member, of=form).first()
    kept: dict[str, str | list[str]] = json.loads(row[0]) if row else {}
    return {name: value if isinstance(value, str) else tuple(value) for name, value in kept.items()}


def drop_draft(work: Work, *, member: MemberId, form: str) -> None:
    """The form was sent: what was typed is not needed any more."""
    work.execute(DELETE_DRAFT, member=member, of=form)


def put_note(work: Work, *, platform: str, workspace: str, note: str, content: str) -> None:
    """Keep an adapter's note to itself."""
    work.execute(PUT_NOTE, platform=platform, workspace=workspace, note=note, content=content)


def get_note(look: Reading, *, platform: str, workspace: str, note: str) -> str | None:
    """An adapter's note, or None."""
    row = look.execute(GET_NOTE, of_platform=platform, of_workspace=workspace, of_note=note).first()
    return row[0] if row else None


def delete_note(work: Work, *, platform: str, workspace: str, note: str) -> None:
    """Forget an adapter's note."""
    work.execute(DELETE_NOTE, of_platform=platform, of_workspace=workspace, of_note=note)


def sweep(work: Work) -> int:
    """Delete some of what has been kept long enough, in all classrooms; gives how many rows. At 0 there is no more."""
    return sum(work.execute(old, before=work.now - kept, most=SWEPT_AT_ONCE).changed for old, kept in KEPT)
