"""Erasing a person: every row of theirs goes, the ledger's sums and everybody else's stay as they are.

Their entries become one of the class's pooled row, which holds the points of all who were erased (a key of their own in a small
class would still be a person). What names them by a bare id points to nobody from then on.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, bindparam, cast, delete, func, select, update

from quests.actions.counting import let_go
from quests.actions.ledger import enter
from quests.actions.members import keep_a_teacher
from quests.actions.quest_places import free_places
from quests.events import ErasureAsked, ErasureCalledOff, PersonErased, PersonExported
from quests.ids import DeedId, EventId, MemberId
from quests.queries.holding import MEMBER, POOL, THEIRS, somebody
from quests.queries.members import find_member, teachers_to_tell
from quests.rules.roles import Role
from quests.statements import HERE
from quests.tables import entries, members, memory
from quests.upserts import upsert
from quests.work import Work

ERASE = [delete(table).where(where) for table, where in reversed(THEIRS.items())]
"""What hangs on a row goes before it; the member themselves at the end."""
FORGET_NOTES = delete(memory).where(memory.c.content == select(members.c.name).where(THEIRS[members]).scalar_subquery())
"""A terminal remembers the name of who sat there last."""
POINTS = select(cast(func.coalesce(func.sum(entries.c.amount), 0), BigInteger)).where(THEIRS[entries])
PRACTICE_OF = select(members.c.member_id).where(members.c.classroom_id == HERE, members.c.practice_of == MEMBER)
MAKE_POOL = upsert(members).on_conflict_do_nothing(index_elements=["classroom_id", "nickname"])
THE_POOL = select(members.c.member_id).where(members.c.classroom_id == HERE, members.c.nickname == POOL)
_OF = (members.c.classroom_id == HERE) & (members.c.member_id == MEMBER) & members.c.removed_at.is_(None)
ASK = update(members).where(_OF, members.c.erase_asked_at.is_(None)).values(erase_asked_at=bindparam("moment"))
CALL_OFF = update(members).where(_OF, members.c.erase_asked_at.is_not(None)).values(erase_asked_at=None)


def erase(work: Work, *, member: MemberId, by: MemberId) -> PersonErased:
    """Erase all that is held of `member`, for good. Raises NotFound (a second time too), NotAllowed for the last teacher."""
    found = somebody(work, member)
    keep_a_teacher(work, member)
    event = EventId(work.new_id())
    if found.removed_at is None:
        free_places(work, member=member)
    for (practice,) in work.execute(PRACTICE_OF, member=member):
        _delete(work, practice)
    if found.practice_of is None:
        _pool_points(work, member, by=by, event=event)
        let_go(work, member)
    _delete(work, member)
    return work.emit(PersonErased(by=by, member=member), event=event)


def _delete(work: Work, member: MemberId) -> None:
    work.execute(FORGET_NOTES, member=member)
    for rows in ERASE:
        work.execute(rows, member=member)


def _pool_points(work: Work, member: MemberId, *, by: MemberId, event: EventId) -> None:
    """One entry of the pooled row in the place of all of theirs, so that what the class has together stays the same."""
    points = work.execute(POINTS, member=member)[0][0]
    if points:
        enter(work, member=_the_pool(work), amount=points, cause=f"erased:{event}", by=by, deed=DeedId(event))


def _the_pool(work: Work) -> MemberId:
    """The class's pooled row, made when it is first needed: nobody's name, on no list."""
    work.execute(
        MAKE_POOL,
        member_id=work.new_id(),
        role=Role.STUDENT,
        name="",
        nickname=POOL,
        practice_of=None,
        hidden=1,
        tell="",
        as_list=0,
        short_text=0,
        locale="",
        joined_at=work.now,
        removed_at=work.now,
        erase_asked_at=None,
    )
    return work.execute(THE_POOL)[0][0]


def ask_erasure(work: Work, *, by: MemberId) -> ErasureAsked:
    """Ask the teachers to erase all of one's own; asking twice asks once. Raises NotFound."""
    find_member(work, by)
    fact = ErasureAsked(by=by, member=by)
    return (
        work.emit(fact, tell=teachers_to_tell(work)) if work.execute(ASK, member=by, moment=work.now).changed else fact
    )


def call_off_erasure(work: Work, *, by: MemberId) -> ErasureCalledOff:
    """Rather stay after all. Raises NotFound."""
    find_member(work, by)
    fact = ErasureCalledOff(by=by, member=by)
    return work.emit(fact) if work.execute(CALL_OFF, member=by).changed else fact


def note_export(work: Work, *, member: MemberId, by: MemberId) -> PersonExported:
    """Write down that all that is held of `member` was handed out. Raises NotFound."""
    return work.emit(PersonExported(by=by, member=somebody(work, member).member_id))
