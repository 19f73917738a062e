"""What a student does with a quest: take it, hand in, take back, put back, see the answer."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import bindparam, delete, exists, insert, update

from quests.actions.awarding import correct, note_fact
from quests.actions.files import drop_files, keep_files
from quests.actions.quest_places import free_place, take_place
from quests.actions.review import approve
from quests.errors import Conflict
from quests.events import HandedIn, PutBack, Taken, TakenBack
from quests.ids import AttemptId, DeedId, EventId, HandInId, MemberId, Moment, QuestId
from quests.queries.attempts import attempt_at, attempt_to_decide, ever_handed_in, find_attempt
from quests.queries.extensions import closing
from quests.queries.members import find_member
from quests.queries.quests import find_to_work, maker_of
from quests.queries.terms import check_begin
from quests.reports import Attempt, Quest
from quests.rules import attempts as rules
from quests.rules import text
from quests.rules.attempts import State
from quests.rules.evidence import How, check_how
from quests.rules.files import NewFile, check_files, way_of
from quests.rules.repeats import repeatable
from quests.statements import HERE
from quests.tables import attempts, hand_ins, help_requests, proposals
from quests.work import Work

EVIDENCE_LONGEST = 4000

_ATTEMPT = (attempts.c.classroom_id == HERE) & (attempts.c.attempt_id == bindparam("attempt"))
INSERT_ATTEMPT = insert(attempts)
INSERT_HAND_IN = insert(hand_ins)
TO_HANDED_IN = (
    update(attempts)
    .where(
        _ATTEMPT,
        attempts.c.tries == bindparam("tries_before"),
        attempts.c.state != "handed_in",
        attempts.c.state != "approved",
    )
    .values(
        state=State.HANDED_IN.value,
        worth=bindparam("new_worth"),
        tries=attempts.c.tries + 1,
        moved_at=bindparam("moment"),
    )
)
BEFORE_HAND_IN = (
    update(attempts)
    .where(_ATTEMPT, attempts.c.state == State.HANDED_IN.value, attempts.c.tries == bindparam("try_no"))
    .values(state=bindparam("new_state"), tries=attempts.c.tries - 1, moved_at=bindparam("moment"))
)
DELETE_UNSEEN = delete(hand_ins).where(
    hand_ins.c.classroom_id == HERE,
    hand_ins.c.hand_in_id == bindparam("hand_in"),
    hand_ins.c.state == "waiting",
    hand_ins.c.looked_at.is_(None),
)
DELETE_UNTOUCHED = delete(attempts).where(_ATTEMPT, attempts.c.state == State.TAKEN.value, attempts.c.tries == 0)
MARK_ANSWER_SEEN = (
    update(hand_ins)
    .where(
        hand_ins.c.classroom_id == HERE,
        exists().where(
            attempts.c.classroom_id == HERE,
            attempts.c.attempt_id == hand_ins.c.attempt_id,
            attempts.c.quest_id == bindparam("quest"),
            attempts.c.member_id == bindparam("member"),
        ),
        hand_ins.c.decided_at.is_not(None),
        hand_ins.c.seen_at.is_(None),
    )
    .values(seen_at=bindparam("moment"))
)
MARK_HELP_SEEN = (
    update(help_requests)
    .where(
        help_requests.c.classroom_id == HERE,
        help_requests.c.quest_id == bindparam("quest"),
        help_requests.c.member_id == bindparam("member"),
        help_requests.c.state == "answered",
        help_requests.c.seen_at.is_(None),
    )
    .values(seen_at=bindparam("moment"))
)

MARK_IDEA_SEEN = (
    update(proposals)
    .where(
        proposals.c.classroom_id == HERE,
        proposals.c.quest_id == bindparam("quest"),
        proposals.c.member_id == bindparam("member"),
        proposals.c.answered_at.is_not(None),
        proposals.c.seen_at.is_(None),
    )
    .values(seen_at=bindparam("moment"))
)


def take(work: Work, *, quest: QuestId, by: MemberId) -> Taken:
    """Take a quest on, or take it on again.

    Raises NotFound, BoardClosed, NotNow, NotAgainYet, NotOpen, Closed, Locked, NoPlace.
    """
    found = find_to_work(work, quest, by)
    attempt = _begin(work, found, by, attempt_at(work, quest, by))
    return work.emit(Taken(by=by, attempt=attempt.attempt_id, quest=quest, member=by))


def _begin(work: Work, quest: Quest, member: MemberId, before: Attempt | None) -> Attempt:
    """The first run, or the one after `before`."""
    check_begin(work, quest, member, before)
    if before is None and quest.places:
        take_place(work, quest=quest.quest_id, member=member)
    return _insert_attempt(work, quest, member, before.run_no + 1 if before else 1)


def _insert_attempt(work: Work, quest: Quest, member: MemberId, run_no: int) -> Attempt:
    attempt = Attempt(
        AttemptId(work.new_id()),
        quest.quest_id,
        member,
        State.TAKEN.value,
        quest.points,
        0,
        0,
        work.now,
        run_no,
        work.now,
    )
    work.execute(
        INSERT_ATTEMPT,
        attempt_id=attempt.attempt_id,
        quest_id=attempt.quest_id,
        member_id=member,
        run_no=run_no,
        state=attempt.state,
        worth=attempt.worth,
        tries=0,
        decisions=0,
        taken_at=work.now,
        moved_at=work.now,
    )
    return attempt


def hand_in(
    work: Work,
    *,
    quest: QuestId,
    by: MemberId,
    evidence: str,
    how: str = "",
    files: tuple[NewFile, ...] = (),
    on_behalf_of: MemberId | None = None,
) -> HandedIn:
    """Hand in `evidence`, taking the quest in the same go when it was not; some quests count at once.

    Raises NotFound, BoardClosed, NotNow, NotAgainYet, NotOpen, Closed, Locked, NoPlace, Invalid.
    `how` is the way it is shown; "" the quest's usual one. With `files`, whose bytes are kept already, no text is needed.
    A teacher may hand in for a name without an account: `on_behalf_of`.
    """
    member = find_member(work, on_behalf_of).member_id if on_behalf_of else by
    found = find_to_work(work, quest, member)
    check_files(files)
    way = check_how(how or way_of(files, found.formats), found.formats)
    words = text.lines("evidence", evidence, longest=EVIDENCE_LONGEST, required=not files)
    first = not ever_handed_in(work, member)
    attempt = _to_hand_in(work, found, member)
    if not work.execute(
        TO_HANDED_IN, attempt=attempt.attempt_id, tries_before=attempt.tries, new_worth=found.points, moment=work.now
    ).changed:
        raise Conflict("somebody moved it meanwhile")  # so this runs again, and sees where it stands now
    hand_in_id = _insert_hand_in(work, attempt, words, way)
    keep_files(work, hand_in=hand_in_id, member=member, new=files)
    event = EventId(work.new_id())
    fact = HandedIn(
        by=by,
        attempt=attempt.attempt_id,
        quest=quest,
        member=member,
        hand_in=hand_in_id,
        try_no=attempt.tries + 1,
        tags=found.tags,
        how=way.value,
        first=first,
        after_due=_after(work.now, found.due_at),
    )
    fact = work.emit(replace(fact, badges=note_fact(work, fact, event)), event=event)
    if found.auto:
        _count_at_once(work, fact)
    return fact


def _count_at_once(work: Work, fact: HandedIn) -> None:
    """Approve it in the name of who made the quest; the student sees it in the same moment. Nobody approves their own work."""
    maker = maker_of(work, fact.quest)
    if maker != fact.member:
        approve(work, attempt=fact.attempt, by=maker, auto=True)
        work.execute(MARK_ANSWER_SEEN, quest=fact.quest, member=fact.member, moment=work.now)


def _to_hand_in(work: Work, quest: Quest, member: MemberId) -> Attempt:
    """The attempt that is handed in: the one begun, else a first or a next run."""
    before = attempt_at(work, quest.quest_id, member)
    if before is None or (before.state == State.APPROVED and repeatable(quest.runs_most, before.run_no)):
        return _begin(work, quest, member, before)
    rules.check_hand_in(State(before.state), closes_at=closing(work, quest, member), now=work.now)
    return before


def _after(now: Moment, due_at: Moment | None) -> bool:
    return due_at is not None and now > due_at


def _insert_hand_in(work: Work, attempt: Attempt, evidence: str, how: How) -> HandInId:
    hand_in_id = HandInId(work.new_id())
    work.execute(
        INSERT_HAND_IN,
        hand_in_id=hand_in_id,
        attempt_id=attempt.attempt_id,
        try_no=attempt.tries + 1,
        evidence=evidence,
        how=how.value,
        state="waiting",
        handed_in_at=work.now,
        looked_at=None,
        decided_at=None,
        decided_by=None,
        note="",
        next_step="",
        seen_at=None,
    )
    return hand_in_id


def take_back(work: Work, *, attempt: AttemptId, by: MemberId) -> TakenBack:
    """Take the latest hand-in back before it is looked at, as if it had not been.

    Raises NotFound, NotYours, NotNow, AlreadyLookedAt.
    """
    found, latest = attempt_to_decide(work, attempt)
    rules.check_owner(found.member_id, by)
    rules.check_take_back(State(found.state), looked_at=latest.looked_at if latest else None)
    if latest is not None:
        drop_files(work, hand_in=latest.hand_in_id)
    if latest is None or not work.execute(DELETE_UNSEEN, hand_in=latest.hand_in_id).changed:
        raise Conflict("somebody was first")  # so it runs again, and is told what is so now
    before = rules.before_hand_in(latest.try_no)
    work.execute(BEFORE_HAND_IN, attempt=attempt, try_no=latest.try_no, new_state=before.value, moment=work.now)
    event = EventId(work.new_id())
    fact = TakenBack(by=by, attempt=attempt, quest=found.quest_id, member=by, hand_in=latest.hand_in_id)
    work.emit(fact, event=event)
    correct(work, member=by, by=by, undoing=DeedId(event))
    return fact


def put_back(work: Work, *, attempt: AttemptId, by: MemberId) -> PutBack:
    """Put a quest back without trace. Raises NotFound, NotYours, NotNow once anything was handed in."""
    found = find_attempt(work, attempt)
    rules.check_owner(found.member_id, by)
    rules.check_put_back(State(found.state), found.tries)
    if not work.execute(DELETE_UNTOUCHED, attempt=attempt).changed:
        raise Conflict("somebody moved it meanwhile")
    if found.run_no == 1:
        free_place(work, quest=found.quest_id, member=by)
    return work.emit(PutBack(by=by, attempt=attempt, quest=found.quest_id, member=by))


def mark_seen(work: Work, *, quest: QuestId, by: MemberId) -> None:
    """Remember that a student has seen the answers about a quest."""
    work.execute(MARK_ANSWER_SEEN, quest=quest, member=by, moment=work.now)
    work.execute(MARK_HELP_SEEN, quest=quest, member=by, moment=work.now)
    work.execute(MARK_IDEA_SEEN, quest=quest, member=by, moment=work.now)
