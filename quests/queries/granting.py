"""Which of a platform's roles are roles in this classroom, and how somebody stands by them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import bindparam, select

from quests.queries.members import AccountKey
from quests.reports import Mapped
from quests.rules.granting import NONE, Standing, highest
from quests.statements import HERE
from quests.tables import accounts, mapped_roles, members
from quests.work import Reading

MAPPED = (
    select(mapped_roles.c.platform_role, mapped_roles.c.grants)
    .where(
        mapped_roles.c.classroom_id == HERE,
        mapped_roles.c.platform == bindparam("platform"),
        mapped_roles.c.workspace == bindparam("workspace"),
        mapped_roles.c.to_id.is_(None),
    )
    .order_by(mapped_roles.c.mapped_id)
)
STANDING = (
    select(members.c.role, accounts.c.granted, accounts.c.under, accounts.c.granted_in)
    .join(
        accounts,
        (accounts.c.classroom_id == members.c.classroom_id) & (accounts.c.member_id == members.c.member_id),
    )
    .where(
        accounts.c.classroom_id == HERE,
        accounts.c.platform == bindparam("platform"),
        accounts.c.workspace == bindparam("workspace"),
        accounts.c.account == bindparam("account"),
        members.c.removed_at.is_(None),
        members.c.practice_of.is_(None),
    )
)

GRANTED_BY = select(accounts.c.workspace, accounts.c.account, accounts.c.granted).where(
    accounts.c.classroom_id == HERE,
    accounts.c.platform == bindparam("platform"),
    accounts.c.granted_in == bindparam("granted_in"),
    accounts.c.granted != NONE,
)


def granted_by(look: Reading, platform: str, workspace: str) -> list[tuple[AccountKey, str]]:
    """Whom the roles of a workspace make something here, and what."""
    rows = look.execute(GRANTED_BY, platform=platform, granted_in=workspace)
    return [(AccountKey(platform, where, account), grants) for where, account, grants in rows]


def mapped(look: Reading, platform: str, workspace: str) -> list[Mapped]:
    """The roles of a workspace that are roles here."""
    return [Mapped(*row) for row in look.execute(MAPPED, platform=platform, workspace=workspace)]


def granted(look: Reading, platform: str, workspace: str, roles: Collection[str]) -> str:
    """The role that somebody with these platform `roles` has here by them; "" for none."""
    return highest([one.grants for one in mapped(look, platform, workspace) if one.platform_role in roles])


def standing(look: Reading, who: AccountKey, workspace: str) -> Standing | None:
    """How the account stands by the roles of `workspace`.

    None for who is no member, or tries it as a student, or has a role by another workspace.
    """
    row = look.execute(STANDING, platform=who.platform, workspace=who.workspace, account=who.account).first()
    if row is None:
        return None
    role, last, under, where = row
    return Standing(role, last, under) if last == NONE or where == workspace else None
