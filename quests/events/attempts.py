"""What students and teachers did with attempts."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import AttemptId, BadgeId, BoardId, HandInId, MemberId, QuestId


@dataclass(frozen=True, kw_only=True)
class OfAttempt(Event):
    """Something happened to an attempt."""

    attempt: AttemptId
    quest: QuestId
    member: MemberId
    tags: tuple[str, ...] = ()
    """The quest's, at that moment."""
    how: str = ""
    """How the work was shown: text, photo and so on."""


@dataclass(frozen=True, kw_only=True)
class Taken(OfAttempt):
    """A student took a quest."""

    kind = "attempt.taken"


@dataclass(frozen=True, kw_only=True)
class PutBack(OfAttempt):
    """A student put a quest back; the attempt is gone."""

    kind = "attempt.put_back"


@dataclass(frozen=True, kw_only=True)
class HandedIn(OfAttempt):
    """A student handed in. `first` when they never did before."""

    kind = "attempt.handed_in"
    hand_in: HandInId
    try_no: int
    first: bool = False
    after_due: bool = False
    badges: tuple[BadgeId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TakenBack(OfAttempt):
    """A student took a hand-in back before it was looked at."""

    kind = "attempt.taken_back"
    hand_in: HandInId


@dataclass(frozen=True, kw_only=True)
class Approved(OfAttempt):
    """A hand-in was approved: what it was worth, the lines it made, the badges it earned, the boards it counted for.

    `made` names each of those lines for ever: the board, then its quests in order of their ids, as "BOARD:Q1.Q2.Q3".
    `finished` are the boards that it finished.
    """

    kind = "attempt.approved"
    undoable = True
    hand_in: HandInId
    try_no: int
    worth: int
    minutes: int = 0
    on_time: bool = True
    lines: int = 0
    badges: tuple[BadgeId, ...] = ()
    boards: tuple[BoardId, ...] = ()
    made: tuple[str, ...] = ()
    finished: tuple[BoardId, ...] = ()
    auto: bool = False
    """Nobody looked: the quest counts at once. `by` is then who made it."""


@dataclass(frozen=True, kw_only=True)
class Returned(OfAttempt):
    """A hand-in got "not yet", with a next step."""

    kind = "attempt.returned"
    undoable = True
    hand_in: HandInId
    try_no: int
