"""Taking back what was done to people and to the class itself."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, update

from quests.actions.counting import show_or_hide
from quests.actions.members import ONE_AT_A_TIME, SET_UNDER, keep_a_teacher
from quests.actions.quest_places import hold_places
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import (
    MemberAdded,
    MemberRemoved,
    RoleChanged,
    StyleChanged,
)
from quests.queries.members import everybody, name_of
from quests.rules.roles import Role
from quests.statements import HERE
from quests.tables import (
    accounts,
    attempts,
    classrooms,
    entries,
    events,
    help_requests,
    members,
)
from quests.work import Work

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


def _added(work: Work, fact: MemberAdded, _: Taking) -> Back | None:
    return Back() if work.execute(REMOVE_UNUSED, member=fact.member, moment=work.now).changed else None


def _removed(work: Work, fact: MemberRemoved, _: Taking) -> Back | None:
    """Unless somebody else goes by that name now."""
    work.execute(ONE_AT_A_TIME)
    name = name_of(work, fact.member).casefold()
    if any(one.name.casefold() == name for one in everybody(work) if one.practice_of is None):
        return None
    if not work.execute(BRING_BACK, member=fact.member).changed:
        return None
    show_or_hide(work, fact.member)
    hold_places(work, member=fact.member)
    return Back()


def _role_changed(work: Work, fact: RoleChanged, _: Taking) -> Back | None:
    if fact.role == Role.TEACHER:
        keep_a_teacher(work, fact.member)
    if not work.execute(ROLE_BACK, member=fact.member, role=fact.role, before=fact.before).changed:
        return None
    work.execute(SET_UNDER, member=fact.member, by_hand=fact.under)
    show_or_hide(work, fact.member)
    return Back()


def _style_changed(work: Work, fact: StyleChanged, _: Taking) -> Back | None:
    return Back() if work.execute(STYLE_BACK, now_style=fact.style, before=fact.before).changed else None


WAYS: Ways = {
    MemberAdded: _added,
    MemberRemoved: _removed,
    RoleChanged: _role_changed,
    StyleChanged: _style_changed,
}
