"""Boards and their cells."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Named, Table, Text

from quests.ids import BoardId, MemberId, Moment, QuestId
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, big_or_none, metadata, of_classroom


class BoardColumns(InClassroom):
    """A choice board. `completion` is the tree over its cells, as JSON (`rules/boards/` reads it)."""

    board_id: Named[BoardId] = big_key()
    title: Named[str] = Column(Text)
    template: Named[str] = Column(Text)
    completion: Named[str] = Column(Text)
    bonuses: Named[str] = Column(Text)
    """What a line, or the whole board, gives besides, as JSON (`rules/boards/` reads it)."""
    rows_n: Named[int] = Column(Integer)
    columns_n: Named[int] = Column(Integer)
    state: Named[str] = Column(Text)
    made_by: Named[MemberId] = big()
    made_at: Named[Moment] = big()
    posted_at: Named[Moment | None] = big_or_none()


class CellColumns(InClassroom):
    """A square: row and column count from 0."""

    board_id: Named[BoardId] = big_key()
    row_no: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    column_no: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    quest_id: Named[QuestId] = big()
    kind: Named[str] = Column(Text)
    worth: Named[int] = Column(Integer)
    """What the square counts for where a sum is to be reached; 0: the quest's own points."""
    tags: Named[str] = Column(Text)
    """Codes parted by spaces: must, starter, main …"""


boards = Table(
    "boards",
    metadata,
    BoardColumns,
    of_classroom(),
    CheckConstraint("state IN ('draft', 'posted', 'closed', 'removed')", name="state"),
    info=Privacy(
        holds="who made it", exported="with the class", erased="made_by is kept as a bare id", kept="as the class"
    ).info(),
)
cells = Table(
    "cells",
    metadata,
    CellColumns,
    belongs_to("boards", "board_id"),
    belongs_to("quests", "quest_id"),
    Index(None, "classroom_id", "quest_id"),
    info=Privacy(
        holds="nothing of a person", exported="with the class", erased="with the class", kept="as the class"
    ).info(),
)
