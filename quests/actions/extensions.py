"""More time for one student: asking for it, and giving it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, update

from quests.errors import Invalid, NotFound, NotNow
from quests.events import HelpAsked, TimeGiven
from quests.ids import DeedId, HelpId, MemberId, Moment, QuestId
from quests.queries.attempts import find_help, time_asked
from quests.queries.extensions import extended_until
from quests.queries.members import find_member, recipients, teachers_to_tell
from quests.queries.quests import find_in_sight, find_quest
from quests.rules import text
from quests.rules.attempts import HelpKind
from quests.statements import HERE
from quests.tables import extensions, help_requests
from quests.upserts import upsert
from quests.work import Work

WHY_LONGEST = 200

INSERT_ASKED = insert(help_requests)
_OPEN = (
    (help_requests.c.classroom_id == HERE)
    & (help_requests.c.help_id == bindparam("help"))
    & (help_requests.c.state == "open")
)
CHANGE_WORDS = update(help_requests).where(_OPEN).values(words=bindparam("new_words"))
ANSWER = (
    update(help_requests)
    .where(_OPEN)
    .values(state="answered", answered_at=bindparam("moment"), answered_by=bindparam("answerer"), answer="")
)
_insert = upsert(extensions)
EXTEND = _insert.on_conflict_do_update(
    index_elements=["classroom_id", "member_id", "quest_id"], set_={"until_at": _insert.excluded.until_at}
)


def ask_time(work: Work, *, quest: QuestId, why: str, by: MemberId) -> HelpAsked:
    """Ask a teacher for more time, with one line why if one likes. Asking again while nobody has answered changes the line.

    Raises NotFound, Invalid, NotNow for a quest that never closes.
    """
    if find_in_sight(work, quest, by).closes_at is None:
        raise NotNow("never_closes", "ask_time")
    words = text.line("why", why, longest=WHY_LONGEST, required=False)
    before = time_asked(work, quest, by)
    if before is not None and work.execute(CHANGE_WORDS, help=before.help_id, new_words=words).changed:
        return HelpAsked(by=by, help=before.help_id, quest=quest, member=by, how=HelpKind.TIME)
    help_id = HelpId(work.new_id())
    work.execute(
        INSERT_ASKED,
        help_id=help_id,
        member_id=by,
        quest_id=quest,
        kind=HelpKind.TIME,
        words=words,
        state="open",
        asked_at=work.now,
        answered_at=None,
        answered_by=None,
        answer="",
        seen_at=None,
    )
    fact = HelpAsked(by=by, help=help_id, quest=quest, member=by, how=HelpKind.TIME)
    return work.emit(fact, tell=teachers_to_tell(work))


def grant_time(work: Work, *, help_id: HelpId, until: Moment, by: MemberId) -> TimeGiven:
    """Give the time that a student asked for. Raises NotFound, Invalid, NotNow when another teacher was first."""
    asked = find_help(work, help_id)
    if asked.kind != HelpKind.TIME:
        raise NotFound("help")
    if not work.execute(ANSWER, help=help_id, moment=work.now, answerer=by).changed:
        raise NotNow(asked.state, "answer")
    return _give(work, asked.quest_id, asked.member_id, until, by=by, help_id=help_id)


def give_time(
    work: Work, *, member: MemberId, to_quests: Sequence[QuestId], until: Moment, by: MemberId
) -> list[TimeGiven]:
    """Give more time to one student, for some quests, as one deed. Raises NotFound, Invalid."""
    find_member(work, member)
    deed = DeedId(work.new_id())
    return [_give(work, find_quest(work, quest).quest_id, member, until, by=by, deed=deed) for quest in to_quests]


def _give(
    work: Work,
    quest: QuestId,
    member: MemberId,
    until: Moment,
    *,
    by: MemberId,
    help_id: HelpId | None = None,
    deed: DeedId | None = None,
) -> TimeGiven:
    if until <= work.now:
        raise Invalid("until", "in_the_past")
    before = extended_until(work, quest, member) or Moment(0)
    work.execute(EXTEND, member_id=member, quest_id=quest, until_at=until)
    fact = TimeGiven(by=by, quest=quest, member=member, until=until, before=before, help=help_id)
    return work.emit(fact, deed=deed, tell=recipients(work, member))
