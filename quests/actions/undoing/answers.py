"""Taking answers back: approvals, returns, answers to requests for help."""

from __future__ import annotations

from sqlalchemy import bindparam, case, exists, update

from quests.actions.bonuses import take_back
from quests.actions.ledger import ENTRIES_OF_DEED, reverse
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import (
    Approved,
    Given,
    HelpAnswered,
    Returned,
)
from quests.queries.attempts import find_attempt
from quests.queries.badges import rules_on
from quests.rules.attempts import State
from quests.statements import HERE
from quests.tables import (
    attempts,
    hand_ins,
    help_requests,
)
from quests.work import Work

_later = attempts.alias("later")
REOPEN_ATTEMPT = (
    update(attempts)
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.attempt_id == bindparam("attempt"),
        attempts.c.state == bindparam("decided"),
        attempts.c.tries == bindparam("try_no"),
        ~exists().where(
            _later.c.classroom_id == HERE,
            _later.c.quest_id == attempts.c.quest_id,
            _later.c.member_id == attempts.c.member_id,
            _later.c.run_no > attempts.c.run_no,
        ),
    )
    .values(state=State.HANDED_IN.value, moved_at=bindparam("moment"))
)
REOPEN_HAND_IN = (
    update(hand_ins)
    .where(hand_ins.c.classroom_id == HERE, hand_ins.c.hand_in_id == bindparam("hand_in"))
    .values(state="waiting", decided_at=None, decided_by=None, note="", next_step="", seen_at=None)
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
            case((_newer.c.kind == "time", 1), else_=0) == case((help_requests.c.kind == "time", 1), else_=0),
        ),
    )
    .values(state="open", answered_at=None, answered_by=None, answer="", seen_at=None)
)


def _approved(work: Work, fact: Approved, taking: Taking) -> Back | None:
    if not _reopened(work, fact, State.APPROVED):
        return None
    run = find_attempt(work, fact.attempt)
    cause = f"attempt:{fact.attempt}:{run.decisions}"
    paid = reverse(work, deed=taking.deed, by=taking.by, undoing=taking.undoing, cause=cause)
    if run.run_no == 1:  # a square is done once, by the first run
        paid += take_back(work, member=fact.member, quest=fact.quest, by=taking.by, undoing=taking.undoing)
    return Back(paid, (fact.member,))


def _returned(work: Work, fact: Returned, _: Taking) -> Back | None:
    return Back(0, (fact.member,)) if _reopened(work, fact, State.RETURNED) else None


def _reopened(work: Work, fact: Approved | Returned, decided: State) -> bool:
    """Put the attempt back where it waited, unless the student has gone on since."""
    moved = work.execute(
        REOPEN_ATTEMPT, attempt=fact.attempt, decided=decided.value, try_no=fact.try_no, moment=work.now
    ).changed
    if moved:
        work.execute(REOPEN_HAND_IN, hand_in=fact.hand_in)
    return bool(moved)


def _given(work: Work, _: Given, taking: Taking) -> Back:
    """Points alone may have reached a level that a badge waits for."""
    whose = tuple({member for _, member, _, _ in work.execute(ENTRIES_OF_DEED, deed=taking.deed)})
    entries_back = reverse(work, deed=taking.deed, by=taking.by, undoing=taking.undoing)
    return Back(entries_back, whose if rules_on(work).together.by_level else ())


def _helped(work: Work, fact: HelpAnswered, _: Taking) -> Back | None:
    return Back() if work.execute(REOPEN_HELP, help=fact.help).changed else None


WAYS: Ways = {
    Approved: _approved,
    Returned: _returned,
    Given: _given,
    HelpAnswered: _helped,
}
