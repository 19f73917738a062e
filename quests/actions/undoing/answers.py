"""Taking answers back: approvals, returns, answers to requests for help."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, exists, select, update

from quests.actions.bonuses import take_back
from quests.actions.ledger import count, reverse
from quests.actions.review import approved_tallies
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import (
    Approved,
    Given,
    HelpAnswered,
    Returned,
)
from quests.ids import MemberId
from quests.queries.attempts import find_attempt
from quests.queries.points import tallies_of
from quests.rules import conditions
from quests.rules.attempts import State
from quests.statements import HERE
from quests.tables import (
    attempts,
    awards,
    badges,
    hand_ins,
    help_requests,
)
from quests.work import Work

REOPEN_ATTEMPT = (
    update(attempts)
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.attempt_id == bindparam("attempt"),
        attempts.c.state == bindparam("decided"),
        attempts.c.tries == bindparam("try_no"),
    )
    .values(state=State.HANDED_IN.value, moved_at=bindparam("moment"))
)
REOPEN_HAND_IN = (
    update(hand_ins)
    .where(hand_ins.c.classroom_id == HERE, hand_ins.c.hand_in_id == bindparam("hand_in"))
    .values(state="waiting", decided_at=None, decided_by=None, note="", next_step="", seen_at=None)
)
AWARDED = (
    select(badges.c.badge_id, badges.c.condition)
    .join(awards, (awards.c.classroom_id == badges.c.classroom_id) & (awards.c.badge_id == badges.c.badge_id))
    .where(badges.c.classroom_id == HERE, awards.c.member_id == bindparam("member"))
)
UNAWARD = delete(awards).where(
    awards.c.classroom_id == HERE, awards.c.member_id == bindparam("member"), awards.c.badge_id == bindparam("badge")
)
_newer = help_requests.alias("newer")
REOPEN_HELP = (
    update(help_requests)
    .where(
        help_requests.c.classroom_id == HERE,
        help_requests.c.help_id == bindparam("help"),
        help_requests.c.state == "answered",
        ~exists().where(
            _newer.c.classroom_id == HERE,
            _newer.c.member_id == help_requests.c.member_id,
            _newer.c.quest_id == help_requests.c.quest_id,
            _newer.c.state == "open",
        ),
    )
    .values(state="open", answered_at=None, answered_by=None, answer="", seen_at=None)
)


def _approved(work: Work, fact: Approved, taking: Taking) -> Back | None:
    if not _reopened(work, fact, State.APPROVED):
        return None
    more = approved_tallies(work, at=taking.at, try_no=fact.try_no, worth=fact.worth, boards=fact.boards)
    count(work, member=fact.member, more={tally: -n for tally, n in more.items()})
    _unaward(work, fact.member)
    cause = f"attempt:{fact.attempt}:{find_attempt(work, fact.attempt).decisions}"
    paid = reverse(work, deed=taking.deed, by=taking.by, undoing=taking.undoing, cause=cause)
    return Back(paid + take_back(work, member=fact.member, quest=fact.quest, by=taking.by, undoing=taking.undoing))


def _unaward(work: Work, member: MemberId) -> None:
    """Take the badges back that are not earned any more, whichever approval they came with."""
    tallies = tallies_of(work, member)
    for badge, condition in work.execute(AWARDED, member=member):
        if not conditions.progress(conditions.read_condition(condition), tallies).met:
            work.execute(UNAWARD, member=member, badge=badge)


def _returned(work: Work, fact: Returned, _: Taking) -> Back | None:
    return Back() if _reopened(work, fact, State.RETURNED) else None


def _reopened(work: Work, fact: Approved | Returned, decided: State) -> bool:
    """Put the attempt back where it waited, unless the student has gone on since."""
    moved = work.execute(
        REOPEN_ATTEMPT, attempt=fact.attempt, decided=decided.value, try_no=fact.try_no, moment=work.now
    ).changed
    if moved:
        work.execute(REOPEN_HAND_IN, hand_in=fact.hand_in)
    return bool(moved)


def _given(work: Work, _: Given, taking: Taking) -> Back:
    return Back(reverse(work, deed=taking.deed, by=taking.by, undoing=taking.undoing))


def _helped(work: Work, fact: HelpAnswered, _: Taking) -> Back | None:
    return Back() if work.execute(REOPEN_HELP, help=fact.help).changed else None


WAYS: Ways = {
    Approved: _approved,
    Returned: _returned,
    Given: _given,
    HelpAnswered: _helped,
}
