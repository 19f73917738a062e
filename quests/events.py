"""Facts in the past tense: what happened, as ids, numbers and codes. Never a name or free text.

`kind` and `version` are for ever: old rows stay readable. A new field gets a default; a changed meaning gets a new version.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from quests.ids import AttemptId, BadgeId, BoardId, ClassroomId, DeedId, HandInId, HelpId, MemberId, Moment, QuestId


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something happened, done by member `by`."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    undoable: ClassVar[bool] = False
    """Whether who did it can take it back with `undo`."""
    by: MemberId


@dataclass(frozen=True, kw_only=True)
class ClassroomMade(Event):
    """A classroom was set up."""

    kind = "classroom.made"
    classroom: ClassroomId
    style: str


@dataclass(frozen=True, kw_only=True)
class StyleChanged(Event):
    """The class changed its style."""

    kind = "classroom.style_changed"
    undoable = True
    style: str
    before: str


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    """Somebody came in by themselves."""

    kind = "member.joined"
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class MemberAdded(Event):
    """A teacher added a name."""

    kind = "member.added"
    undoable = True
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(Event):
    """A teacher removed somebody. What they did stays in the record."""

    kind = "member.removed"
    undoable = True
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    """A member has another role."""

    kind = "member.role_changed"
    undoable = True
    member: MemberId
    role: str
    before: str


@dataclass(frozen=True, kw_only=True)
class QuestMade(Event):
    """A quest was made."""

    kind = "quest.made"
    undoable = True
    quest: QuestId


@dataclass(frozen=True, kw_only=True)
class BoardMade(Event):
    """A board was made, as a draft that only teachers see."""

    kind = "board.made"
    board: BoardId


@dataclass(frozen=True, kw_only=True)
class BoardPosted(Event):
    """A board was posted: students see it."""

    kind = "board.posted"
    undoable = True
    board: BoardId


@dataclass(frozen=True, kw_only=True)
class BoardRemoved(Event):
    """A board was taken away; `before` is the state it was in."""

    kind = "board.removed"
    undoable = True
    board: BoardId
    before: str


@dataclass(frozen=True, kw_only=True)
class OfAttempt(Event):
    """Something happened to an attempt."""

    attempt: AttemptId
    quest: QuestId
    member: MemberId


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


@dataclass(frozen=True, kw_only=True)
class TakenBack(OfAttempt):
    """A student took a hand-in back before it was looked at."""

    kind = "attempt.taken_back"
    hand_in: HandInId


@dataclass(frozen=True, kw_only=True)
class Approved(OfAttempt):
    """A hand-in was approved: what it was worth, the lines it made, the badges it earned, the boards it counted for."""

    kind = "attempt.approved"
    undoable = True
    hand_in: HandInId
    try_no: int
    worth: int
    lines: int = 0
    badges: tuple[BadgeId, ...] = ()
    boards: tuple[BoardId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Returned(OfAttempt):
    """A hand-in got "not yet", with a next step."""

    kind = "attempt.returned"
    undoable = True
    hand_in: HandInId
    try_no: int


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


@dataclass(frozen=True, kw_only=True)
class Given(Event):
    """Points were given by hand to `count` members, `amount` each. `member` when it was one."""

    kind = "points.given"
    undoable = True
    amount: int
    count: int
    member: MemberId | None = None


@dataclass(frozen=True, kw_only=True)
class Undone(Event):
    """A deed was taken back: how many entries were reversed, how many answers taken back."""

    kind = "deed.undone"
    deed: DeedId
    what: str
    entries: int = 0
    answers: int = 0
    done_at: Moment = Moment(0)


KINDS: dict[str, type[Event]] = {
    event.kind: event
    for event in (
        ClassroomMade,
        StyleChanged,
        Joined,
        MemberAdded,
        MemberRemoved,
        RoleChanged,
        QuestMade,
        BoardMade,
        BoardPosted,
        BoardRemoved,
        Taken,
        PutBack,
        HandedIn,
        TakenBack,
        Approved,
        Returned,
        HelpAsked,
        HelpAnswered,
        Given,
        Undone,
    )
}
"""Every kind of fact, by the name it has in the record."""
_JSON = json.JSONEncoder(separators=(",", ":"))


def encode(fact: Event) -> str:
    """`fact` as the JSON text of an event row."""
    return _JSON.encode(vars(fact))


def decode(kind: str, body: str) -> Event:
    """The fact that `encode` wrote. Raises KeyError for an unknown kind, TypeError for a body that does not fit."""
    make: Callable[..., Event] = KINDS[kind]
    values: dict[str, Any] = json.loads(body)
    return make(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
