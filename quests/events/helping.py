"""Who asked for help, and was answered."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import HelpId, MemberId, QuestId


@dataclass(frozen=True, kw_only=True)
class HelpAsked(Event):
    """A student asked for help: explain, another_way or talk."""

    kind = "help.asked"
    help: HelpId
    quest: QuestId
    member: MemberId
    how: str


@dataclass(frozen=True, kw_only=True)
class HelpAnswered(Event):
    """A teacher answered a request for help."""

    kind = "help.answered"
    undoable = True
    help: HelpId
    quest: QuestId
    member: MemberId
