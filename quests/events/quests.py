"""What became of quests."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import QuestId


@dataclass(frozen=True, kw_only=True)
class QuestMade(Event):
    """A quest was made."""

    kind = "quest.made"
    undoable = True
    quest: QuestId


@dataclass(frozen=True, kw_only=True)
class QuestMended(Event):
    """A quest says something else; what it said before is kept beside (`quests/tables/mending.py`)."""

    kind = "quest.mended"
    undoable = True
    quest: QuestId


@dataclass(frozen=True, kw_only=True)
class QuestUnlockSet(Event):
    """A teacher said what opens a quest."""

    kind = "quest.unlock_set"
    quest: QuestId
