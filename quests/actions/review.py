"""A teacher's answers: approve, "not yet", and all that follows from an approval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from sqlalchemy import bindparam, insert, select, update

from quests.actions.bonuses import follow
from quests.actions.ledger import count, enter
from quests.errors import AlreadyDecided, NotAllowed, NotNow
from quests.events import Approved, Returned
from quests.ids import AttemptId, BadgeId, BoardId, DeedId, EventId, HandInId, MemberId, Moment
from quests.queries.attempts import attempt_to_decide, find_attempt
from quests.queries.members import everybody, recipients, the_classroom
from quests.reports import Attempt, HandIn
from quests.rules import conditions, text
from quests.rules.attempts import Decision, State
from quests.rules.calendar import local_date
from quests.rules.tallies import of_approval
from quests.statements import HERE
from quests.tables import attempts, awards, badges, hand_ins
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
UNEARNED = (
    select(badges.c.badge_id, badges.c.condition)
    .outerjoin(
        awards,
        (awards.c.classroom_id == badges.c.classroom_id)
        & (awards.c.badge_id == badges.c.badge_id)
        & (awards.c.member_id == bindparam("member")),
    )
    .where(badges.c.classroom_id == HERE, badges.c.is_on == 1, awards.c.event_id.is_(None))
)
INSERT_AWARD = insert(awards)


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
) -> Approved:
    """Approve what waits: points, tallies, lines and badges follow. Raises NotFound, NotAllowed, NotNow, AlreadyDecided, Invalid.

    Nobody approves their own work. `deed` joins it to a bulk approval; `try_no` refuses (NotNow) when the student has handed in
    again since it was shown.
    """
    words = text.lines("note", note, longest=NOTE_LONGEST, required=False)
    found, hand_in = _decide(work, attempt, Decision.APPROVED, by=by, note=words, next_step="", try_no=try_no)
    event = EventId(work.new_id())
    deed = deed or DeedId(event)
    _pay(work, found, by=by, deed=deed)
    counted = follow(work, found, by=by, deed=deed)
    tallies = approved_tallies(work, at=work.now, try_no=hand_in.try_no, worth=found.worth, boards=counted.boards)
    return work.emit(
        Approved(
            by=by,
            attempt=attempt,
            quest=found.quest_id,
            member=found.member_id,
            hand_in=hand_in.hand_in_id,
            try_no=hand_in.try_no,
            worth=found.worth,
            lines=len(counted.lines),
            badges=_award(work, found.member_id, count(work, member=found.member_id, more=tallies), event),
            boards=counted.boards,
            made=counted.lines,
            finished=counted.finished,
        ),
        event=event,
        deed=deed,
        tell=recipients(work, found.member_id),
    )


def return_(
    work: Work, *, attempt: AttemptId, by: MemberId, next_step: str, note: str = "", try_no: int | None = None
) -> Returned:
    """Answer "not yet" with one next step. Raises NotFound, NotNow, AlreadyDecided, Invalid when the step is missing."""
    step = text.lines("next_step", next_step, longest=NOTE_LONGEST)
    words = text.lines("note", note, longest=NOTE_LONGEST, required=False)
    found, hand_in = _decide(work, attempt, Decision.RETURNED, by=by, note=words, next_step=step, try_no=try_no)
    return work.emit(
        Returned(
            by=by,
            attempt=attempt,
            quest=found.quest_id,
            member=found.member_id,
            hand_in=hand_in.hand_in_id,
            try_no=hand_in.try_no,
        ),
        tell=recipients(work, found.member_id),
    )


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


def approved_tallies(
    work: Work, *, at: Moment, try_no: int, worth: int, boards: Sequence[BoardId]
) -> Mapping[str, int]:
    """What an approval at `at` adds to the tallies; undoing it takes the same away."""
    return of_approval(local_date(at, the_classroom(work).zone), try_no=try_no, worth=worth, boards=boards)


def _award(work: Work, member: MemberId, tallies: Mapping[str, int], event: EventId) -> tuple[BadgeId, ...]:
    """Award every badge that `tallies` now earn. The key of an award makes it happen once."""
    earned = tuple(
        badge
        for badge, condition in work.execute(UNEARNED, member=member)
        if conditions.progress(conditions.read_condition(condition), tallies).met
    )
    for badge in earned:
        work.execute(INSERT_AWARD, member_id=member, badge_id=badge, event_id=event, awarded_at=work.now)
    return earned
