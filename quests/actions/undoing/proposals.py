"""Taking back a teacher's answer to a proposal."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, update

from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import ProposalApproved, ProposalReturned
from quests.statements import HERE
from quests.tables import attempts, proposals
from quests.work import Work

_newer = proposals.alias("newer")
REOPEN = (
    update(proposals)
    .where(
        proposals.c.classroom_id == HERE,
        proposals.c.proposal_id == bindparam("proposal"),
        proposals.c.state == bindparam("decided"),
        ~exists().where(
            _newer.c.classroom_id == HERE,
            _newer.c.member_id == proposals.c.member_id,
            _newer.c.quest_id == proposals.c.quest_id,
            _newer.c.proposal_id > proposals.c.proposal_id,
            _newer.c.state != "withdrawn",
        ),
    )
    .values(state="waiting", answered_at=None, answered_by=None, answer="", seen_at=None)
)
REOPEN_UNBEGUN = REOPEN.where(
    ~exists().where(
        attempts.c.classroom_id == HERE,
        attempts.c.member_id == proposals.c.member_id,
        attempts.c.quest_id == proposals.c.quest_id,
        attempts.c.tries > 0,
    )
)


def _approved(work: Work, fact: ProposalApproved, _: Taking) -> Back | None:
    """Only while nothing of it was handed in."""
    return Back() if work.execute(REOPEN_UNBEGUN, proposal=fact.proposal, decided="approved").changed else None


def _returned(work: Work, fact: ProposalReturned, _: Taking) -> Back | None:
    """Unless the student has proposed again."""
    return Back() if work.execute(REOPEN, proposal=fact.proposal, decided="returned").changed else None


WAYS: Ways = {ProposalApproved: _approved, ProposalReturned: _returned}
