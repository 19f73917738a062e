"""Where the class meets, and who is what by the platform's own roles."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import PlaceId


@dataclass(frozen=True, kw_only=True)
class PlaceAdded(Event):
    """The class meets in one more place."""

    kind = "place.added"
    undoable = True
    place: PlaceId


@dataclass(frozen=True, kw_only=True)
class PlaceRemoved(Event):
    """It does not meet there any more."""

    kind = "place.removed"
    undoable = True
    place: PlaceId


@dataclass(frozen=True, kw_only=True)
class PostsMoved(Event):
    """The class is told things there from now on, and not where it was before."""

    kind = "place.posts_moved"
    undoable = True
    place: PlaceId
    was: PlaceId | None = None


@dataclass(frozen=True, kw_only=True)
class RolesMapped(Event):
    """So many of the platform's roles make teachers, so many helpers."""

    kind = "roles.mapped"
    undoable = True
    teachers: int
    helpers: int
