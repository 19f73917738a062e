"""What happened to a classroom."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import ClassroomId


@dataclass(frozen=True, kw_only=True)
class ClassroomMade(Event):
    """A classroom was set up."""

    kind = "classroom.made"
    classroom: ClassroomId
    style: str


@dataclass(frozen=True, kw_only=True)
class StyleChanged(Event):
    """The class changed its style."""

    kind = "classroom.style_changed"
    undoable = True
    style: str
    before: str
