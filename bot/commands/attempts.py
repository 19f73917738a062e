"""What a student does with a quest: take, hand in, take back, put back, see the answer, ask for help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from adapters.cards import Card
from adapters.forms import Form
from bot.commands.pages import helps, teacher_name
from bot.commands.quests import meant, open_quests
from bot.request import Answer, Command, Request, show
from bot.views import attempts as view
from bot.views import proposals
from bot.views import quests as quest_view_of
from quests.actions import attempts, helping, keeping
from quests.errors import Closed, Locked, NoPlace, NotAgainYet, NotAllowed, NotNow, NotOpen
from quests.events import HandedIn
from quests.ids import AttemptId, HelpId, MemberId, QuestId
from quests.queries.attempts import find_attempt, find_help, unseen_answers
from quests.queries.badges import badges_of
from quests.queries.boards import board_view, find_board
from quests.queries.members import find_member
from quests.queries.quests import open_to, quest_view
from quests.queries.telling import won_with
from quests.reports import Badge, BoardView, QuestView
from quests.rules.attempts import MAY_HAND_IN, State
from quests.rules.roles import Role
from quests.rules.said import SAID

IN_THE_WAY = (Closed, NotOpen, NoPlace, NotAgainYet, Locked)


def take(request: Request) -> Answer:
    """I'll do this."""
    me, quest = student(request), QuestId(request.id())
    try:
        attempts.take(request.work, quest=quest, by=me)
    except IN_THE_WAY:  # raised before anything is changed; the quest's own card says what next
        return _quest(request, quest, quest_view_of.quest)
    return _quest(request, quest, quest_view_of.taken)


def student(request: Request) -> MemberId:
    """Who works: a teacher does so only when trying it out. Raises NotAllowed."""
    if request.member.role == Role.TEACHER:
        raise NotAllowed(Role.STUDENT)
    return request.member.member_id


def _quest(request: Request, quest: QuestId, view_of: Callable[..., Card]) -> Answer:
    return show(view_of, quest_view(request.read, quest, request.member.member_id))


def handin(request: Request) -> Answer:
    """The form to hand in; without a quest, which one. A second id is the member a teacher hands in for."""
    return handin_form(request, view.hand_in)


def handin_form(request: Request, form: Callable[..., Form]) -> Answer:
    """The `form` to hand in, or what comes before it."""
    if request.has_id(1):
        return _handin_for(request, QuestId(request.id()), MemberId(request.id(1)))
    student(request)
    if not request.has_id() and not request.words:
        return show(quest_view_of.which_quest, open_quests(request), "handin")
    shown = quest_view(request.read, meant(request), request.member.member_id)
    if shown.barred in quest_view_of.STANDS_IN_THE_WAY:
        return show(quest_view_of.quest, shown)
    check(shown)
    return show(form, shown)


def check(shown: QuestView) -> None:
    """Refuse before anything is typed what would be refused after. Raises NotNow."""
    state = State(shown.attempt.state) if shown.attempt else None
    again = shown.again_at is not None and not shown.barred
    if state not in MAY_HAND_IN and not again:
        raise NotNow(str(state), "hand_in")


def _handin_for(request: Request, quest: QuestId, member: MemberId) -> Answer:
    if request.member.role != Role.TEACHER:
        raise NotAllowed(Role.TEACHER)
    whom = find_member(request.read, member)
    return show(view.hand_in, quest_view(request.read, quest, member), "", whom.name, member)


def handin_for(request: Request) -> Answer:
    """Which quest a teacher hands in for a name without an account."""
    whom = find_member(request.read, MemberId(request.id()))
    quests = [quest for quest, _ in open_to(request.read, whom.member_id)]
    return show(quest_view_of.which_quest_for, quests, whom)


def handin_sent(request: Request) -> Answer:
    """Hand in. Raises NotNow, Closed, Invalid."""
    whom = _whom(request)
    quest, me = QuestId(request.id()), request.member.member_id if whom else student(request)
    evidence, how = request.value("evidence"), request.value("how")
    fact = attempts.hand_in(
        request.work, quest=quest, by=me, evidence=evidence, how=how, files=request.files, on_behalf_of=whom
    )
    if whom is not None:
        shown = quest_view(request.work, quest, whom)
        return show(view.handed_in_for, shown, find_member(request.work, whom).name)
    return handed(request, fact)


def handed(request: Request, fact: HandedIn) -> Answer:
    """It is handed in; what was said to the bot before is not needed any more."""
    me = fact.member
    keeping.drop_draft(request.work, member=me, form=SAID)
    shown = quest_view(request.work, fact.quest, me)
    if shown.attempt is not None and shown.attempt.state == State.APPROVED:
        return show(view.counted, shown, board_of(request, shown), earned_with(request, shown))
    earned = (
        tuple(one for one in badges_of(request.work, me) if one.kind.badge_id in fact.badges) if fact.badges else ()
    )
    return show(partial(view.handed_in, earned=earned), fact, shown, teacher_name(request.work), request.member)


def _whom(request: Request) -> MemberId | None:
    """The member a teacher hands in for. Raises NotAllowed, NotFound."""
    if not request.has_id(1):
        return None
    if request.member.role != Role.TEACHER:
        raise NotAllowed(Role.TEACHER)
    return find_member(request.work, MemberId(request.id(1))).member_id


def take_back(request: Request) -> Answer:
    """Take a hand-in back before it is looked at."""
    fact = attempts.take_back(request.work, attempt=AttemptId(request.id()), by=request.member.member_id)
    return _quest(request, fact.quest, quest_view_of.taken_back)


def put_back(request: Request) -> Answer:
    """Put a quest back without trace."""
    attempt = find_attempt(request.work, AttemptId(request.id()))
    attempts.put_back(request.work, attempt=attempt.attempt_id, by=request.member.member_id)
    return _quest(request, attempt.quest_id, quest_view_of.put_back)


def answers(request: Request) -> Answer:
    """What was answered and not seen; a single one opens at once."""
    found = unseen_answers(request.work, request.member.member_id)
    return _answer(request, found[0].quest_id) if len(found) == 1 else show(view.answers, found)


def answer(request: Request) -> Answer:
    """The answer about one quest; from here on it counts as seen."""
    return _answer(request, QuestId(request.id()))


def _answer(request: Request, quest: QuestId) -> Answer:
    me = request.member.member_id
    new = {one.decision for one in unseen_answers(request.work, me) if one.quest_id == quest}
    attempts.mark_seen(request.work, quest=quest, by=me)
    shown = quest_view(request.work, quest, me)
    if "idea" in new:
        return show(proposals.answered, shown)
    if "helped" in new:
        return show(view.helped, shown)
    won = won_with(request.read, shown.attempt.attempt_id) if shown.attempt else None
    return show(view.answer, shown, board_of(request, shown), earned_with(request, shown), won)


def board_of(request: Request, shown: QuestView) -> BoardView | None:
    """The board a quest stands on, as the member sees it."""
    if shown.board_id is None:
        return None
    return board_view(request.read, find_board(request.read, shown.board_id), request.member.member_id)


def earned_with(request: Request, shown: QuestView) -> tuple[Badge, ...]:
    """The badges that this very answer earned."""
    decided_at = shown.latest.decided_at if shown.latest else None
    found = badges_of(request.read, request.member.member_id)
    return tuple(one for one in found if decided_at is not None and one.awarded_at == decided_at)


def help_ask(request: Request) -> Answer:
    """I need help: of which kind? Without a quest, with which one; a teacher finds the words instead."""
    if not request.has_id():
        if request.member.role == Role.TEACHER:
            return helps(request)
        return show(view.help_with_which, open_quests(request))
    return show(view.help_kinds, quest_view(request.read, QuestId(request.id()), request.member.member_id))


def help_kind(request: Request) -> Answer:
    """Ask for that kind of help."""
    quest, me = QuestId(request.id()), request.member.member_id
    fact = helping.ask_help(request.work, quest=quest, kind=request.choice(helping.WITH_THE_QUEST, 1), by=me)
    return show(view.help_asked, quest_view(request.work, quest, me), fact.how, teacher_name(request.work))


def help_withdraw(request: Request) -> Answer:
    """No help needed any more."""
    asked = find_help(request.work, HelpId(request.id()))
    helping.withdraw_help(request.work, help_id=asked.help_id, by=request.member.member_id)
    return _quest(request, asked.quest_id, quest_view_of.no_help_needed)


COMMANDS = {
    "take": Command(run=take, writes=True),
    "handin": Command(run=handin),
    "handin_for": Command(run=handin_for, needs=Role.TEACHER),
    "handin_sent": Command(run=handin_sent, writes=True, reopens="handin", takes_files=True),
    "take_back": Command(run=take_back, writes=True),
    "put_back": Command(run=put_back, writes=True),
    "answers": Command(run=answers, writes=True),
    "answer": Command(run=answer, writes=True),
    "help_ask": Command(run=help_ask),
    "help_kind": Command(run=help_kind, writes=True),
    "help_withdraw": Command(run=help_withdraw, writes=True),
}
