"""Which quests are still locked to a member."""

from __future__ import annotations

from sqlalchemy import select

from quests.ids import NOBODY, MemberId, QuestId
from quests.queries.records import record_of
from quests.reports import Quest
from quests.rules.conditions import progress, read_condition
from quests.rules.lives import Life
from quests.statements import HERE
from quests.tables import quests
from quests.work import Reading

UNLOCKS = select(quests.c.quest_id, quests.c.unlock).where(
    quests.c.classroom_id == HERE, quests.c.unlock != "", quests.c.removed_at.is_(None)
)


def unlocks(look: Reading) -> dict[QuestId, str]:
    """What opens the quests that are not open to all, by quest."""
    return dict(look.execute(UNLOCKS))


def locked_to(look: Reading, member: MemberId) -> frozenset[QuestId]:
    """The quests that are still locked to `member`, whatever they have begun. Where nothing is locked nothing more is read."""
    conditions = {quest: read_condition(text) for quest, text in unlocks(look).items()}
    if not conditions or member == NOBODY:
        return frozenset()
    record = record_of(look, member, conditions.values())
    return frozenset(quest for quest, one in conditions.items() if not progress(one, record).met)


def is_locked(look: Reading, quest: Quest, member: MemberId) -> bool:
    """Whether `quest` is still locked to `member`."""
    return bool(quest.unlock) and not progress(read_condition(quest.unlock), record_towards(look, quest, member)).met


def record_towards(look: Reading, quest: Quest, member: MemberId) -> Life:
    """`member`'s record, with all counted that opens `quest`."""
    return record_of(look, member, [read_condition(quest.unlock)] if quest.unlock else [])
