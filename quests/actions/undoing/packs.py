"""Taking back what came in from a pack: all of it, while nobody has begun any of it."""

from __future__ import annotations

from sqlalchemy import Select, bindparam, delete, exists, select, update

from quests.actions.badges import switch
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import PackImported
from quests.ids import BadgeId
from quests.statements import HERE
from quests.tables import attempts, boards, pack_items, quests
from quests.work import Work


def _came(kind: str) -> Select[int]:
    return select(pack_items.c.item_id).where(
        pack_items.c.classroom_id == HERE, pack_items.c.deed_id == bindparam("deed"), pack_items.c.kind == kind
    )


_BEGUN = exists().where(attempts.c.classroom_id == HERE, attempts.c.quest_id.in_(_came("quest")))
REMOVE_QUESTS = (
    update(quests)
    .where(quests.c.classroom_id == HERE, quests.c.quest_id.in_(_came("quest")), quests.c.removed_at.is_(None), ~_BEGUN)
    .values(removed_at=bindparam("moment"))
)
REMOVE_BOARDS = (
    update(boards)
    .where(boards.c.classroom_id == HERE, boards.c.board_id.in_(_came("board")), boards.c.state != "removed", ~_BEGUN)
    .values(state="removed")
)
BADGES = _came("badge")
FORGET = delete(pack_items).where(pack_items.c.classroom_id == HERE, pack_items.c.deed_id == bindparam("deed"), ~_BEGUN)


def _pack_imported(work: Work, _: PackImported, taking: Taking) -> Back | None:
    """The quests and boards go, and the pack can come in again. Not when somebody has begun one: then all of it stays."""
    badges = [BadgeId(item) for (item,) in work.execute(BADGES, deed=taking.deed)]
    for statement, values in ((REMOVE_BOARDS, {}), (REMOVE_QUESTS, {"moment": work.now})):
        work.execute(statement, deed=taking.deed, **values)
    if not work.execute(FORGET, deed=taking.deed).changed:
        return None
    for badge in badges:
        switch(work, badge=badge, on=False, by=taking.by)
    return Back()


WAYS: Ways = {PackImported: _pack_imported}
