"""Attempts, hand-ins, and what waits."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    AttemptId,
    HandInId,
    MemberId,
    Moment,
    QuestId,
)
from quests.reports.files import HandedFile


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt, as it stands."""

    attempt_id: AttemptId
    quest_id: QuestId
    member_id: MemberId
    state: str
    worth: int
    tries: int
    decisions: int
    moved_at: Moment
    run_no: int
    """Which run at the quest this is, from 1."""
    taken_at: Moment


@dataclass(frozen=True, slots=True)
class HandIn:
    """One try and its answer."""

    hand_in_id: HandInId
    attempt_id: AttemptId
    try_no: int
    evidence: str
    state: str
    handed_in_at: Moment
    looked_at: Moment | None
    decided_at: Moment | None
    decided_by: MemberId | None
    decider: str | None
    note: str
    next_step: str
    how: str = "text"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A hand-in that waits for an answer. Flags are 0 or 1."""

    attempt_id: AttemptId
    hand_in_id: HandInId
    quest_id: QuestId
    title: str
    member_id: MemberId
    name: str
    nickname: str
    practice: int
    try_no: int
    evidence: str
    handed_in_at: Moment
    after_due: int
    worth: int
    last_step: str
    """The next step that the last "not yet" named; "" on a first try."""
    moved_at: Moment
    """When it came to wait: later than `handed_in_at` when an answer was undone."""
    how: str = "text"
    files: tuple[HandedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """What waits: open requests for help, hand-ins, and proposals. Practice members stand outside."""

    help: int
    hand_ins: int
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a student has not looked at yet: to a hand-in or to a request for help."""

    quest_id: QuestId
    title: str
    decision: str
    """approved, returned, or helped."""
    by: str
    at: Moment


@dataclass(frozen=True, slots=True)
class InProgress:
    """A quest somebody works on."""

    quest_id: QuestId
    title: str
    state: str
    due_at: Moment | None
