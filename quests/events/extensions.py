"""Who was given more time."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import HelpId, MemberId, Moment, QuestId


@dataclass(frozen=True, kw_only=True)
class TimeGiven(Event):
    """A student may hand a quest in until `until`; `before` is until when they could before (0: no more time yet).

    `help` is the request that it answers.
    """

    kind = "time.given"
    undoable = True
    quest: QuestId
    member: MemberId
    until: Moment
    before: Moment = Moment(0)
    help: HelpId | None = None
