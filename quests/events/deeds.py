"""What was taken back."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import DeedId, Moment


@dataclass(frozen=True, kw_only=True)
class Undone(Event):
    """A deed was taken back: how many entries were reversed, how many answers taken back."""

    kind = "deed.undone"
    deed: DeedId
    what: str
    entries: int = 0
    answers: int = 0
    done_at: Moment = Moment(0)
