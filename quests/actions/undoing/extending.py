"""Taking more time back."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, update

from quests.actions.undoing.answers import REOPEN_HELP
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import TimeGiven
from quests.statements import HERE
from quests.tables import extensions
from quests.work import Work

_STILL_SO = (
    (extensions.c.classroom_id == HERE)
    & (extensions.c.member_id == bindparam("member"))
    & (extensions.c.quest_id == bindparam("quest"))
    & (extensions.c.until_at == bindparam("until"))
)
AS_BEFORE = update(extensions).where(_STILL_SO).values(until_at=bindparam("before"))
NO_MORE = delete(extensions).where(_STILL_SO)


def _given(work: Work, fact: TimeGiven, _: Taking) -> Back | None:
    """As it was before, unless more was given since; what was handed in meanwhile stays. The request waits again."""
    values = {"member": fact.member, "quest": fact.quest, "until": fact.until}
    back = work.execute(AS_BEFORE, **values, before=fact.before) if fact.before else work.execute(NO_MORE, **values)
    if not back.changed:
        return None
    if fact.help:
        work.execute(REOPEN_HELP, help=fact.help)
    return Back()


WAYS: Ways = {TimeGiven: _given}
