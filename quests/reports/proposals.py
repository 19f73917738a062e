"""What students propose to do."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import MemberId, Moment, ProposalId, QuestId


@dataclass(frozen=True, slots=True)
class Proposal:
    """A student's own idea for a square. `instead` is the title that stands there for all others."""

    proposal_id: ProposalId
    quest_id: QuestId
    instead: str
    member_id: MemberId
    name: str
    title: str
    task: str
    how: str
    state: str
    proposed_at: Moment
    answer: str
    answerer: str | None
    seen_at: Moment | None
