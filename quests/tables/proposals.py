"""What students propose to do instead: between one student and the teachers."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Named, Table, Text

from quests.ids import MemberId, Moment, ProposalId, QuestId
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, big_or_none, metadata, partial


class ProposalColumns(InClassroom):
    """A student's own idea for a quest's square. Approved, it is what that quest says to that student, and to nobody else."""

    proposal_id: Named[ProposalId] = big_key()
    member_id: Named[MemberId] = big()
    quest_id: Named[QuestId] = big()
    title: Named[str] = Column(Text)
    task: Named[str] = Column(Text)
    """What they will do."""
    how: Named[str] = Column(Text)
    """How they will show it."""
    state: Named[str] = Column(Text)
    proposed_at: Named[Moment] = big()
    answered_at: Named[Moment | None] = big_or_none()
    answered_by: Named[MemberId | None] = big_or_none()
    answer: Named[str] = Column(Text)
    """A note with an approval; the next step with "not yet"."""
    seen_at: Named[Moment | None] = big_or_none()


_STANDS = "state = 'waiting' OR state = 'approved'"
proposals = Table(
    "proposals",
    metadata,
    ProposalColumns,
    belongs_to("members", "member_id"),
    belongs_to("quests", "quest_id"),
    CheckConstraint("state IN ('waiting', 'approved', 'returned', 'withdrawn')", name="state"),
    Index("ix_proposals_state", "classroom_id", "state", "proposed_at"),
    Index("ix_proposals_member", "classroom_id", "member_id", "quest_id"),
    partial(
        "uq_proposals_stands",
        "classroom_id",
        "member_id",
        "quest_id",
        unique=True,
        where=_STANDS,
    ),
    info=Privacy(
        holds="what a member proposed to do, and the teacher's answer",
        exported="whole",
        erased="deleted with the member",
        kept="as the member",
    ).info(),
)
