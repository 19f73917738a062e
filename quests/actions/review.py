"""A teacher's answers: approve, "not yet", and all that follows from an approval."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import bindparam, select, update

from quests.actions.awarding import note_fact
from quests.actions.bonuses import follow
from quests.actions.ledger import enter
from quests.errors import AlreadyDecided, NotAllowed, NotNow
from quests.events import Approved, Returned
from quests.ids import AttemptId, DeedId, EventId, HandInId, MemberId
from quests.queries.attempts import attempt_to_decide, find_attempt
from quests.queries.members import everybody, recipients
from quests.reports import Attempt, HandIn
from quests.rules import text
from quests.rules.attempts import Decision, State
from quests.statements import HERE
from quests.tables import attempts, hand_ins, quests
from quests.work import Work

NOTE_LONGEST = 1000

DECIDE_ATTEMPT = (
    update(attempts)
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.attempt_id == bindparam("attempt"),
        attempts.c.state == State.HANDED_IN.value,
        attempts.c.tries == bindparam("try_no"),
    )
    .values(state=bindparam("new_state"), decisions=attempts.c.decisions + 1, moved_at=bindparam("moment"))
)
DECIDE_HAND_IN = (
    update(hand_ins)
    .where(hand_ins.c.classroom_id == HERE, hand_ins.c.hand_in_id == bindparam("hand_in"))
    .values(
        state=bindparam("new_state"),
        decided_at=bindparam("moment"),
        decided_by=bindparam("decider"),
        note=bindparam("new_note"),
        next_step=bindparam("new_step"),
    )
)
LOOK_AT = (
    update(hand_ins)
    .where(
        hand_ins.c.classroom_id == HERE,
        hand_ins.c.hand_in_id == bindparam("hand_in"),
        hand_ins.c.state == "waiting",
        hand_ins.c.looked_at.is_(None),
    )
    .values(looked_at=bindparam("moment"))
)
SAYS = select(quests.c.tags, quests.c.minutes, quests.c.due_at).where(
    quests.c.classroom_id == HERE, quests.c.quest_id == bindparam("quest")
)
"""What a quest says of each happening with it."""


def look_at(work: Work, *, hand_in: HandInId) -> None:
    """A teacher has begun to look: from here on the student cannot take it back."""
    work.execute(LOOK_AT, hand_in=hand_in, moment=work.now)


def approve(
    work: Work,
    *,
    attempt: AttemptId,
    by: MemberId,
    note: str = "",
    deed: DeedId | None = None,
    try_no: int | None = None,
    auto: bool = False,
) -> Approved:
    """Approve what waits: points, tallies, lines and badges follow. Raises NotFound, NotAllowed, NotNow, AlreadyDecided, Invalid.

    Nobody approves their own work. `deed` joins it to a bulk approval; `try_no` refuses (NotNow) when the student has handed in
    again since it was shown; `auto` is an approval nobody looked at, of which nobody needs to be told.
    """
    words = text.lines("note", note, longest=NOTE_LONGEST, required=False)
    found, hand_in = _decide(work, attempt, Decision.APPROVED, by=by, note=words, next_step="", try_no=try_no)
    event = EventId(work.new_id())
    deed = deed or DeedId(event)
    _pay(work, found, by=by, deed=deed)
    counted = follow(work, found, by=by, deed=deed)
    tags, minutes, due_at = work.execute(SAYS, quest=found.quest_id).one("quest")
    fact = Approved(
        by=by,
        attempt=attempt,
        quest=found.quest_id,
        member=found.member_id,
        hand_in=hand_in.hand_in_id,
        try_no=hand_in.try_no,
        tags=tuple(tags.split()),
        how=hand_in.how,
        worth=found.worth,
        minutes=minutes,
        on_time=due_at is None or hand_in.handed_in_at <= due_at,
        lines=len(counted.lines),
        boards=counted.boards,
        made=counted.lines,
        finished=counted.finished,
        auto=auto,
    )
    if badges := note_fact(work, fact, event, deed):
        fact = replace(fact, badges=badges)
    return work.emit(fact, event=event, deed=deed, tell=() if auto else recipients(work, found.member_id))


def return_(
    work: Work, *, attempt: AttemptId, by: MemberId, next_step: str, note: str = "", try_no: int | None = None
) -> Returned:
    """Answer "not yet" with one next step. Raises NotFound, NotNow, AlreadyDecided, Invalid when the step is missing."""
    step = text.lines("next_step", next_step, longest=NOTE_LONGEST)
    words = text.lines("note", note, longest=NOTE_LONGEST, required=False)
    found, hand_in = _decide(work, attempt, Decision.RETURNED, by=by, note=words, next_step=step, try_no=try_no)
    event = EventId(work.new_id())
    tags, _, _ = work.execute(SAYS, quest=found.quest_id).one("quest")
    fact = Returned(
        tags=tuple(tags.split()),
        how=hand_in.how,
        by=by,
        attempt=attempt,
        quest=found.quest_id,
        member=found.member_id,
        hand_in=hand_in.hand_in_id,
        try_no=hand_in.try_no,
    )
    note_fact(work, fact, event)
    return work.emit(fact, event=event, tell=recipients(work, found.member_id))


def approve_all(work: Work, *, shown: Sequence[tuple[AttemptId, int]], by: MemberId) -> list[Approved]:
    """Approve the attempts that were shown (each with its try), as one deed. What was answered or changed since is left out."""
    deed = DeedId(work.new_id())
    present = {member.member_id for member in everybody(work)}
    done: list[Approved] = []
    for attempt, try_no in shown:
        if find_attempt(work, attempt).member_id in present:
            with suppress(AlreadyDecided, NotNow):  # raised before anything is changed
                done.append(approve(work, attempt=attempt, by=by, deed=deed, try_no=try_no))
    return done


def _decide(
    work: Work, attempt: AttemptId, decision: Decision, *, by: MemberId, note: str, next_step: str, try_no: int | None
) -> tuple[Attempt, HandIn]:
    """The one place where a decision is taken: a conditional update, so that of two teachers one wins."""
    found, latest = attempt_to_decide(work, attempt)
    if found.member_id == by:
        raise NotAllowed("not_oneself")
    moved = (
        latest is not None
        and try_no in (None, latest.try_no)
        and work.execute(
            DECIDE_ATTEMPT, attempt=attempt, try_no=latest.try_no, new_state=decision.value, moment=work.now
        ).changed
    )
    if latest is None or not moved:
        raise _why_not(*attempt_to_decide(work, attempt))  # looks again: somebody else may have decided since
    work.execute(
        DECIDE_HAND_IN,
        hand_in=latest.hand_in_id,
        new_state=decision.value,
        moment=work.now,
        decider=by,
        new_note=note,
        new_step=next_step,
    )
    return found, latest


def _why_not(found: Attempt, latest: HandIn | None) -> AlreadyDecided | NotNow:
    if latest is None or latest.decided_by is None or latest.decided_at is None:
        return NotNow(found.state, "decide")
    return AlreadyDecided(found.attempt_id, latest.state, latest.decided_by, latest.decided_at)


def _pay(work: Work, attempt: Attempt, *, by: MemberId, deed: DeedId) -> None:
    """An approval is paid once: the cause names which answer it is, so that undoing and approving again pays again."""
    if attempt.worth:
        cause = f"attempt:{attempt.attempt_id}:{attempt.decisions + 1}"
        enter(work, member=attempt.member_id, amount=attempt.worth, cause=cause, by=by, deed=deed)
