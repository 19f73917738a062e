"""What may be told, and what a week left."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import AttemptId


@dataclass(frozen=True, slots=True)
class Won:
    """What an approval brought besides: so many lines, and perhaps badges. `shareable` when it may be shown to the class still."""

    attempt_id: AttemptId
    lines: int
    badges: int
    shareable: bool


@dataclass(frozen=True, slots=True)
class WeekEnd:
    """What a week left: whose requests for help are open, how many hand-ins wait, what the class finished, who was excused."""

    asking: tuple[str, ...]
    waiting: int
    done: int
    away: tuple[str, ...]
    kept: tuple[str, ...]
    """Who was excused, and has a streak that held."""
