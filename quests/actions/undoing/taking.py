"""What it needs to take one fact back, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quests.events import (
    Event,
)
from quests.ids import DeedId, MemberId, Moment
from quests.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Which deed is taken back, by whom, and as which deed of its own; `event` and `at` are the fact's."""

    deed: DeedId
    by: MemberId
    undoing: DeedId
    event: int
    at: Moment


@dataclass(frozen=True, slots=True)
class Back:
    """One fact was taken back, and with it so many entries."""

    entries: int = 0
    members: tuple[MemberId, ...] = ()
    """Whose record is another one now."""


Ways = dict[type[Event], Callable[[Work, Any, Taking], Back | None]]
"""How each kind of fact is taken back; None when others have built on it since."""
