"""Badges, the versions of their rules, and awards."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Named, Table, Text

from quests.ids import BadgeId, EventId, MemberId, Moment
from quests.tables.base import NOTHING_PERSONAL, InClassroom, Privacy, belongs_to, big, big_key, metadata, of_classroom


class BadgeColumns(InClassroom):
    """A kind of badge. `code` names it; a ready one's words stand in bot/views, another has `title` and `about`.

    `rule` is the condition that earns it, with its head, as JSON (`rules/badges.py` reads it).
    """

    badge_id: Named[BadgeId] = big_key()
    code: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    about: Named[str] = Column(Text)
    rule: Named[str] = Column(Text)
    version: Named[int] = Column(Integer)
    is_on: Named[int] = Column(Integer)


class BadgeVersionColumns(InClassroom):
    """What a badge's rule was from one event on; "" when it was switched off. `at_once` is 1 when everybody was looked at anew."""

    badge_id: Named[BadgeId] = big_key()
    event_id: Named[EventId] = big_key()
    version: Named[int] = Column(Integer)
    rule: Named[str] = Column(Text)
    at_once: Named[int] = Column(Integer)
    at: Named[Moment] = big()


class AwardColumns(InClassroom):
    """One member's having a badge in a tier and a period ("" for once), the version that earned it (0 by hand) and the event."""

    member_id: Named[MemberId] = big_key()
    badge_id: Named[BadgeId] = big_key()
    tier: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    period: Named[str] = Column(Text, primary_key=True)
    version: Named[int] = Column(Integer)
    source: Named[str] = Column(Text)
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
badge_versions = Table(
    "badge_versions",
    metadata,
    BadgeVersionColumns,
    belongs_to("badges", "badge_id"),
    info=NOTHING_PERSONAL.info(),
)
awards = Table(
    "awards",
    metadata,
    AwardColumns,
    belongs_to("members", "member_id"),
    belongs_to("badges", "badge_id"),
    CheckConstraint("source IN ('rule', 'hand')", name="source"),
    info=Privacy(holds="a member's badges", exported="whole", erased="deleted", kept="as the member").info(),
)
