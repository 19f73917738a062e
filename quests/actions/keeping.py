"""What is kept for a while: receipts of answered deliveries, drafts of refused forms, adapters' notes; and the sweeping of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Integer,
    Table,
    Text,
    bindparam,
    delete,
    func,
    select,
    tuple_,
)

from quests.errors import Redelivered
from quests.ids import DAY, MemberId, Moment
from quests.queries.files import IN_DRAFTS
from quests.queries.members import AccountKey
from quests.rules.files import NewFile
from quests.statements import HERE
from quests.tables import door_drafts, drafts, memory, outbox, receipts
from quests.upserts import upsert
from quests.work import Reading, Work

RECEIPTS_KEPT = Moment(7 * DAY)
DRAFTS_KEPT = Moment(7 * DAY)
TOLD_KEPT = Moment(30 * DAY)
"""Messages that were sent, and those that never will be."""
SWEPT_AT_ONCE = 500
"""Rows of a table in one unit: a few milliseconds, and others who write come in between."""

STEP = "~"
"""Between a form's name and the number of a step of it."""

Typed = Mapping[str, str | tuple[str, ...]]


class Draft(NamedTuple):
    """What was typed into a form that is not sent, by field name, and the files that wait with it."""

    typed: dict[str, str | tuple[str, ...]]
    files: tuple[NewFile, ...] = ()


INSERT_RECEIPT = upsert(receipts).on_conflict_do_nothing(index_elements=["classroom_id", "delivery"])
_draft = upsert(drafts)
PUT_DRAFT = _draft.on_conflict_do_update(
    index_elements=["classroom_id", "member_id", "form"],
    set_={"typed": _draft.excluded.typed, "at": _draft.excluded.at},
)
_FORM, _STEPS = bindparam("of", type_=Text()), bindparam("steps", type_=Text())


def _of_form(form: ColumnElement[str]) -> ColumnElement[bool]:
    """The rows of a form: the whole, and its steps."""
    return (form == _FORM) | (func.substr(form, 1, func.length(_STEPS)) == _STEPS)


_OF_MEMBER = (drafts.c.classroom_id == HERE) & (drafts.c.member_id == bindparam("member")) & _of_form(drafts.c.form)
GET_DRAFT = select(drafts.c.form, drafts.c.typed).where(_OF_MEMBER)
DELETE_DRAFT = delete(drafts).where(_OF_MEMBER)
_at_door = upsert(door_drafts)
PUT_AT_DOOR = _at_door.on_conflict_do_update(
    index_elements=["platform", "workspace", "account", "form"],
    set_={"typed": _at_door.excluded.typed, "at": _at_door.excluded.at},
)
_OF_ACCOUNT = (
    (door_drafts.c.platform == bindparam("of_platform"))
    & (door_drafts.c.workspace == bindparam("of_workspace"))
    & (door_drafts.c.account == bindparam("of_account"))
    & _of_form(door_drafts.c.form)
)
GET_AT_DOOR = select(door_drafts.c.form, door_drafts.c.typed).where(_OF_ACCOUNT)
DELETE_AT_DOOR = delete(door_drafts).where(_OF_ACCOUNT)
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
OLD_AT_DOOR = _some_of(door_drafts, door_drafts.c.at < _BEFORE)
OLD_MESSAGES = _some_of(outbox, outbox.c.state != "pending", outbox.c.state != "claimed", outbox.c.next_at < _BEFORE)
KEPT = (
    (OLD_RECEIPTS, RECEIPTS_KEPT),
    (OLD_DRAFTS, DRAFTS_KEPT),
    (OLD_AT_DOOR, DRAFTS_KEPT),
    (OLD_MESSAGES, TOLD_KEPT),
)


def receive(work: Work, *, delivery: str, verb: str) -> None:
    """Write a receipt, in the same transaction as the effect. Raises Redelivered when there is one already."""
    if not work.execute(INSERT_RECEIPT, delivery=delivery, verb=verb, at=work.now).changed:
        raise Redelivered


def keep_draft(work: Work, *, member: MemberId, form: str, typed: Typed, files: Iterable[NewFile] = ()) -> None:
    """Keep what was typed into a form that was refused, in the place of what was kept of it before."""
    drop_draft(work, member=member, form=form)
    work.execute(PUT_DRAFT, member_id=member, form=form, typed=_written(typed, files), at=work.now)


def keep_step(
    work: Work, *, member: MemberId, form: str, step: int, typed: Typed, files: Iterable[NewFile] = ()
) -> None:
    """Keep what was typed into one step of a form, beside its other steps."""
    work.execute(PUT_DRAFT, member_id=member, form=f"{form}{STEP}{step}", typed=_written(typed, files), at=work.now)


def draft_of(look: Reading, *, member: MemberId, form: str) -> Draft:
    """What was typed into `form` and its steps before, and the files that wait with it."""
    return _read(look.execute(GET_DRAFT, member=member, **_form(form)))


def drop_draft(work: Work, *, member: MemberId, form: str) -> None:
    """The form was sent: what was typed is not needed any more."""
    work.execute(DELETE_DRAFT, member=member, **_form(form))


def keep_at_door(work: Work, *, who: AccountKey, form: str, typed: Typed, step: int = 0) -> None:
    """The same for somebody in no class yet: a step, or without one the whole in the place of what was kept before."""
    if not step:
        drop_at_door(work, who=who, form=form)
    named = f"{form}{STEP}{step}" if step else form
    work.execute(PUT_AT_DOOR, **who._asdict(), form=named, typed=_written(typed), at=work.now)


def draft_at_door(look: Reading, *, who: AccountKey, form: str) -> Draft:
    """What somebody in no class yet typed into `form` before."""
    return _read(look.execute(GET_AT_DOOR, **_of(who), **_form(form)))


def drop_at_door(work: Work, *, who: AccountKey, form: str) -> None:
    """The form was sent."""
    work.execute(DELETE_AT_DOOR, **_of(who), **_form(form))


def _of(who: AccountKey) -> dict[str, str]:
    return {f"of_{name}": value for name, value in who._asdict().items()}


def _form(form: str) -> dict[str, str]:
    return {"of": form, "steps": f"{form}{STEP}"}


def _written(typed: Typed, files: Iterable[NewFile] = ()) -> str:
    waiting = [one.token() for one in files]
    return json.dumps({**typed, **({IN_DRAFTS: waiting} if waiting else {})})


def _read(rows: Iterable[tuple[str, str]]) -> Draft:
    """The whole first, then its steps over it."""
    typed: dict[str, str | tuple[str, ...]] = {}
    for _, kept in sorted(rows, key=lambda row: (len(row[0]), row[0])):
        found: dict[str, str | list[str]] = json.loads(kept)
        typed |= {name: value if isinstance(value, str) else tuple(value) for name, value in found.items()}
    files = typed.pop(IN_DRAFTS, ())
    return Draft(typed, tuple(map(NewFile.parse, files)))


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
