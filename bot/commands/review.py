"""Review: help first, then hand-ins; it moves on by itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.commands.classes import person_page
from bot.request import Answer, Command, Request, show
from bot.views import review as view
from quests.actions import helping
from quests.actions import review as actions
from quests.errors import Invalid, NotFound
from quests.events import Approved
from quests.ids import NOBODY, AttemptId, HelpId, MemberId, Moment
from quests.queries.attempts import find_attempt, find_help, latest_hand_in, open_help, review_counts, waiting
from quests.queries.files import files_of
from quests.queries.members import find_member, member_of
from quests.queries.proposals import open_proposals
from quests.queries.quests import find_quest
from quests.reports import HandIn, Help, Proposal, Waiting
from quests.rules.roles import Role, may

SHOWN_AT_ONCE = 25
SKIPPED_MOST = 10_000
"""More than ever wait; a button of ours never says so many."""


def review(request: Request) -> Answer:
    """The next thing that waits; an id is how many are skipped, another whose hand-ins come first."""
    return next_item(request, request.id() if request.has_id() else 0, whose=_whose(request, 1))


def review_of(request: Request) -> Answer:
    """Review who wrote the message that was picked: their hand-ins first; when none waits, their page."""
    about = request.call.about
    who = member_of(request.work, about.platform, about.workspace, about.account) if about else None
    if who is None:
        return show(view.not_in_class)
    mine = waiting(request.work, 1, reviewer=request.member.member_id, first=who.member_id)
    if mine and mine[0].member_id == who.member_id:
        return next_item(request, whose=who.member_id)
    if not _sees_help(request):
        return next_item(request, note=view.nothing_of(request.look, view.seen(request.look, who.name, who.nickname)))
    return person_page(request, who)


def next_item(request: Request, skip: int = 0, note: str = "", *, whose: MemberId = NOBODY) -> Answer:
    """The next thing that waits after `skip` others, those of `whose` first. Showing a hand-in means it is looked at."""
    helping_first: list[Help] = open_help(request.work) if _sees_help(request) else []
    skip = min(skip, SKIPPED_MOST)
    ideas: list[Proposal] = open_proposals(request.work) if _sees_help(request) else []
    work = waiting(request.work, skip + SHOWN_AT_ONCE, reviewer=request.member.member_id, first=whose)
    theirs = sum(one.member_id == whose for one in work)
    items: list[Help | Proposal | Waiting] = [*work[:theirs], *helping_first, *ideas, *work[theirs:]]
    item = items[skip] if skip < len(items) else None
    counts = review_counts(request.work, reviewer=request.member.member_id, with_help=_sees_help(request))
    if isinstance(item, Waiting):
        actions.look_at(request.work, hand_in=item.hand_in_id)
        item = _with_files(request, item)
    of = counts.help + counts.proposals + counts.hand_ins
    return show(partial(view.review, whose=whose), counts, item, (skip + 1, of), note)


def _sees_help(request: Request) -> bool:
    """A helper answers hand-ins and sees no help notes."""
    return may(Role(request.member.role), Role.TEACHER)


def approve(request: Request) -> Answer:
    """Approve in one tap, and move on."""
    return _approved(request, note="")


def _approved(request: Request, note: str) -> Answer:
    attempt, try_no = AttemptId(request.id()), request.id(1)
    fact = actions.approve(request.work, attempt=attempt, by=request.member.member_id, note=note, try_no=try_no)
    return next_item(request, _skip(request), _said(request, fact), whose=_whose(request))


def _said(request: Request, fact: Approved) -> str:
    quest, student = find_quest(request.work, fact.quest), find_member(request.work, fact.member)
    name = view.seen(request.look, student.name, student.nickname)
    return view.approved(request.look, quest.title, name, len(fact.badges), fact.lines)


def _skip(request: Request, at: int = 2) -> int:
    """How many are skipped: the `at`th id."""
    return request.id(at) if request.has_id(at) else 0


def _whose(request: Request, at: int = 3) -> MemberId:
    """Whose hand-ins come first: the `at`th id, when there is one."""
    return MemberId(request.id(at)) if request.has_id(at) else NOBODY


def _shown(request: Request) -> tuple[HandIn, str, str]:
    """The hand-in that a form is about, its quest's title and its student's name. Raises NotFound."""
    attempt = find_attempt(request.read, AttemptId(request.id()))
    latest = latest_hand_in(request.read, attempt.attempt_id)
    if latest is None:
        raise NotFound("attempt")
    title = find_quest(request.read, attempt.quest_id).title
    student = find_member(request.read, attempt.member_id)
    return latest, title, view.seen(request.look, student.name, student.nickname)


def _ids(request: Request) -> tuple[int, ...]:
    whose = _whose(request)
    return (request.id(), request.id(1), _skip(request), *((whose,) if whose else ()))


def approve_note(request: Request) -> Answer:
    """The form for a note."""
    latest, title, name = _shown(request)
    return show(view.approve_note, latest, title, name, _ids(request))


def approve_note_sent(request: Request) -> Answer:
    """Approve with a note."""
    bank = view.phrase(request.look, view.NOTES, request.value("phrase"))
    return _approved(request, note=_joined(bank, request.value("note")))


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, (one.strip() for one in texts)))


def not_yet(request: Request) -> Answer:
    """The form for a next step."""
    latest, title, name = _shown(request)
    return show(view.not_yet, latest, title, name, _ids(request))


def not_yet_sent(request: Request) -> Answer:
    """Answer "not yet" with a next step, and move on. Raises Invalid without a step."""
    step = _joined(view.phrase(request.look, view.STEPS, request.value("phrase")), request.value("next_step"))
    if not step:
        raise Invalid("next_step", "required")
    fact = actions.return_(
        request.work,
        attempt=AttemptId(request.id()),
        by=request.member.member_id,
        next_step=step,
        note=request.value("note"),
        try_no=request.id(1),
    )
    quest, student = find_quest(request.work, fact.quest), find_member(request.work, fact.member)
    return next_item(
        request,
        _skip(request),
        view.returned(request.look, quest.title, view.seen(request.look, student.name, student.nickname)),
        whose=_whose(request),
    )


def review_all(request: Request) -> Answer:
    """All that waits at once."""
    items = _all_waiting(request)
    if not items:
        return next_item(request)
    for one in items:
        actions.look_at(request.work, hand_in=one.hand_in_id)
    items = [_with_files(request, one) for one in items]
    return show(view.all_waiting, items, max(one.moved_at for one in items))


def _with_files(request: Request, item: Waiting) -> Waiting:
    return replace(item, files=files_of(request.work, item.hand_in_id))


def _all_waiting(request: Request) -> list[Waiting]:
    return [one for one in waiting(request.work, SHOWN_AT_ONCE, reviewer=request.member.member_id) if not one.practice]


def approve_all(request: Request) -> Answer:
    """Approve what was shown: what came to wait later, or was answered since, is left out."""
    until = Moment(request.id())
    shown = [(one.attempt_id, one.try_no) for one in _all_waiting(request) if one.moved_at <= until]
    done = actions.approve_all(request.work, shown=shown, by=request.member.member_id)
    return next_item(request, 0, view.all_approved(request.look, len(done)))


def answer_help(request: Request) -> Answer:
    """The form to answer a request for help."""
    return show(view.answer_help, find_help(request.read, HelpId(request.id())), _skip(request, 1))


def answer_help_sent(request: Request) -> Answer:
    """Answer a request for help, and move on. Raises Invalid, NotNow."""
    asked = find_help(request.work, HelpId(request.id()))
    helping.answer_help(
        request.work, help_id=asked.help_id, answer=request.value("answer"), by=request.member.member_id
    )
    return next_item(request, _skip(request, 1), view.helped(request.look, asked.name))


COMMANDS = {
    "review": Command(run=review, needs=Role.HELPER, writes=True),
    "review_of": Command(run=review_of, needs=Role.HELPER, writes=True),
    "approve": Command(run=approve, needs=Role.HELPER, writes=True),
    "approve_note": Command(run=approve_note, needs=Role.HELPER),
    "approve_note_sent": Command(run=approve_note_sent, needs=Role.HELPER, writes=True, reopens="approve_note"),
    "not_yet": Command(run=not_yet, needs=Role.HELPER),
    "not_yet_sent": Command(run=not_yet_sent, needs=Role.HELPER, writes=True, reopens="not_yet"),
    "review_all": Command(run=review_all, needs=Role.TEACHER, writes=True),
    "approve_all": Command(run=approve_all, needs=Role.TEACHER, writes=True),
    "answer_help": Command(run=answer_help, needs=Role.TEACHER),
    "answer_help_sent": Command(run=answer_help_sent, needs=Role.TEACHER, writes=True, reopens="answer_help"),
}
