"""Badges and awards."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Named, Table, Text

from quests.ids import BadgeId, EventId, MemberId, Moment
from quests.tables.base import NOTHING_PERSONAL, InClassroom, Privacy, belongs_to, big, big_key, metadata, of_classroom


class BadgeColumns(InClassroom):
    """A kind of badge. `code` names a ready one (its words stand in bot/views); `condition` is the tree that earns it, as JSON."""

    badge_id: Named[BadgeId] = big_key()
    code: Named[str] = Column(Text)
    condition: Named[str] = Column(Text)
    is_on: Named[int] = Column(Integer)


class AwardColumns(InClassroom):
    """One member's having a badge, and the event that earned it."""

    member_id: Named[MemberId] = big_key()
    badge_id: Named[BadgeId] = big_key()
    event_id: Named[EventId] = big()
    awarded_at: Named[Moment] = big()


badges = Table(
    "badges",
    metadata,
    BadgeColumns,
    of_classroom(),
    Index("uq_badges_code", "classroom_id", "code", unique=True),
    info=NOTHING_PERSONAL.info(),
)
awards = Table(
    "awards",
    metadata,
    AwardColumns,
    belongs_to("members", "member_id"),
    belongs_to("badges", "badge_id"),
    info=Privacy(holds="a member's badges", exported="whole", erased="deleted", kept="as the member").info(),
)
