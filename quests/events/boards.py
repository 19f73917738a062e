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


@dataclass(frozen=True, kw_only=True)
class BoardMended(Event):
    """A board got another title; what it was called before is kept beside (`quests/tables/mending.py`)."""

    kind = "board.mended"
    undoable = True
    board: BoardId


@dataclass(frozen=True, kw_only=True)
class BoardClosed(Event):
    """A posted board takes no new work any more."""

    kind = "board.closed"
    undoable = True
    board: BoardId


@dataclass(frozen=True, kw_only=True)
class BoardReopened(Event):
    """A closed board takes new work again."""

    kind = "board.reopened"
    undoable = True
    board: BoardId
