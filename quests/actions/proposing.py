"""Ideas of one's own: proposing, taking back, and a teacher's answer. A square for them on a draft."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, update

from quests.actions.boards import LOCK_DRAFT, PUT_QUEST
from quests.actions.quests import NewQuest, insert_quest
from quests.errors import NotAllowed, NotFound, NotNow
from quests.events import ProposalApproved, ProposalReturned, Proposed
from quests.ids import BoardId, MemberId, ProposalId, QuestId
from quests.queries.attempts import attempt_at
from quests.queries.boards import find_board
from quests.queries.members import recipients, teachers_to_tell
from quests.queries.proposals import find_proposal, proposal_for
from quests.queries.quests import find_in_sight, find_quest, may_work
from quests.rules import text
from quests.rules.boards import Square
from quests.rules.limits import TASK_LONGEST, TITLE_LONGEST
from quests.statements import HERE
from quests.tables import proposals
from quests.work import Work

HOW_LONGEST = 500
ANSWER_LONGEST = 1000

INSERT_PROPOSAL = insert(proposals)
_WAITING = (
    (proposals.c.classroom_id == HERE)
    & (proposals.c.proposal_id == bindparam("proposal"))
    & (proposals.c.state == "waiting")
)
CHANGE = (
    update(proposals)
    .where(_WAITING)
    .values(title=bindparam("new_title"), task=bindparam("new_task"), how=bindparam("new_how"))
)
WITHDRAW = update(proposals).where(_WAITING).values(state="withdrawn")
ANSWER = (
    update(proposals)
    .where(_WAITING)
    .values(
        state=bindparam("new_state"),
        answered_at=bindparam("moment"),
        answered_by=bindparam("answerer"),
        answer=bindparam("new_answer"),
    )
)


def propose(work: Work, *, quest: QuestId, title: str, task: str, how: str, by: MemberId) -> Proposed:
    """Propose something of one's own for the square of `quest`. Raises NotFound, NotNow, Invalid.

    Proposing again while nobody has answered changes what was proposed: that is no new fact. Of two clicks at once the second
    clashes, and runs again.
    """
    _check(work, quest, by)
    said = {
        "title": text.line("title", title, longest=TITLE_LONGEST),
        "task": text.lines("task", task, longest=TASK_LONGEST),
        "how": text.lines("how", how, longest=HOW_LONGEST),
    }
    before = proposal_for(work, quest, by)
    if before is not None:
        if before.state == "approved":
            raise NotNow("agreed", "propose")
        new = {f"new_{name}": value for name, value in said.items()}
        if work.execute(CHANGE, proposal=before.proposal_id, **new).changed:
            return Proposed(by=by, proposal=before.proposal_id, quest=quest, member=by)
    number = ProposalId(work.new_id())
    work.execute(
        INSERT_PROPOSAL,
        proposal_id=number,
        member_id=by,
        quest_id=quest,
        **said,
        state="waiting",
        proposed_at=work.now,
        answered_at=None,
        answered_by=None,
        answer="",
        seen_at=None,
    )
    return work.emit(Proposed(by=by, proposal=number, quest=quest, member=by), tell=teachers_to_tell(work))


def _check(work: Work, quest: QuestId, by: MemberId) -> None:
    """Only while the quest can be worked on, and nothing of it was handed in."""
    find_in_sight(work, quest, by)
    if not may_work(work, quest, by):
        raise NotNow("closed", "propose")
    attempt = attempt_at(work, quest, by)
    if attempt is not None and attempt.tries:
        raise NotNow(attempt.state, "propose")


def withdraw_proposal(work: Work, *, proposal: ProposalId, by: MemberId) -> None:
    """A student takes a proposal back. Raises NotFound when it is not theirs, NotNow when it was answered."""
    found = find_proposal(work, proposal)
    if found.member_id != by:
        raise NotFound("proposal")
    if not work.execute(WITHDRAW, proposal=proposal).changed:
        raise NotNow("answered", "withdraw")


def approve_proposal(work: Work, *, proposal: ProposalId, by: MemberId, note: str = "") -> ProposalApproved:
    """Agree: from here on it is what that quest says to that student. Raises NotFound, NotAllowed, NotNow, Invalid."""
    words = text.lines("note", note, longest=ANSWER_LONGEST, required=False)
    quest, member = _answer(work, proposal, "approved", words, by)
    fact = ProposalApproved(by=by, proposal=proposal, quest=quest, member=member)
    return work.emit(fact, tell=recipients(work, member))


def return_proposal(work: Work, *, proposal: ProposalId, next_step: str, by: MemberId) -> ProposalReturned:
    """Answer "not yet" with one next step. Raises NotFound, NotAllowed, NotNow, Invalid when the step is missing."""
    words = text.lines("next_step", next_step, longest=ANSWER_LONGEST)
    quest, member = _answer(work, proposal, "returned", words, by)
    fact = ProposalReturned(by=by, proposal=proposal, quest=quest, member=member)
    return work.emit(fact, tell=recipients(work, member))


def _answer(work: Work, proposal: ProposalId, state: str, words: str, by: MemberId) -> tuple[QuestId, MemberId]:
    """The one place where a proposal is answered: of two teachers one wins."""
    found = find_proposal(work, proposal)
    if found.member_id == by:
        raise NotAllowed("not_oneself")
    values = {"new_state": state, "moment": work.now, "answerer": by, "new_answer": words}
    if not work.execute(ANSWER, proposal=proposal, **values).changed:
        raise NotNow(found.state if found.state == "withdrawn" else "answered", "answer")
    return found.quest_id, found.member_id


def free_square(
    work: Work, *, board: BoardId, square: Square, new: NewQuest | QuestId, by: MemberId, worth: int = 0, tags: str = ""
) -> QuestId:
    """Make a square of a draft one for ideas of one's own; `new` says its points and minutes. Raises NotFound, Invalid."""
    if not work.execute(LOCK_DRAFT, board=board):
        raise NotFound("draft")
    found = find_board(work, board)
    if not (0 <= square[0] < found.rows and 0 <= square[1] < found.columns):
        raise NotFound("square")
    quest = insert_quest(work, new, by, board) if isinstance(new, NewQuest) else find_quest(work, new).quest_id
    values = {"board_id": board, "row_no": square[0], "column_no": square[1], "worth": worth, "tags": tags}
    work.execute(PUT_QUEST, **values, quest_id=quest, kind="free")
    return quest
