"""Quests."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    Moment,
    QuestId,
)


@dataclass(frozen=True, slots=True)
class Quest:
    """A quest."""

    quest_id: QuestId
    title: str
    short: str
    task: str
    points: int
    minutes: int
    due_at: Moment | None
    closes_at: Moment | None
    removed_at: Moment | None
