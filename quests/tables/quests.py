"""Quests: the tasks."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Named, Table, Text

from quests.ids import BoardId, MemberId, Moment, QuestId
from quests.tables.base import InClassroom, Privacy, big, big_key, big_or_none, metadata, of_classroom


class QuestColumns(InClassroom):
    """A task. `task` is what to do; `short` at most two words for a board's button; `minutes` a guess of how long it takes."""

    quest_id: Named[QuestId] = big_key()
    title: Named[str] = Column(Text)
    short: Named[str] = Column(Text)
    task: Named[str] = Column(Text)
    points: Named[int] = Column(Integer)
    minutes: Named[int] = Column(Integer)
    due_at: Named[Moment | None] = big_or_none()
    """The goal; never refuses."""
    closes_at: Named[Moment | None] = big_or_none()
    """From here on no work is taken."""
    for_board: Named[BoardId | None] = big_or_none()
    """The board it was made with: without that board students do not see it. None for a quest that stands for itself."""
    made_by: Named[MemberId] = big()
    made_at: Named[Moment] = big()
    removed_at: Named[Moment | None] = big_or_none()


quests = Table(
    "quests",
    metadata,
    QuestColumns,
    of_classroom(),
    CheckConstraint("points >= 0", name="points"),
    info=Privacy(
        holds="who made it", exported="with the class", erased="made_by is kept as a bare id", kept="as the class"
    ).info(),
)
