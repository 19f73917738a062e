"""More time for one student at one quest."""

from __future__ import annotations

from sqlalchemy import Named, Table

from quests.ids import MemberId, Moment, QuestId
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, metadata


class ExtensionColumns(InClassroom):
    """Until `until_at` this member may begin the quest and hand in, though it closed. Only they and teachers know."""

    member_id: Named[MemberId] = big_key()
    quest_id: Named[QuestId] = big_key()
    until_at: Named[Moment] = big()


extensions = Table(
    "extensions",
    metadata,
    ExtensionColumns,
    belongs_to("members", "member_id"),
    belongs_to("quests", "quest_id"),
    info=Privacy(
        holds="how long a member may take", exported="whole", erased="deleted with the member", kept="as the member"
    ).info(),
)
