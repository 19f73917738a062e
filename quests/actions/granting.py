"""The platform's own roles: which of them are roles here, and what they make of somebody at this moment."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, insert, update

from quests.actions.counting import show_or_hide
from quests.actions.members import ONE_AT_A_TIME, SET_ROLE
from quests.events import RoleChanged, RolesMapped
from quests.ids import NOBODY, EventId, MemberId
from quests.queries.granting import granted, granted_by, mapped, standing
from quests.queries.members import AccountKey, everybody, member_of
from quests.reports import Mapped
from quests.rules import text
from quests.rules.granting import NONE, Standing, settle
from quests.rules.roles import Role
from quests.statements import HERE
from quests.tables import accounts, mapped_roles
from quests.work import Work

ROLE_LONGEST = 100
MAPPED_MOST = 25
"""As many as a platform's picker gives in one go."""

MAP = insert(mapped_roles)
END = (
    update(mapped_roles)
    .where(
        mapped_roles.c.classroom_id == HERE,
        mapped_roles.c.platform == bindparam("of_platform"),
        mapped_roles.c.workspace == bindparam("of_workspace"),
        mapped_roles.c.platform_role == bindparam("of_role"),
        mapped_roles.c.to_id.is_(None),
    )
    .values(to_id=bindparam("event"))
)
NOTE = (
    update(accounts)
    .where(
        accounts.c.classroom_id == HERE,
        accounts.c.platform == bindparam("of_platform"),
        accounts.c.workspace == bindparam("of_workspace"),
        accounts.c.account == bindparam("of_account"),
    )
    .values(granted=bindparam("now_granted"), granted_in=bindparam("where"), under=bindparam("by_hand"))
)


def map_roles(
    work: Work, *, platform: str, workspace: str, teachers: Sequence[str], helpers: Sequence[str], by: MemberId
) -> RolesMapped | None:
    """Who has one of these platform roles is a teacher or a helper here from now on, and by no others. None when it is so.

    A role that is in both makes teachers. Raises Invalid.
    """
    work.execute(ONE_AT_A_TIME)
    wanted = {**dict.fromkeys(_checked("helpers", helpers), "helper"), **_teachers(teachers)}
    now = {one.platform_role: one.grants for one in mapped(work, platform, workspace)}
    if wanted == now:
        return None
    event = EventId(work.new_id())
    for role in (role for role, grants in now.items() if wanted.get(role) != grants):
        work.execute(END, of_platform=platform, of_workspace=workspace, of_role=role, event=event)
    for one in (Mapped(role, grants) for role, grants in wanted.items() if now.get(role) != grants):
        _map(work, platform, workspace, one, event)
    grants = list(wanted.values())
    fact = RolesMapped(by=by, teachers=grants.count("teacher"), helpers=grants.count("helper"))
    work.emit(fact, event=event)
    take_back_grants(work, platform, workspace)
    return fact


def take_back_grants(work: Work, platform: str, workspace: str) -> None:
    """Who is something here by a role of `workspace`, where no role makes anybody that any more, is it no longer.

    They need not come by there first: in a direct message nobody says which roles they have.
    """
    still = {one.grants for one in mapped(work, platform, workspace)}
    for who, grants in granted_by(work, platform, workspace):
        if grants not in still:
            settle_roles(work, who=who, workspace=workspace, roles=())


def _teachers(roles: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(_checked("teachers", roles), "teacher")


def _checked(field: str, roles: Sequence[str]) -> list[str]:
    text.whole_number(field, str(len(roles)), least=0, most=MAPPED_MOST)
    return [text.line(field, role, longest=ROLE_LONGEST) for role in roles]


def _map(work: Work, platform: str, workspace: str, one: Mapped, event: EventId) -> None:
    work.execute(
        MAP,
        mapped_id=work.new_id(),
        platform=platform,
        workspace=workspace,
        platform_role=one.platform_role,
        grants=one.grants,
        from_id=event,
        to_id=None,
    )


def settle_roles(work: Work, *, who: AccountKey, workspace: str, roles: Collection[str]) -> RoleChanged | None:
    """Let an account be what its platform `roles` in `workspace` make of it now. None when its role stays.

    The last teacher stays one. By nobody: it was done on the platform.
    """
    work.execute(ONE_AT_A_TIME)
    before, member = standing(work, who, workspace), member_of(work, *who)
    if before is None or member is None:
        return None
    after = settle(before, granted(work, who.platform, workspace, roles))
    if after == before or (before.role == Role.TEACHER != after.role and _is_last(work, member.member_id)):
        return None
    _note(work, who, workspace, after)
    if after.role == before.role:
        return None
    work.execute(SET_ROLE, member=member.member_id, new_role=after.role)
    show_or_hide(work, member.member_id)
    return work.emit(RoleChanged(by=NOBODY, member=member.member_id, role=after.role, before=before.role))


def _is_last(work: Work, member: MemberId) -> bool:
    return [one.member_id for one in everybody(work) if one.role == Role.TEACHER] == [member]


def _note(work: Work, who: AccountKey, workspace: str, after: Standing) -> None:
    where = "" if after.granted == NONE else workspace
    of = {"of_platform": who.platform, "of_workspace": who.workspace, "of_account": who.account}
    work.execute(NOTE, **of, now_granted=after.granted, where=where, by_hand=after.under)
