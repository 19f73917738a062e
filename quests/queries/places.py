"""Which place is whose, and what a class has of them."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from quests.ids import ClassroomId, PlaceId
from quests.reports import Place
from quests.statements import HERE
from quests.tables import places
from quests.work import Reading

_IS = places.c.removed_at.is_(None)
_WORKSPACE = (places.c.platform == bindparam("platform")) & (places.c.workspace == bindparam("workspace"))
OF_PLACE = select(places.c.classroom_id, places.c.admits).where(_WORKSPACE, places.c.place == bindparam("place"), _IS)
IN_WORKSPACE = select(places.c.classroom_id).where(_WORKSPACE, _IS).distinct()
PLACES = (
    select(
        places.c.place_id,
        places.c.platform,
        places.c.workspace,
        places.c.place,
        places.c.extent,
        places.c.admits,
        places.c.posts,
    )
    .where(places.c.classroom_id == HERE, _IS)
    .order_by(places.c.place_id)
)
PLACE = PLACES.where(places.c.place_id == bindparam("place_id"))


def classroom_of_place(look: Reading, platform: str, workspace: str, place: str) -> tuple[ClassroomId, bool] | None:
    """The classroom of a platform's place, and whether a first contact may join there."""
    row = look.execute(OF_PLACE, platform=platform, workspace=workspace, place=place).first()
    return (row[0], bool(row[1])) if row else None


def classrooms_there(look: Reading, platform: str, workspace: str) -> set[ClassroomId]:
    """The classrooms that have a place in a workspace."""
    return {classroom for (classroom,) in look.execute(IN_WORKSPACE, platform=platform, workspace=workspace)}


def places_of_class(look: Reading) -> list[Place]:
    """The places of this classroom, in the order they were added."""
    return [Place(*row) for row in look.execute(PLACES)]


def find_place(look: Reading, place_id: PlaceId) -> Place:
    """One of them. Raises NotFound."""
    return Place(*look.execute(PLACE, place_id=place_id).one("place"))
