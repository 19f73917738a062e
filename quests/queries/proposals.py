"""What students propose to do, and what of it stands."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, exists, func, literal, select

from quests.ids import MemberId, ProposalId, QuestId
from quests.reports import Proposal
from quests.statements import HERE
from quests.tables import cells, members, proposals, quests
from quests.work import Reading

_answerer = members.alias("answerer")
_PROPOSAL = (
    select(
        proposals.c.proposal_id,
        proposals.c.quest_id,
        quests.c.title,
        proposals.c.member_id,
        members.c.name,
        proposals.c.title,
        proposals.c.task,
        proposals.c.how,
        proposals.c.state,
        proposals.c.proposed_at,
        proposals.c.answer,
        _answerer.c.name,
        proposals.c.seen_at,
    )
    .join(quests, (quests.c.classroom_id == proposals.c.classroom_id) & (quests.c.quest_id == proposals.c.quest_id))
    .join(
        members, (members.c.classroom_id == proposals.c.classroom_id) & (members.c.member_id == proposals.c.member_id)
    )
    .outerjoin(
        _answerer,
        (_answerer.c.classroom_id == proposals.c.classroom_id) & (_answerer.c.member_id == proposals.c.answered_by),
    )
    .where(proposals.c.classroom_id == HERE)
)
PROPOSAL = _PROPOSAL.where(proposals.c.proposal_id == bindparam("proposal"))
PROPOSAL_FOR = (
    _PROPOSAL.where(
        proposals.c.quest_id == bindparam("quest"),
        proposals.c.member_id == bindparam("member"),
        proposals.c.state != "withdrawn",
    )
    .order_by(proposals.c.proposal_id.desc())
    .limit(1)
)
WAITING = _PROPOSAL.where(proposals.c.state == "waiting", members.c.removed_at.is_(None)).order_by(
    proposals.c.proposed_at, proposals.c.proposal_id
)
WAITING_N = (
    select(func.count(proposals.c.proposal_id))
    .join(
        members, (members.c.classroom_id == proposals.c.classroom_id) & (members.c.member_id == proposals.c.member_id)
    )
    .where(
        proposals.c.classroom_id == HERE,
        proposals.c.state == "waiting",
        members.c.removed_at.is_(None),
        members.c.practice_of.is_(None),
    )
)
UNSEEN = _PROPOSAL.where(
    proposals.c.member_id == bindparam("member"), proposals.c.answered_at.is_not(None), proposals.c.seen_at.is_(None)
).order_by(proposals.c.proposal_id)
STANDING = select(proposals.c.quest_id, proposals.c.member_id, proposals.c.title, proposals.c.state).where(
    proposals.c.classroom_id == HERE, (proposals.c.state == "approved") | (proposals.c.state == "waiting")
)
IS_FREE = (
    select(literal(1))
    .select_from(cells)
    .where(cells.c.classroom_id == HERE, cells.c.quest_id == bindparam("quest"), cells.c.kind == "free")
    .limit(1)
)
NEEDS_IDEA = IS_FREE.where(
    ~exists().where(
        proposals.c.classroom_id == HERE,
        proposals.c.quest_id == bindparam("quest"),
        proposals.c.member_id == bindparam("member"),
        proposals.c.state == "approved",
    )
)


def find_proposal(look: Reading, proposal: ProposalId) -> Proposal:
    """A proposal of this classroom. Raises NotFound."""
    row: Any = look.execute(PROPOSAL, proposal=proposal).one("proposal")  # more columns than SQLAlchemy types
    return Proposal(*row)


def proposal_for(look: Reading, quest: QuestId, member: MemberId) -> Proposal | None:
    """What `member` proposed last for the square of `quest`, and did not take back."""
    row: Any = look.execute(PROPOSAL_FOR, quest=quest, member=member).first()
    return Proposal(*row) if row else None


def open_proposals(look: Reading) -> list[Proposal]:
    """What was proposed and nobody has answered, longest first."""
    rows: list[Any] = look.execute(WAITING)
    return [Proposal(*row) for row in rows]


def proposals_waiting(look: Reading) -> int:
    """How many proposals nobody has answered; practice stands outside."""
    return look.execute(WAITING_N)[0][0]


def unseen_proposals(look: Reading, member: MemberId) -> list[Proposal]:
    """What `member` was answered about their proposals, and has not looked at."""
    rows: list[Any] = look.execute(UNSEEN, member=member)
    return [Proposal(*row) for row in rows]


def standing_ideas(look: Reading) -> dict[tuple[QuestId, MemberId], tuple[str, str]]:
    """The title and state of every proposal that waits or was approved, by its quest and member."""
    return {(quest, member): (title, state) for quest, member, title, state in look.execute(STANDING)}


def is_free(look: Reading, quest: QuestId) -> bool:
    """Whether a quest is a square for ideas of one's own."""
    return bool(look.execute(IS_FREE, quest=quest))


def needs_idea(look: Reading, quest: QuestId, member: MemberId) -> bool:
    """Whether `member` must propose something first: on a square for ideas of one's own, until one is approved."""
    return bool(look.execute(NEEDS_IDEA, quest=quest, member=member))
