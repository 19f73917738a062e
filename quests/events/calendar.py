"""What changed in the school calendar."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import DayOffId, MemberId


@dataclass(frozen=True, kw_only=True)
class WeekdaysSet(Event):
    """The class meets on other weekdays (0 is Monday)."""

    kind = "calendar.weekdays_set"
    undoable = True
    weekdays: tuple[int, ...]
    was: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class DayOffAdded(Event):
    """Days without school: for all, or for `member` alone."""

    kind = "calendar.day_off_added"
    undoable = True
    day_off: DayOffId
    member: MemberId | None = None


@dataclass(frozen=True, kw_only=True)
class DayOffRemoved(Event):
    """There is school on them after all."""

    kind = "calendar.day_off_removed"
    undoable = True
    day_off: DayOffId
    member: MemberId | None = None
