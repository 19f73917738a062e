"""Taking a deed back: whatever was done in one go is undone in one go, by adding, never by forgetting."""

from __future__ import annotations

from quests.actions.awarding import correct
from quests.actions.undoing import (
    answers,
    calendar,
    extending,
    mending,
    packs,
    people,
    places,
    proposals,
    standings,
    things,
)
from quests.actions.undoing.taking import Taking, Ways
from quests.errors import NotUndoable
from quests.events import Undone
from quests.ids import DeedId, EventId, MemberId
from quests.queries.deeds import facts_of, is_undone
from quests.work import Work

WAYS: Ways = {
    **answers.WAYS,
    **calendar.WAYS,
    **mending.WAYS,
    **packs.WAYS,
    **people.WAYS,
    **places.WAYS,
    **proposals.WAYS,
    **extending.WAYS,
    **standings.WAYS,
    **things.WAYS,
}
"""How each kind of fact is taken back; None when others have built on it since."""


def undo(work: Work, *, deed: DeedId, by: MemberId) -> Undone:
    """Take a whole deed back. Raises NotUndoable: gone (no such deed of `by`), undone, used (others have built on all of it).

    Raises NotAllowed when the class would be left without a teacher.
    """
    facts = facts_of(work, deed)
    if not facts or any(fact.by != by or type(fact) not in WAYS for _, _, fact in facts):
        raise NotUndoable("gone")
    if is_undone(work, deed):
        raise NotUndoable("undone")
    undoing = DeedId(work.new_id())
    back = [
        WAYS[type(fact)](work, fact, Taking(deed=deed, by=by, undoing=undoing, event=event, at=at))
        for event, at, fact in facts
    ]
    if not any(back):
        raise NotUndoable("undone" if is_undone(work, deed) else "used")  # a double click, or others have gone on
    fact = Undone(
        by=by,
        deed=deed,
        what=facts[0][2].kind,
        entries=sum(one.entries for one in back if one),
        answers=sum(one is not None for one in back),
        done_at=facts[0][1],
    )
    work.emit(fact, event=EventId(undoing), undoes=deed)
    for member in sorted({member for one in back if one for member in one.members}):
        correct(work, member=member, by=by, undoing=undoing)
    return fact
