"""The school calendar, and a member's streak on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quests.ids import DayOffId


@dataclass(frozen=True, slots=True)
class DayOff:
    """Days without school, both ends counted."""

    day_off_id: DayOffId
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a class meets: its weekdays (0 is Monday), and the holidays that are not over yet."""

    weekdays: frozenset[int]
    holidays: tuple[DayOff, ...]
