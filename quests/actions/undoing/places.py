"""Taking back what was done to the class's places, and to which roles of the platform are roles in it."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, exists, select, update

from quests.actions.granting import take_back_grants
from quests.actions.members import ONE_AT_A_TIME
from quests.actions.places import BRING_BACK, POST_HERE, POST_NOT_HERE, REMOVE, YIELD
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import PlaceAdded, PlaceRemoved, PostsMoved, RolesMapped
from quests.queries.places import places_of_class
from quests.statements import HERE
from quests.tables import mapped_roles
from quests.work import Work

_later = mapped_roles.alias("later")
_IN_THE_WAY = exists().where(
    _later.c.classroom_id == HERE,
    _later.c.platform == mapped_roles.c.platform,
    _later.c.workspace == mapped_roles.c.workspace,
    (_later.c.from_id > bindparam("event")) | (_later.c.to_id > bindparam("event")),
)
FORGET = delete(mapped_roles).where(
    mapped_roles.c.classroom_id == HERE, mapped_roles.c.from_id == bindparam("event"), ~_IN_THE_WAY
)
WHERE_MAPPED = (
    select(mapped_roles.c.platform, mapped_roles.c.workspace)
    .where(mapped_roles.c.classroom_id == HERE, mapped_roles.c.from_id == bindparam("event"))
    .distinct()
)
HOLD_AGAIN = (
    update(mapped_roles)
    .where(mapped_roles.c.classroom_id == HERE, mapped_roles.c.to_id == bindparam("event"), ~_IN_THE_WAY)
    .values(to_id=None)
)


def _added(work: Work, fact: PlaceAdded, _: Taking) -> Back | None:
    return Back() if work.execute(REMOVE, of_place=fact.place, moment=work.now).changed else None


def _removed(work: Work, fact: PlaceRemoved, _: Taking) -> Back | None:
    """Unless another class meets there now. It does not post beside another that does so since."""
    work.execute(ONE_AT_A_TIME)
    if not work.execute(BRING_BACK, of_place=fact.place).changed:
        return None
    work.execute(YIELD, of_place=fact.place)
    return Back()


def _posts_moved(work: Work, fact: PostsMoved, _: Taking) -> Back | None:
    """Unless it has moved on since."""
    work.execute(ONE_AT_A_TIME)
    if fact.place not in {one.place_id for one in places_of_class(work) if one.posts}:
        return None
    if fact.was is not None and not work.execute(POST_HERE, of_place=fact.was).changed:
        return None
    work.execute(POST_NOT_HERE, of_place=fact.place)
    return Back()


def _roles_mapped(work: Work, _: RolesMapped, taking: Taking) -> Back | None:
    """Unless it was changed again. What no role grants any more is gone at once, else people change when they next come by."""
    workspaces = work.execute(WHERE_MAPPED, event=taking.event)
    gone = work.execute(FORGET, event=taking.event).changed
    back = work.execute(HOLD_AGAIN, event=taking.event).changed
    for platform, workspace in workspaces:
        take_back_grants(work, platform, workspace)
    return Back() if gone or back else None


WAYS: Ways = {PlaceAdded: _added, PlaceRemoved: _removed, PostsMoved: _posts_moved, RolesMapped: _roles_mapped}
