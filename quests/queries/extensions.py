"""More time: how long a member may take."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, select

from quests.ids import MemberId, Moment, QuestId
from quests.reports import Quest
from quests.statements import HERE
from quests.tables import attempts, extensions, quests
from quests.work import Reading

UNTIL = select(extensions.c.until_at).where(
    extensions.c.classroom_id == HERE,
    extensions.c.member_id == bindparam("member"),
    extensions.c.quest_id == bindparam("quest"),
)
CLOSING = (
    select(quests.c.quest_id, quests.c.title, quests.c.closes_at)
    .where(
        quests.c.classroom_id == HERE,
        quests.c.removed_at.is_(None),
        quests.c.closes_at.is_not(None),
        ~exists().where(
            attempts.c.classroom_id == HERE,
            attempts.c.quest_id == quests.c.quest_id,
            attempts.c.member_id == bindparam("member"),
            (attempts.c.state == "handed_in") | (attempts.c.state == "approved"),
        ),
    )
    .order_by(quests.c.quest_id)
)


def extended_until(look: Reading, quest: QuestId, member: MemberId) -> Moment | None:
    """Until when `member` may hand `quest` in though it closed; None when nobody gave them more time."""
    row = look.execute(UNTIL, quest=quest, member=member).first()
    return row[0] if row else None


def closing(look: Reading, quest: Quest, member: MemberId) -> Moment | None:
    """From when on `quest` takes no more work of `member`: more time never shortens it."""
    if quest.closes_at is None:
        return None
    return max(quest.closes_at, extended_until(look, quest.quest_id, member) or quest.closes_at)


def may_need_time(look: Reading, member: MemberId) -> list[tuple[QuestId, str]]:
    """The quests that close and that `member` has not handed in: each with its title."""
    return [(quest, title) for quest, title, _ in look.execute(CLOSING, member=member)]
