"""Requests for help."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Named, Table, Text

from quests.ids import HelpId, MemberId, Moment, QuestId
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, big_or_none, metadata, partial


class HelpColumns(InClassroom):
    """One [I need help]: `kind` is explain, another_way, talk, or time for a later last day. Only teachers see it."""

    help_id: Named[HelpId] = big_key()
    member_id: Named[MemberId] = big()
    quest_id: Named[QuestId] = big()
    kind: Named[str] = Column(Text)
    words: Named[str] = Column(Text)
    """What the student added, of their own; '' for nothing."""
    state: Named[str] = Column(Text)
    asked_at: Named[Moment] = big()
    answered_at: Named[Moment | None] = big_or_none()
    answered_by: Named[MemberId | None] = big_or_none()
    answer: Named[str] = Column(Text)
    seen_at: Named[Moment | None] = big_or_none()


help_requests = Table(
    "help_requests",
    metadata,
    HelpColumns,
    belongs_to("members", "member_id"),
    belongs_to("quests", "quest_id"),
    CheckConstraint("kind IN ('explain', 'another_way', 'talk', 'time')", name="kind"),
    CheckConstraint("state IN ('open', 'answered', 'withdrawn')", name="state"),
    Index("ix_help_requests_state", "classroom_id", "state", "asked_at"),
    Index("ix_help_requests_member", "classroom_id", "member_id", "quest_id"),
    partial(
        "uq_help_requests_open",
        "classroom_id",
        "member_id",
        "quest_id",
        unique=True,
        where="state = 'open' AND kind <> 'time'",
    ),
    partial(
        "uq_help_requests_time",
        "classroom_id",
        "member_id",
        "quest_id",
        unique=True,
        where="state = 'open' AND kind = 'time'",
    ),
    info=Privacy(
        holds="who asked for help with what, and the answer",
        exported="whole",
        erased="deleted with the member",
        kept="as the member",
    ).info(),
)
