"""Boards and their squares."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    BoardId,
    Moment,
    QuestId,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A square with its quest, and the asking member's state there (None: open; locked).

    `worth` is what it counts for where a sum is to be reached; `tags` are codes parted by spaces; a `closed` one takes no work of
    theirs any more.
    """

    row: int
    column: int
    quest_id: QuestId
    title: str
    short: str
    points: int
    minutes: int
    state: str | None
    worth: int = 0
    tags: str = ""
    closed: bool = False
    proposed: bool = False
    """Whether the asking member has an idea of their own here that waits for an answer."""


@dataclass(frozen=True, slots=True)
class Board:
    """A board without its squares."""

    board_id: BoardId
    title: str
    template: str
    completion: str
    rows: int
    columns: int
    state: str
    posted_at: Moment | None
    bonuses: str = "[]"


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board as one member sees it.

    `nearest` holds the smallest ways to finish it, as coordinates; `more_lines` the squares that would each make one line more.
    `closed` are the squares that take no work of theirs any more, `bonus` the points they have for lines and for finishing.
    """

    board: Board
    cells: tuple[Cell, ...]
    lines_made: int
    finished: bool
    nearest: tuple[tuple[str, ...], ...]
    more_lines: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    bonus: int = 0
