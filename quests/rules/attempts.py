"""The attempt's state machine: taken → handed in → approved, or returned and handed in again.

        take            hand_in             approve
(none) ─────► TAKEN ──────────► HANDED_IN ─────────► APPROVED
   ▲            │  ▲               │  ▲  │               │
   └────────────┘  └───take_back───┘  │  │ return        │ undo
      put_back                        │  ▼               │
                            hand_in   └─ RETURNED ◄─┐    │
                                      ▲      undo   │    │
                                      └─────────────┴────┘ (back to HANDED_IN)
"""

from __future__ import annotations

from enum import StrEnum

from quests.errors import AlreadyLookedAt, Closed, NotNow, NotOpen, NotYours
from quests.ids import MemberId, Moment


class State(StrEnum):
    """Where an attempt stands."""

    TAKEN = "taken"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    APPROVED = "approved"


class Decision(StrEnum):
    """A teacher's two answers."""

    APPROVED = "approved"
    RETURNED = "returned"


class HelpKind(StrEnum):
    """What kind of help a student wishes."""

    EXPLAIN = "explain"
    ANOTHER_WAY = "another_way"
    TALK = "talk"
    TIME = "time"
    """More time, asked for by itself: `quests/actions/extensions.py`."""


class Per(StrEnum):
    """In what span a quest may be done once: any time, a school-local day, a week from Monday."""

    ANY_TIME = ""
    DAY = "day"
    WEEK = "week"


MAY_HAND_IN = (None, State.TAKEN, State.RETURNED)
"""None: handing in takes the quest in the same go."""


def check_open(opens_at: Moment | None, closes_at: Moment | None, now: Moment) -> None:
    """Raises NotOpen before `opens_at`, Closed from `closes_at` on. What is due never refuses."""
    if opens_at is not None and now < opens_at:
        raise NotOpen(opens_at)
    if closes_at is not None and now >= closes_at:
        raise Closed(closes_at)


def check_hand_in(state: State | None, *, closes_at: Moment | None, now: Moment) -> None:
    """Raises NotNow when it waits for an answer or is approved, Closed when it takes no more work."""
    if state not in MAY_HAND_IN:
        raise NotNow(str(state), "hand_in")
    if state is not State.RETURNED:  # who was asked to try again may always do so
        check_open(None, closes_at, now)


def check_owner(owner: MemberId, by: MemberId) -> None:
    """Raises NotYours unless the attempt is `by`'s own."""
    if owner != by:
        raise NotYours("attempt")


def check_put_back(state: State, tries: int) -> None:
    """Raises NotNow once anything was handed in: then there is a trace that a teacher has seen."""
    if state is not State.TAKEN or tries:
        raise NotNow(state, "put_back")


def check_take_back(state: State, *, looked_at: Moment | None) -> None:
    """Raises NotNow unless it waits, AlreadyLookedAt once somebody has begun to look."""
    if state is not State.HANDED_IN:
        raise NotNow(state, "take_back")
    if looked_at is not None:
        raise AlreadyLookedAt


def before_hand_in(try_no: int) -> State:
    """The state that taking back the `try_no`th hand-in leaves: every earlier one got "not yet"."""
    return State.RETURNED if try_no > 1 else State.TAKEN
