"""Asking for help, and answering."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, update

from quests.errors import NotFound, NotNow
from quests.events import HelpAnswered, HelpAsked
from quests.ids import HelpId, MemberId, QuestId
from quests.queries.attempts import find_help, help_with
from quests.queries.members import recipients, teachers_to_tell
from quests.queries.quests import find_in_sight
from quests.rules import text
from quests.rules.attempts import HelpKind
from quests.statements import HERE
from quests.tables import help_requests
from quests.work import Work

ANSWER_LONGEST = 1000
WITH_THE_QUEST = (HelpKind.EXPLAIN, HelpKind.ANOTHER_WAY, HelpKind.TALK)
"""The kinds of help that [I need help] offers."""

INSERT_HELP = insert(help_requests)
_OPEN = (
    (help_requests.c.classroom_id == HERE)
    & (help_requests.c.help_id == bindparam("help"))
    & (help_requests.c.state == "open")
)
ANSWER_HELP = (
    update(help_requests)
    .where(_OPEN)
    .values(
        state="answered",
        answered_at=bindparam("moment"),
        answered_by=bindparam("answerer"),
        answer=bindparam("new_answer"),
    )
)
CHANGE_KIND = update(help_requests).where(_OPEN).values(kind=bindparam("new_kind"))
WITHDRAW = update(help_requests).where(_OPEN).values(state="withdrawn")


def ask_help(work: Work, *, quest: QuestId, kind: str, by: MemberId) -> HelpAsked:
    """Ask a teacher for help with a quest. Raises NotFound, Invalid.

    Asking again while nobody has answered changes what kind: that is no new fact. Of two clicks at once the second clashes,
    and runs again.
    """
    find_in_sight(work, quest, by)
    text.one_of("kind", kind, WITH_THE_QUEST)
    before = help_with(work, quest, by)
    if before is not None and work.execute(CHANGE_KIND, help=before.help_id, new_kind=kind).changed:
        return HelpAsked(by=by, help=before.help_id, quest=quest, member=by, how=kind)
    help_id = HelpId(work.new_id())
    work.execute(
        INSERT_HELP,
        help_id=help_id,
        member_id=by,
        quest_id=quest,
        kind=kind,
        words="",
        state="open",
        asked_at=work.now,
        answered_at=None,
        answered_by=None,
        answer="",
        seen_at=None,
    )
    fact = HelpAsked(by=by, help=help_id, quest=quest, member=by, how=kind)
    return work.emit(fact, tell=teachers_to_tell(work))


def withdraw_help(work: Work, *, help_id: HelpId, by: MemberId) -> None:
    """A student needs no help any more. Raises NotFound when it is not theirs, NotNow when it was answered."""
    found = find_help(work, help_id)
    if found.member_id != by:
        raise NotFound("help")
    if not work.execute(WITHDRAW, help=help_id).changed:
        raise NotNow(found.state, "withdraw")


def answer_help(work: Work, *, help_id: HelpId, answer: str, by: MemberId) -> HelpAnswered:
    """Answer a request for help. Raises NotFound, Invalid, NotNow when another teacher was first."""
    words = text.lines("answer", answer, longest=ANSWER_LONGEST)
    found = find_help(work, help_id)
    if not work.execute(ANSWER_HELP, help=help_id, moment=work.now, answerer=by, new_answer=words).changed:
        raise NotNow(found.state, "answer")
    fact = HelpAnswered(by=by, help=help_id, quest=found.quest_id, member=found.member_id)
    return work.emit(fact, tell=recipients(work, found.member_id))
