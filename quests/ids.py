"""Ids and moments: whole numbers with a name each, so that the type checker keeps them apart."""

from __future__ import annotations

from typing import NewType, Protocol

ClassroomId = NewType("ClassroomId", int)
MemberId = NewType("MemberId", int)
QuestId = NewType("QuestId", int)
BoardId = NewType("BoardId", int)
AttemptId = NewType("AttemptId", int)
HandInId = NewType("HandInId", int)
FileId = NewType("FileId", int)
HelpId = NewType("HelpId", int)
EntryId = NewType("EntryId", int)
BadgeId = NewType("BadgeId", int)
EventId = NewType("EventId", int)
OutboxId = NewType("OutboxId", int)
DayOffId = NewType("DayOffId", int)
SeasonId = NewType("SeasonId", int)
TeamId = NewType("TeamId", int)
MendingId = NewType("MendingId", int)
ProposalId = NewType("ProposalId", int)
PlaceId = NewType("PlaceId", int)
MappedId = NewType("MappedId", int)

NOBODY = MemberId(0)
"""No member has this id: where a query looks for nobody in particular."""

DeedId = NewType("DeedId", int)
"""What one person did in one go: the id of its first event. `undo` takes a whole deed back."""

Moment = NewType("Moment", int)
"""UTC, in integer microseconds since 1970."""

SECOND: Moment = Moment(1_000_000)
MINUTE: Moment = Moment(60 * SECOND)
HOUR: Moment = Moment(60 * MINUTE)
DAY: Moment = Moment(24 * HOUR)


class Clock(Protocol):
    """Where `now` and new ids come from. The only real one is `bot/clock.py`."""

    def now(self) -> Moment:
        """The present moment."""
        ...

    def new_id(self) -> int:
        """An id that was not given before: 63 bits, 41 of time and 22 of chance."""
        ...
