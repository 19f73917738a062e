"""The base of all facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quests.ids import MemberId


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something happened, done by member `by`."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    undoable: ClassVar[bool] = False
    """Whether who did it can take it back with `undo`."""
    by: MemberId
