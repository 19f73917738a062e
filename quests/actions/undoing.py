"""Taking a deed back: whatever was done in one go is undone in one go, by adding, never by forgetting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, exists, select, update

from quests.actions.ledger import count, reverse
from quests.actions.members import ONE_AT_A_TIME, keep_a_teacher
from quests.actions.review import approved_tallies
from quests.errors import NotUndoable
from quests.events import (
    Approved,
    BoardPosted,
    BoardRemoved,
    Event,
    Given,
    HelpAnswered,
    MemberAdded,
    MemberRemoved,
    QuestMade,
    Returned,
    RoleChanged,
    StyleChanged,
    Undone,
)
from quests.ids import DeedId, EventId, MemberId, Moment
from quests.queries.attempts import find_attempt
from quests.queries.deeds import facts_of, is_undone
from quests.queries.members import everybody, name_of
from quests.queries.points import tallies_of
from quests.rules import conditions
from quests.rules.attempts import State
from quests.rules.roles import Role
from quests.statements import HERE
from quests.tables import (
    accounts,
    attempts,
    awards,
    badges,
    boards,
    cells,
    classrooms,
    entries,
    events,
    hand_ins,
    help_requests,
    members,
    quests,
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
REMOVE_QUEST = (
    update(quests)
    .where(
        quests.c.classroom_id == HERE,
        quests.c.quest_id == bindparam("quest"),
        ~exists().where(attempts.c.classroom_id == HERE, attempts.c.quest_id == bindparam("quest")),
        ~exists().where(cells.c.classroom_id == HERE, cells.c.quest_id == bindparam("quest")),
    )
    .values(removed_at=bindparam("moment"))
)
_MEMBER = (members.c.classroom_id == HERE) & (members.c.member_id == bindparam("member"))
REMOVE_UNUSED = (
    update(members)
    .where(
        _MEMBER,
        members.c.removed_at.is_(None),
        *(
            ~exists().where(table.c.classroom_id == HERE, column == bindparam("member"))
            for table, column in (
                (accounts, accounts.c.member_id),
                (attempts, attempts.c.member_id),
                (entries, entries.c.member_id),
                (help_requests, help_requests.c.member_id),
                (events, events.c.by_id),
            )
        ),
    )
    .values(removed_at=bindparam("moment"))
)
BRING_BACK = update(members).where(_MEMBER, members.c.removed_at.is_not(None)).values(removed_at=None)
ROLE_BACK = (
    update(members)
    .where(
        members.c.classroom_id == HERE, members.c.member_id == bindparam("member"), members.c.role == bindparam("role")
    )
    .values(role=bindparam("before"))
)
STYLE_BACK = (
    update(classrooms)
    .where(classrooms.c.classroom_id == HERE, classrooms.c.style == bindparam("now_style"))
    .values(style=bindparam("before"))
)
UNPOST = (
    update(boards)
    .where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == "posted")
    .values(state="draft", posted_at=None)
)


BOARD_BACK = (
    update(boards)
    .where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == "removed")
    .values(state=bindparam("before"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taking:
    """Which deed is taken back, by whom, and as which deed of its own; `event` and `at` are the fact's."""

    deed: DeedId
    by: MemberId
    undoing: DeedId
    event: int
    at: Moment


def undo(work: Work, *, deed: DeedId, by: MemberId) -> Undone:
    """Take a whole deed back. Raises NotUndoable: gone (no such deed of `by`), undone, used (others have built on all of it).

    Raises NotAllowed when the class would be left without a teacher.
    """
    facts = facts_of(work, deed)
    if not facts or any(fact.by != by or type(fact) not in WAYS for _, _, fact in facts):
        raise NotUndoable("gone")
    if is_undone(work, deed):
        raise NotUndoable("undone")
    undoing = DeedId(work.new_id())
    back = [
        WAYS[type(fact)](work, fact, _Taking(deed=deed, by=by, undoing=undoing, event=event, at=at))
        for event, at, fact in facts
    ]
    if not any(back):
        raise NotUndoable("undone" if is_undone(work, deed) else "used")  # a double click, or others have gone on
    fact = Undone(
        by=by,
        deed=deed,
        what=facts[0][2].kind,
        entries=sum(one.entries for one in back if one),
        answers=sum(one is not None for one in back),
        done_at=facts[0][1],
    )
    return work.emit(fact, event=EventId(undoing), undoes=deed)


@dataclass(frozen=True, slots=True)
class _Back:
    """One fact was taken back, and with it so many entries."""

    entries: int = 0


def _approved(work: Work, fact: Approved, taking: _Taking) -> _Back | None:
    if not _reopened(work, fact, State.APPROVED):
        return None
    more = approved_tallies(work, at=taking.at, try_no=fact.try_no, worth=fact.worth, boards=fact.boards)
    count(work, member=fact.member, more={tally: -n for tally, n in more.items()})
    _unaward(work, fact.member)
    cause = f"attempt:{fact.attempt}:{find_attempt(work, fact.attempt).decisions}"
    return _Back(reverse(work, deed=taking.deed, by=taking.by, undoing=taking.undoing, cause=cause))


def _unaward(work: Work, member: MemberId) -> None:
    """Take the badges back that are not earned any more, whichever approval they came with."""
    tallies = tallies_of(work, member)
    for badge, condition in work.execute(AWARDED, member=member):
        if not conditions.progress(conditions.read_condition(condition), tallies).met:
            work.execute(UNAWARD, member=member, badge=badge)


def _returned(work: Work, fact: Returned, _: _Taking) -> _Back | None:
    return _Back() if _reopened(work, fact, State.RETURNED) else None


def _reopened(work: Work, fact: Approved | Returned, decided: State) -> bool:
    """Put the attempt back where it waited, unless the student has gone on since."""
    moved = work.execute(
        REOPEN_ATTEMPT, attempt=fact.attempt, decided=decided.value, try_no=fact.try_no, moment=work.now
    ).changed
    if moved:
        work.execute(REOPEN_HAND_IN, hand_in=fact.hand_in)
    return bool(moved)


def _given(work: Work, _: Given, taking: _Taking) -> _Back:
    return _Back(reverse(work, deed=taking.deed, by=taking.by, undoing=taking.undoing))


def _helped(work: Work, fact: HelpAnswered, _: _Taking) -> _Back | None:
    return _Back() if work.execute(REOPEN_HELP, help=fact.help).changed else None


def _quest_made(work: Work, fact: QuestMade, _: _Taking) -> _Back | None:
    """Only while nobody has begun it and it stands on no board."""
    return _Back() if work.execute(REMOVE_QUEST, quest=fact.quest, moment=work.now).changed else None


def _board_posted(work: Work, fact: BoardPosted, _: _Taking) -> _Back | None:
    """The students no longer see it. What they have begun there stays theirs, and is there when it is posted again."""
    return _Back() if work.execute(UNPOST, board=fact.board).changed else None


def _board_removed(work: Work, fact: BoardRemoved, _: _Taking) -> _Back | None:
    return _Back() if work.execute(BOARD_BACK, board=fact.board, before=fact.before).changed else None


def _added(work: Work, fact: MemberAdded, _: _Taking) -> _Back | None:
    return _Back() if work.execute(REMOVE_UNUSED, member=fact.member, moment=work.now).changed else None


def _removed(work: Work, fact: MemberRemoved, _: _Taking) -> _Back | None:
    """Unless somebody else goes by that name now."""
    work.execute(ONE_AT_A_TIME)
    name = name_of(work, fact.member).casefold()
    if any(one.name.casefold() == name for one in everybody(work) if one.practice_of is None):
        return None
    return _Back() if work.execute(BRING_BACK, member=fact.member).changed else None


def _role_changed(work: Work, fact: RoleChanged, _: _Taking) -> _Back | None:
    if fact.role == Role.TEACHER:
        keep_a_teacher(work, fact.member)
    return _Back() if work.execute(ROLE_BACK, member=fact.member, role=fact.role, before=fact.before).changed else None


def _style_changed(work: Work, fact: StyleChanged, _: _Taking) -> _Back | None:
    return _Back() if work.execute(STYLE_BACK, now_style=fact.style, before=fact.before).changed else None


WAYS: dict[type[Event], Callable[[Work, Any, _Taking], _Back | None]] = {
    Approved: _approved,
    Returned: _returned,
    Given: _given,
    HelpAnswered: _helped,
    QuestMade: _quest_made,
    BoardPosted: _board_posted,
    BoardRemoved: _board_removed,
    MemberAdded: _added,
    MemberRemoved: _removed,
    RoleChanged: _role_changed,
    StyleChanged: _style_changed,
}
"""How each kind of fact is taken back; None when others have built on it since."""
