"""Where a class meets: adding a place, letting one go, and saying where the class is told things."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, update

from quests.actions.classrooms import PLACED
from quests.actions.members import ONE_AT_A_TIME
from quests.errors import NotFound, PlaceInUse
from quests.events import PlaceAdded, PlaceRemoved, PostsMoved
from quests.ids import MemberId, PlaceId
from quests.queries.places import classroom_of_place, find_place, places_of_class
from quests.rules import text
from quests.statements import HERE
from quests.tables import places
from quests.upserts import upsert
from quests.work import Work

NAME_LONGEST = 100
"""Longer than what any platform calls its channels by."""
EXTENTS = ("channel", "group", "whole")
CHANNEL = "channel"

_place = upsert(places)
ADD = _place.on_conflict_do_update(
    index_elements=["platform", "workspace", "place"],
    set_={**{name: _place.excluded[name] for name in PLACED}, "removed_at": None},
    where=places.c.removed_at.is_not(None),
)
"""Only where it is nobody's."""
_OF = (places.c.classroom_id == HERE) & (places.c.place_id == bindparam("of_place"))
REMOVE = update(places).where(_OF, places.c.removed_at.is_(None)).values(removed_at=bindparam("moment"))
_other = places.alias("other")
_OTHERS_POST = exists().where(
    _other.c.classroom_id == places.c.classroom_id,
    _other.c.platform == places.c.platform,
    _other.c.place_id != places.c.place_id,
    _other.c.removed_at.is_(None),
    _other.c.posts == 1,
)
POST_FIRST = update(places).where(_OF, places.c.extent == CHANNEL, ~_OTHERS_POST).values(posts=1)
"""A class is told things in one place of each platform."""
YIELD = update(places).where(_OF, _OTHERS_POST).values(posts=0)
POST_HERE = update(places).where(_OF, places.c.extent == CHANNEL, places.c.removed_at.is_(None)).values(posts=1)
POST_NOT_HERE = update(places).where(_OF).values(posts=0)
BRING_BACK = update(places).where(_OF, places.c.removed_at.is_not(None)).values(removed_at=None)


def add_place(work: Work, *, platform: str, workspace: str, place: str, extent: str, by: MemberId) -> PlaceAdded | None:
    """Let the class meet there too: newcomers come in, words mean this class. None where it does already.

    The first channel is where the class is told things. Raises PlaceInUse while it is another class's, Invalid.
    """
    work.execute(ONE_AT_A_TIME)
    place_id, place = PlaceId(work.new_id()), text.line("place", place, longest=NAME_LONGEST)
    added = work.execute(
        ADD,
        platform=platform,
        workspace=workspace,
        place=place,
        admits=1,
        place_id=place_id,
        extent=text.one_of("extent", extent, EXTENTS),
        posts=0,
        removed_at=None,
    )
    if not added.changed:
        whose = classroom_of_place(work, platform, workspace, place)
        if whose is None or whose[0] != work.classroom:
            raise PlaceInUse
        return None
    work.execute(POST_FIRST, of_place=place_id)
    return work.emit(PlaceAdded(by=by, place=place_id))


def remove_place(work: Work, *, place_id: PlaceId, by: MemberId) -> PlaceRemoved:
    """Let a place go; another class may have it then. Raises NotFound."""
    if not work.execute(REMOVE, of_place=place_id, moment=work.now).changed:
        raise NotFound("place")
    return work.emit(PlaceRemoved(by=by, place=place_id))


def post_in(work: Work, *, place_id: PlaceId, by: MemberId) -> PostsMoved | None:
    """Tell the class things there, and nowhere else on that platform. None where it is so. Raises NotFound for no channel of it."""
    work.execute(ONE_AT_A_TIME)
    found = find_place(work, place_id)
    if found.posts:
        return None
    if not work.execute(POST_HERE, of_place=place_id).changed:
        raise NotFound("place")
    were = [one for one in places_of_class(work) if one.posts and one.platform == found.platform]
    before = [one.place_id for one in were if one.place_id != place_id]
    for one in before:
        work.execute(POST_NOT_HERE, of_place=one)
    return work.emit(PostsMoved(by=by, place=place_id, was=before[0] if before else None))
