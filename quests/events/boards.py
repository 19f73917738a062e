"""What became of boards."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import BoardId


@dataclass(frozen=True, kw_only=True)
class BoardMade(Event):
    """A board was made, as a draft that only teachers see."""

    kind = "board.made"
    board: BoardId


@dataclass(frozen=True, kw_only=True)
class BoardPosted(Event):
    """A board was posted: students see it."""

    kind = "board.posted"
    undoable = True
    board: BoardId


@dataclass(frozen=True, kw_only=True)
class BoardRemoved(Event):
    """A board was taken away; `before` is the state it was in."""

    kind = "board.removed"
    undoable = True
    board: BoardId
    before: str
