"""Where a class meets, and which of a platform's roles are roles in it."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import PlaceId


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a class. `extent` is channel, group (of channels) or whole (a workspace); flags are 0 or 1."""

    place_id: PlaceId
    platform: str
    workspace: str
    place: str
    extent: str
    admits: int
    posts: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """A role of the platform that makes somebody `grants` (teacher or helper) here."""

    platform_role: str
    grants: str


@dataclass(frozen=True, slots=True)
class Met:
    """Where a new class meets: its place, whose it `was` until now; `kept` when the chosen one stays another class's."""

    place: Place | None = None
    kept: bool = False
    was: str = ""
