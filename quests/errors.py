"""What is refused, and what goes wrong underneath. Facts and a code, no prose: `bot/views/errors.py` words them.

QuestsError
├── Refusal                 the person asked for something that does not go; nothing was changed
│   ├── NotFound            there is no such thing in this classroom (or it is not yours to know of)
│   ├── NotAllowed          another role could do it
│   ├── NotYours            it belongs to another member
│   ├── Invalid             what was typed does not fit its field
│   ├── ShutOut             a teacher took them off the list
│   ├── NameInUse           a name that must be one of a kind is in use
│   ├── PlaceInUse          the place is another class's
│   ├── NotNow              the attempt is in a state where this does not go
│   ├── AlreadyDecided      somebody else answered first
│   ├── AlreadyLookedAt     too late to take back
│   ├── NotOpen             the quest does not take work yet
│   ├── Closed              the quest takes no more work
│   ├── BoardClosed         nothing new is begun on that board
│   ├── NoPlace             all its places are taken
│   ├── Locked              something else opens it first
│   ├── NotAgainYet         it may be done again, but not so soon
│   ├── Incomplete          the board cannot be posted yet
│   ├── BadgesInCircle      badges would wait for each other
│   ├── NotUndoable         the deed is gone, too old, not yours, or already undone
│   └── Redelivered         this very delivery was answered before
└── StoreError              the database could not do its part; nothing was changed
    ├── Conflict            a key that must be unique was there already (another unit was first)
    ├── Full                no space left on the disk
    ├── ReadOnly            the disk or the file cannot be written
    ├── Busy                another program holds the database
    ├── Lost                the connection broke; whether the commit arrived is not known
    ├── Damaged             the file is not a database, or not a sound one
    ├── Newer               the database was made by a later version of this program
    ├── Unready             the database has not been set up or migrated
    └── Held                another process of ours is writing here
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quests.ids import AttemptId, MemberId, Moment, QuestId


class QuestsError(Exception):
    """Anything the engine raises on purpose."""

    code: ClassVar[str] = "error"


class Refusal(QuestsError):
    """Asked for something that does not go. Nothing was changed."""

    code: ClassVar[str] = "refusal"


@dataclass(eq=False)
class NotFound(Refusal):
    """No `noun` by that id or name in this classroom."""

    code: ClassVar[str] = "not_found"
    noun: str
    name: str = ""


@dataclass(eq=False)
class NotAllowed(Refusal):
    """Only a member with role `needs` (or above) can do it."""

    code: ClassVar[str] = "not_allowed"
    needs: str


@dataclass(eq=False)
class NotYours(Refusal):
    """It belongs to another member."""

    code: ClassVar[str] = "not_yours"
    noun: str


@dataclass(eq=False)
class Invalid(Refusal):
    """`field` does not fit.

    `problem` is one of required, too_long, too_many_words, not_a_number, too_small, too_big, not_a_choice, not_a_date,
    in_the_past, waits_for_itself, not_yet, file_empty, file_too_big, file_kind, too_many_files, file_gone.
    """

    code: ClassVar[str] = "invalid"
    field: str
    problem: str
    limit: int = 0
    given: str = ""


class ShutOut(Refusal):
    """A teacher took them off the list: they come back when a teacher lets them."""

    code: ClassVar[str] = "shut_out"


@dataclass(eq=False)
class NameInUse(Refusal):
    """`name` is in use for another `noun`."""

    code: ClassVar[str] = "name_in_use"
    noun: str
    name: str


@dataclass(eq=False)
class NotNow(Refusal):
    """The attempt is in `state`, where `wanted` does not go."""

    code: ClassVar[str] = "not_now"
    state: str
    wanted: str


@dataclass(eq=False)
class AlreadyDecided(Refusal):
    """Member `by` answered at `at`, with `decision` (approved or returned)."""

    code: ClassVar[str] = "already_decided"
    attempt: AttemptId
    decision: str
    by: MemberId
    at: Moment


@dataclass(eq=False)
class AlreadyLookedAt(Refusal):
    """A teacher has begun to look, so it cannot be taken back."""

    code: ClassVar[str] = "already_looked_at"


@dataclass(eq=False)
class Closed(Refusal):
    """The quest closed at `at`."""

    code: ClassVar[str] = "closed"
    at: Moment


class BoardClosed(Refusal):
    """Its board is closed: what was begun may be finished, nothing new is begun."""

    code: ClassVar[str] = "board_closed"


@dataclass(eq=False)
class NotOpen(Refusal):
    """The quest opens at `at`."""

    code: ClassVar[str] = "not_open"
    at: Moment


@dataclass(eq=False)
class NoPlace(Refusal):
    """All of the quest's `places` are taken."""

    code: ClassVar[str] = "no_place"
    places: int


@dataclass(eq=False)
class Locked(Refusal):
    """Something else opens `quest` first."""

    code: ClassVar[str] = "locked"
    quest: QuestId


@dataclass(eq=False)
class NotAgainYet(Refusal):
    """It may be done again from `at` on."""

    code: ClassVar[str] = "not_again_yet"
    at: Moment


@dataclass(eq=False)
class Incomplete(Refusal):
    """The board has `have` of the `need` quests it needs."""

    code: ClassVar[str] = "incomplete"
    have: int
    need: int


@dataclass(eq=False)
class BadgesInCircle(Refusal):
    """Each of these badges (by code) would wait for the next, and the last for the first."""

    code: ClassVar[str] = "badges_in_circle"
    codes: tuple[str, ...]


class PlaceInUse(Refusal):
    """The place belongs to another classroom, and stays its."""

    code: ClassVar[str] = "place_in_use"


@dataclass(eq=False)
class NotUndoable(Refusal):
    """`why` is one of gone, undone, used (others built on it since)."""

    code: ClassVar[str] = "not_undoable"
    why: str


class Redelivered(Refusal):
    """This very delivery was answered before; the second copy changes nothing."""

    code: ClassVar[str] = "redelivered"


class StoreError(QuestsError):
    """The database could not do its part. Nothing was changed, unless it says otherwise."""

    code: ClassVar[str] = "store"


class Conflict(StoreError):
    """A key that must be unique was there already."""

    code: ClassVar[str] = "conflict"


class Full(StoreError):
    """No space left on the disk."""

    code: ClassVar[str] = "full"


class ReadOnly(StoreError):
    """The disk or the file cannot be written."""

    code: ClassVar[str] = "read_only"


class Busy(StoreError):
    """Another program held the database for longer than we wait."""

    code: ClassVar[str] = "busy"


class Lost(StoreError):
    """The connection broke. When it broke during a commit, that may or may not have arrived."""

    code: ClassVar[str] = "lost"


class Damaged(StoreError):
    """The file is not a database, or not a sound one."""

    code: ClassVar[str] = "damaged"


@dataclass(eq=False)
class Newer(StoreError):
    """The database stands at `found`, which this version (`known`) does not know."""

    code: ClassVar[str] = "newer"
    found: str
    known: str


@dataclass(eq=False)
class Unready(StoreError):
    """The database stands at `found` ("" when empty) and needs `known`."""

    code: ClassVar[str] = "unready"
    found: str
    known: str


@dataclass(eq=False)
class Held(StoreError):
    """Process `pid` is writing here: `what` it is, `since` when (its own words)."""

    code: ClassVar[str] = "held"
    pid: int
    what: str
    since: str
