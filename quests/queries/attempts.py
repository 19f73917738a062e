"""Attempts, hand-ins and requests for help; what waits for a teacher; what a student has not seen yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Integer, bindparam, case, cast, func, literal, select

from quests.ids import NOBODY, AttemptId, HelpId, MemberId, QuestId
from quests.queries.proposals import proposals_waiting, standing_ideas, unseen_proposals
from quests.reports import Answer, Attempt, HandIn, Help, InProgress, ReviewCounts, Waiting
from quests.statements import HERE
from quests.tables import attempts, hand_ins, help_requests, members, quests
from quests.work import Reading

_ATTEMPT = (
    attempts.c.attempt_id,
    attempts.c.quest_id,
    attempts.c.member_id,
    attempts.c.state,
    attempts.c.worth,
    attempts.c.tries,
    attempts.c.decisions,
    attempts.c.moved_at,
    attempts.c.run_no,
    attempts.c.taken_at,
)
_HAND_IN = (
    hand_ins.c.hand_in_id,
    hand_ins.c.attempt_id,
    hand_ins.c.try_no,
    hand_ins.c.evidence,
    hand_ins.c.state,
    hand_ins.c.handed_in_at,
    hand_ins.c.looked_at,
    hand_ins.c.decided_at,
    hand_ins.c.decided_by,
    members.c.name,
    hand_ins.c.note,
    hand_ins.c.next_step,
    hand_ins.c.how,
)
_OF_QUEST = (quests.c.classroom_id == attempts.c.classroom_id) & (quests.c.quest_id == attempts.c.quest_id)
_OF_MEMBER = (members.c.classroom_id == attempts.c.classroom_id) & (members.c.member_id == attempts.c.member_id)
_LATEST = (
    (hand_ins.c.classroom_id == attempts.c.classroom_id)
    & (hand_ins.c.attempt_id == attempts.c.attempt_id)
    & (hand_ins.c.try_no == attempts.c.tries)
)
_DECIDER = (members.c.classroom_id == hand_ins.c.classroom_id) & (members.c.member_id == hand_ins.c.decided_by)
_EARLIER = hand_ins.alias("earlier")

ATTEMPT = select(*_ATTEMPT).where(attempts.c.classroom_id == HERE, attempts.c.attempt_id == bindparam("attempt"))
ATTEMPT_TO_DECIDE = (
    select(*_ATTEMPT, *_HAND_IN)
    .outerjoin(hand_ins, _LATEST)
    .outerjoin(members, _DECIDER)
    .where(attempts.c.classroom_id == HERE, attempts.c.attempt_id == bindparam("attempt"))
)
ATTEMPT_AT = (
    select(*_ATTEMPT)
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.quest_id == bindparam("quest"),
        attempts.c.member_id == bindparam("member"),
    )
    .order_by(attempts.c.run_no.desc())
    .limit(1)
)
EVER_HANDED_IN = (
    select(literal(1))
    .select_from(hand_ins.join(attempts, _LATEST))
    .where(attempts.c.classroom_id == HERE, attempts.c.member_id == bindparam("member"))
    .limit(1)
)
WAITING = (
    select(
        attempts.c.attempt_id,
        hand_ins.c.hand_in_id,
        attempts.c.quest_id,
        quests.c.title,
        members.c.member_id,
        members.c.name,
        members.c.nickname,
        case((members.c.practice_of.is_(None), 0), else_=1),
        hand_ins.c.try_no,
        hand_ins.c.evidence,
        hand_ins.c.handed_in_at,
        case((hand_ins.c.handed_in_at > quests.c.due_at, 1), else_=0),
        attempts.c.worth,
        func.coalesce(_EARLIER.c.next_step, ""),
        attempts.c.moved_at,
        hand_ins.c.how,
    )
    .join(quests, _OF_QUEST)
    .join(members, _OF_MEMBER)
    .join(hand_ins, _LATEST)
    .outerjoin(
        _EARLIER,
        (_EARLIER.c.classroom_id == attempts.c.classroom_id)
        & (_EARLIER.c.attempt_id == attempts.c.attempt_id)
        & (_EARLIER.c.try_no == attempts.c.tries - 1),
    )
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.state == "handed_in",
        attempts.c.member_id != bindparam("reviewer"),
        members.c.removed_at.is_(None),
    )
    .order_by(
        case((attempts.c.member_id == bindparam("first"), 0), else_=1),
        case((members.c.practice_of.is_(None), 0), else_=1),
        attempts.c.moved_at,
        attempts.c.attempt_id,
    )
    .limit(bindparam("most", type_=Integer()))
)
WAITING_N = (
    select(func.count(attempts.c.attempt_id))
    .join(members, _OF_MEMBER)
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.state == "handed_in",
        attempts.c.member_id != bindparam("reviewer"),
        members.c.practice_of.is_(None),
        members.c.removed_at.is_(None),
    )
)
_answerer = members.alias("answerer")
_HELP = (
    select(
        help_requests.c.help_id,
        help_requests.c.quest_id,
        quests.c.title,
        help_requests.c.member_id,
        members.c.name,
        members.c.nickname,
        help_requests.c.kind,
        help_requests.c.state,
        help_requests.c.asked_at,
        help_requests.c.answer,
        _answerer.c.name,
        help_requests.c.words,
    )
    .join(
        quests,
        (quests.c.classroom_id == help_requests.c.classroom_id) & (quests.c.quest_id == help_requests.c.quest_id),
    )
    .join(
        members,
        (members.c.classroom_id == help_requests.c.classroom_id) & (members.c.member_id == help_requests.c.member_id),
    )
    .outerjoin(
        _answerer,
        (_answerer.c.classroom_id == help_requests.c.classroom_id)
        & (_answerer.c.member_id == help_requests.c.answered_by),
    )
    .where(help_requests.c.classroom_id == HERE)
)
HELP = _HELP.where(help_requests.c.help_id == bindparam("help"))
HELP_WITH = (
    _HELP.where(
        help_requests.c.quest_id == bindparam("quest"),
        help_requests.c.member_id == bindparam("member"),
        help_requests.c.state != "withdrawn",
        help_requests.c.kind != "time",
    )
    .order_by(help_requests.c.help_id.desc())
    .limit(1)
)
TIME_ASKED = (
    _HELP.where(
        help_requests.c.quest_id == bindparam("quest"),
        help_requests.c.member_id == bindparam("member"),
        help_requests.c.state != "withdrawn",
        help_requests.c.kind == "time",
    )
    .order_by(help_requests.c.help_id.desc())
    .limit(1)
)
OPEN_HELP = _HELP.where(help_requests.c.state == "open", members.c.removed_at.is_(None)).order_by(
    help_requests.c.asked_at, help_requests.c.help_id
)
OPEN_HELP_N = (
    select(func.count(help_requests.c.help_id))
    .join(
        members,
        (members.c.classroom_id == help_requests.c.classroom_id) & (members.c.member_id == help_requests.c.member_id),
    )
    .where(help_requests.c.classroom_id == HERE, help_requests.c.state == "open", members.c.removed_at.is_(None))
)
UNSEEN_DECISIONS = (
    select(
        attempts.c.quest_id, quests.c.title, hand_ins.c.state, func.coalesce(members.c.name, ""), hand_ins.c.decided_at
    )
    .join(attempts, _LATEST)
    .join(quests, _OF_QUEST)
    .outerjoin(members, _DECIDER)
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.member_id == bindparam("member"),
        hand_ins.c.decided_at.is_not(None),
        hand_ins.c.seen_at.is_(None),
    )
    .order_by(cast(func.coalesce(hand_ins.c.decided_at, 0), hand_ins.c.decided_at.type))
)
UNSEEN_HELP = _HELP.where(
    help_requests.c.member_id == bindparam("member"),
    help_requests.c.state == "answered",
    help_requests.c.seen_at.is_(None),
).order_by(help_requests.c.help_id)
IN_PROGRESS = (
    select(attempts.c.quest_id, quests.c.title, attempts.c.state, quests.c.due_at)
    .join(quests, _OF_QUEST)
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.member_id == bindparam("member"),
        attempts.c.state != "approved",
        quests.c.removed_at.is_(None),
    )
    .order_by(case((attempts.c.state == "returned", 0), else_=1), attempts.c.moved_at)
)


def find_attempt(look: Reading, attempt: AttemptId) -> Attempt:
    """An attempt of this classroom. Raises NotFound."""
    row: Any = look.execute(ATTEMPT, attempt=attempt).one("attempt")  # more columns than SQLAlchemy types
    return Attempt(*row)


def attempt_at(look: Reading, quest: QuestId, member: MemberId) -> Attempt | None:
    """`member`'s attempt at `quest`, the latest run, if they took it."""
    row: Any = look.execute(ATTEMPT_AT, quest=quest, member=member).first()
    return Attempt(*row) if row else None


def attempt_to_decide(look: Reading, attempt: AttemptId) -> tuple[Attempt, HandIn | None]:
    """An attempt with its latest try, in one look; None before anything was handed in. Raises NotFound."""
    row: Any = look.execute(ATTEMPT_TO_DECIDE, attempt=attempt).one("attempt")  # more columns than SQLAlchemy types
    of_attempt, of_try = row[: len(_ATTEMPT)], row[len(_ATTEMPT) :]
    return Attempt(*of_attempt), HandIn(*of_try) if of_try[0] is not None else None


def latest_hand_in(look: Reading, attempt: AttemptId) -> HandIn | None:
    """The latest try."""
    return attempt_to_decide(look, attempt)[1]


def ever_handed_in(look: Reading, member: MemberId) -> bool:
    """Whether `member` has handed in anything before."""
    return bool(look.execute(EVER_HANDED_IN, member=member))


def waiting(look: Reading, most: int = 25, *, reviewer: MemberId = NOBODY, first: MemberId = NOBODY) -> list[Waiting]:
    """The hand-ins that wait for an answer of `reviewer` (nobody answers their own), longest first; practice ones at the end.

    Those of `first` come before all others.
    """
    # more columns than SQLAlchemy types
    rows: list[Any] = look.execute(WAITING, reviewer=reviewer, first=first, most=most)
    ideas = standing_ideas(look) if rows else {}
    return [_own(Waiting(*row), ideas) for row in rows]


def _own(item: Waiting, ideas: Mapping[tuple[QuestId, MemberId], tuple[str, str]]) -> Waiting:
    """A hand-in by the title that its quest has for who handed it in."""
    title, state = ideas.get((item.quest_id, item.member_id), ("", ""))
    return replace(item, title=title) if state == "approved" else item


def open_help(look: Reading) -> list[Help]:
    """The requests for help nobody has answered, longest first."""
    return [Help(*row) for row in look.execute(OPEN_HELP)]


def find_help(look: Reading, help_id: HelpId) -> Help:
    """A request for help of this classroom. Raises NotFound."""
    return Help(*look.execute(HELP, help=help_id).one("help"))


def help_with(look: Reading, quest: QuestId, member: MemberId) -> Help | None:
    """`member`'s latest request for help with `quest`."""
    row = look.execute(HELP_WITH, quest=quest, member=member).first()
    return Help(*row) if row else None


def time_asked(look: Reading, quest: QuestId, member: MemberId) -> Help | None:
    """`member`'s latest request for more time at `quest`."""
    row = look.execute(TIME_ASKED, quest=quest, member=member).first()
    return Help(*row) if row else None


def review_counts(look: Reading, *, reviewer: MemberId = NOBODY, with_help: bool = True) -> ReviewCounts:
    """How much waits for `reviewer`; a helper sees no requests for help, and no proposals."""
    helping = look.execute(OPEN_HELP_N)[0][0] if with_help else 0
    proposed = proposals_waiting(look) if with_help else 0
    return ReviewCounts(helping, look.execute(WAITING_N, reviewer=reviewer)[0][0], proposed)


def unseen_answers(look: Reading, member: MemberId) -> tuple[Answer, ...]:
    """What `member` was answered and has not looked at."""
    decided = [Answer(*row[:4], row[4] or look.now) for row in look.execute(UNSEEN_DECISIONS, member=member)]
    helped = [Help(*row) for row in look.execute(UNSEEN_HELP, member=member)]
    ideas = unseen_proposals(look, member)
    return (
        *decided,
        *(Answer(one.quest_id, one.title, "helped", one.answerer or "", one.asked_at) for one in helped),
        *(Answer(one.quest_id, one.title, "idea", one.answerer or "", one.proposed_at) for one in ideas),
    )


def in_progress(look: Reading, member: MemberId) -> tuple[InProgress, ...]:
    """What `member` works on: what came back first, then in the order it was begun."""
    return tuple(InProgress(*row) for row in look.execute(IN_PROGRESS, member=member))
