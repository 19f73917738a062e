"""What is kept for a while: receipts of answered deliveries, drafts of refused forms, adapters' notes; and the sweeping of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from quests.errors import Redelivered
from quests.ids import DAY, MemberId, Moment
from quests.statements import HERE
from quests.tables import drafts, memory, outbox, receipts
from quests.work import Reading, Work

RECEIPTS_KEPT = Moment(7 * DAY)
DRAFTS_KEPT = Moment(7 * DAY)
SENT_KEPT = Moment(30 * DAY)

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
OLD_RECEIPTS = delete(receipts).where(receipts.c.at < bindparam("before"))
OLD_DRAFTS = delete(drafts).where(drafts.c.at < bindparam("before"))
OLD_MESSAGES = delete(outbox).where(outbox.c.state == "sent", outbox.c.next_at < bindparam("before"))


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
    """Delete what has been kept long enough, in all classrooms; gives how many rows."""
    return (
        work.execute(OLD_RECEIPTS, before=work.now - RECEIPTS_KEPT).changed
        + work.execute(OLD_DRAFTS, before=work.now - DRAFTS_KEPT).changed
        + work.execute(OLD_MESSAGES, before=work.now - SENT_KEPT).changed
    )
