"""The places of a quest: exactly so many may do it. A counter on its row, changed only while it fits.

A place is one student's: their first run takes it, the next ones keep it. Practice students stand outside.
"""

from __future__ import annotations

from sqlalchemy import bindparam, exists, update

from quests.errors import NoPlace
from quests.ids import MemberId, QuestId
from quests.queries.members import find_member
from quests.queries.quests import find_quest
from quests.statements import HERE
from quests.tables import attempts, quests
from quests.work import Work

_COUNTED = (quests.c.classroom_id == HERE) & (quests.c.places > 0)
_HOLDS = exists().where(
    attempts.c.classroom_id == HERE,
    attempts.c.quest_id == quests.c.quest_id,
    attempts.c.member_id == bindparam("member"),
    attempts.c.run_no == 1,
)
TAKE_ONE = (
    update(quests)
    .where(_COUNTED, quests.c.quest_id == bindparam("quest"), quests.c.taken_n < quests.c.places)
    .values(taken_n=quests.c.taken_n + 1)
)
FREE_ONE = update(quests).where(_COUNTED, quests.c.quest_id == bindparam("quest")).values(taken_n=quests.c.taken_n - 1)
FREE_ALL = update(quests).where(_COUNTED, _HOLDS).values(taken_n=quests.c.taken_n - 1)
HOLD_ALL = update(quests).where(_COUNTED, _HOLDS).values(taken_n=quests.c.taken_n + 1)


def take_place(work: Work, *, quest: QuestId, member: MemberId) -> None:
    """Take one of the places of `quest`, where they are counted. Raises NotFound, NoPlace."""
    if find_member(work, member).practice_of is None and not work.execute(TAKE_ONE, quest=quest).changed:
        places = find_quest(work, quest).places
        if places:
            raise NoPlace(places)


def free_place(work: Work, *, quest: QuestId, member: MemberId) -> None:
    """Give a place back. Raises NotFound."""
    if find_member(work, member).practice_of is None:
        work.execute(FREE_ONE, quest=quest)


def free_places(work: Work, *, member: MemberId) -> None:
    """`member` leaves: others may have all their places."""
    work.execute(FREE_ALL, member=member)


def hold_places(work: Work, *, member: MemberId) -> None:
    """`member` comes back to what they had begun, even where others have come meanwhile."""
    work.execute(HOLD_ALL, member=member)
