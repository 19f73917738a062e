"""Attempts, and each hand-in of one with the answer it got."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Named, Table, Text

from quests.ids import AttemptId, HandInId, MemberId, Moment, QuestId
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, big_or_none, metadata, partial


class AttemptColumns(InClassroom):
    """One student's run at one quest, their `run_no`th. Taking, handing in and deciding change `state`.

    `decisions` counts the answers.
    """

    attempt_id: Named[AttemptId] = big_key()
    quest_id: Named[QuestId] = big()
    member_id: Named[MemberId] = big()
    run_no: Named[int] = Column(Integer)
    state: Named[str] = Column(Text)
    worth: Named[int] = Column(Integer)
    """Points at the moment it was handed in: mending the quest later does not change it."""
    tries: Named[int] = Column(Integer)
    decisions: Named[int] = Column(Integer)
    taken_at: Named[Moment] = big()
    moved_at: Named[Moment] = big()
    """When it came into its state."""


class HandInColumns(InClassroom):
    """One try: what was handed in, whether anybody looked, and the answer. State: waiting, approved, returned."""

    hand_in_id: Named[HandInId] = big_key()
    attempt_id: Named[AttemptId] = big()
    try_no: Named[int] = Column(Integer)
    evidence: Named[str] = Column(Text)
    how: Named[str] = Column(Text)
    """The way it was shown (`rules/evidence.py`)."""
    state: Named[str] = Column(Text)
    handed_in_at: Named[Moment] = big()
    looked_at: Named[Moment | None] = big_or_none()
    decided_at: Named[Moment | None] = big_or_none()
    decided_by: Named[MemberId | None] = big_or_none()
    note: Named[str] = Column(Text)
    next_step: Named[str] = Column(Text)
    seen_at: Named[Moment | None] = big_or_none()
    """When the student saw the answer."""


attempts = Table(
    "attempts",
    metadata,
    AttemptColumns,
    belongs_to("quests", "quest_id"),
    belongs_to("members", "member_id"),
    CheckConstraint("state IN ('taken', 'handed_in', 'returned', 'approved')", name="state"),
    Index("uq_attempts_run", "classroom_id", "member_id", "quest_id", "run_no", unique=True),
    partial(
        "ix_attempts_waiting",
        "classroom_id",
        "moved_at",
        where="state = 'handed_in'",
    ),
    Index("ix_attempts_quest", "classroom_id", "quest_id"),
    partial(
        "ix_attempts_approved",
        "classroom_id",
        "moved_at",
        where="state = 'approved'",
    ),
    info=Privacy(
        holds="what a member works on", exported="whole", erased="deleted with the member", kept="as the member"
    ).info(),
)
hand_ins = Table(
    "hand_ins",
    metadata,
    HandInColumns,
    belongs_to("attempts", "attempt_id"),
    CheckConstraint("state IN ('waiting', 'approved', 'returned')", name="state"),
    Index("uq_hand_ins_try", "classroom_id", "attempt_id", "try_no", unique=True),
    info=Privacy(
        holds="what a member wrote, and the teacher's answer",
        exported="whole",
        erased="deleted with the member",
        kept="as the member",
    ).info(),
)
