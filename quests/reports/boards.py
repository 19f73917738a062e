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
    """A square with its quest, and the asking member's state there (None: open)."""

    row: int
    column: int
    quest_id: QuestId
    title: str
    short: str
    points: int
    minutes: int
    state: str | None


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


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board as one member sees it. `nearest` holds what is left for a line, as coordinates."""

    board: Board
    cells: tuple[Cell, ...]
    lines_made: int
    line_length: int
    nearest: tuple[tuple[str, ...], ...]
