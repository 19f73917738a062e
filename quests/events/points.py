"""Points given by hand."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import MemberId


@dataclass(frozen=True, kw_only=True)
class Given(Event):
    """Points were given by hand to `count` members, `amount` each. `member` when it was one."""

    kind = "points.given"
    undoable = True
    amount: int
    count: int
    member: MemberId | None = None
