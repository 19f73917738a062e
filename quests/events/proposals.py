"""What students propose to do, and how they were answered."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import MemberId, ProposalId, QuestId


@dataclass(frozen=True, kw_only=True)
class OfProposal(Event):
    """About a proposal of `member` for the square of `quest`."""

    proposal: ProposalId
    quest: QuestId
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class Proposed(OfProposal):
    """A student proposed something of their own."""

    kind = "proposal.made"


@dataclass(frozen=True, kw_only=True)
class ProposalApproved(OfProposal):
    """A teacher agreed: it is that student's own quest now."""

    kind = "proposal.approved"
    undoable = True


@dataclass(frozen=True, kw_only=True)
class ProposalReturned(OfProposal):
    """A teacher said "not yet", with a next step; it may be proposed again."""

    kind = "proposal.returned"
    undoable = True
