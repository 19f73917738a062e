"""Ideas of a student's own: proposing, taking back, a teacher's answer."""

from __future__ import annotations

from bot.commands.pages import teacher_name
from bot.commands.review import next_item
from bot.request import Answer, Command, Request, show
from bot.views import proposals as view
from bot.views import quests as quest_view_of
from quests.actions import proposing
from quests.errors import NotAllowed
from quests.ids import MemberId, ProposalId, QuestId
from quests.queries.proposals import find_proposal
from quests.queries.quests import quest_view
from quests.rules.roles import Role


def _student(request: Request) -> MemberId:
    """Who proposes: a teacher does so only when trying it out. Raises NotAllowed."""
    if request.member.role == Role.TEACHER:
        raise NotAllowed(Role.STUDENT)
    return request.member.member_id


def propose(request: Request) -> Answer:
    """The form for an idea of one's own."""
    return show(view.propose, quest_view(request.read, QuestId(request.id()), _student(request)))


def propose_sent(request: Request) -> Answer:
    """Propose it. Raises Invalid, NotNow."""
    fact = proposing.propose(
        request.work,
        quest=QuestId(request.id()),
        title=request.value("title"),
        task=request.value("task"),
        how=request.value("how"),
        by=_student(request),
    )
    return show(view.proposed, find_proposal(request.work, fact.proposal), teacher_name(request.work))


def propose_back(request: Request) -> Answer:
    """Take a proposal back."""
    idea = find_proposal(request.work, ProposalId(request.id()))
    me = request.member.member_id
    proposing.withdraw_proposal(request.work, proposal=idea.proposal_id, by=me)
    return show(quest_view_of.quest, quest_view(request.work, idea.quest_id, me))


def idea_approve(request: Request) -> Answer:
    """Agree to an idea, and move on."""
    return _approved(request, "")


def _approved(request: Request, note: str) -> Answer:
    number = ProposalId(request.id())
    proposing.approve_proposal(request.work, proposal=number, by=request.member.member_id, note=note)
    return next_item(request, _skip(request), view.approved(request.look, find_proposal(request.work, number)))


def _skip(request: Request) -> int:
    return request.id(1) if request.has_id(1) else 0


def idea_note(request: Request) -> Answer:
    """The form for a note."""
    idea = find_proposal(request.read, ProposalId(request.id()))
    return show(view.approve_note, idea, (idea.proposal_id, _skip(request)))


def idea_note_sent(request: Request) -> Answer:
    """Agree with a note, and move on."""
    return _approved(request, request.value("note"))


def idea_not_yet(request: Request) -> Answer:
    """The form for a next step."""
    idea = find_proposal(request.read, ProposalId(request.id()))
    return show(view.not_yet, idea, (idea.proposal_id, _skip(request)))


def idea_not_yet_sent(request: Request) -> Answer:
    """Answer "not yet" with a next step, and move on. Raises Invalid without a step."""
    number = ProposalId(request.id())
    step = request.value("next_step")
    proposing.return_proposal(request.work, proposal=number, next_step=step, by=request.member.member_id)
    return next_item(request, _skip(request), view.returned(request.look, find_proposal(request.work, number)))


COMMANDS = {
    "propose": Command(run=propose),
    "propose_sent": Command(run=propose_sent, writes=True, reopens="propose"),
    "propose_back": Command(run=propose_back, writes=True),
    "idea_approve": Command(run=idea_approve, needs=Role.TEACHER, writes=True),
    "idea_note": Command(run=idea_note, needs=Role.TEACHER),
    "idea_note_sent": Command(run=idea_note_sent, needs=Role.TEACHER, writes=True, reopens="idea_note"),
    "idea_not_yet": Command(run=idea_not_yet, needs=Role.TEACHER),
    "idea_not_yet_sent": Command(run=idea_not_yet_sent, needs=Role.TEACHER, writes=True, reopens="idea_not_yet"),
}
