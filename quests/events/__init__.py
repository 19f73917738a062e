"""Facts in the past tense: what happened, as ids, numbers and codes. Never a name or free text. One file a noun.

`kind` and `version` are for ever: old rows stay readable. A new field gets a default; a changed meaning gets a new version.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from quests.events.attempts import Approved, HandedIn, OfAttempt, PutBack, Returned, Taken, TakenBack
from quests.events.badges import Awarded, BadgeGiven, BadgeRuled
from quests.events.base import Event
from quests.events.boards import BoardClosed, BoardMade, BoardMended, BoardPosted, BoardRemoved, BoardReopened
from quests.events.calendar import DayOffAdded, DayOffRemoved, WeekdaysSet
from quests.events.classrooms import ClassroomMade, StyleChanged
from quests.events.deeds import Undone
from quests.events.extensions import TimeGiven
from quests.events.helping import HelpAnswered, HelpAsked
from quests.events.members import Joined, MemberAdded, MemberRemoved, RoleChanged
from quests.events.packs import PackImported, PackMended
from quests.events.people import (
    ClassErased,
    ErasureAsked,
    ErasureCalledOff,
    ErasureNear,
    PersonErased,
    PersonExported,
    TermSet,
)
from quests.events.places import PlaceAdded, PlaceRemoved, PostsMoved, RolesMapped
from quests.events.points import Given
from quests.events.proposals import OfProposal, ProposalApproved, ProposalReturned, Proposed
from quests.events.quests import QuestMade, QuestMended, QuestUnlockSet
from quests.events.standings import (
    LeaderboardSwitched,
    SeasonClosed,
    SeasonOpened,
    TeamMade,
    TeamMoved,
    TeamRemoved,
)
from quests.events.telling import ClassTold, FeedbackTold, Shared, WeekTold

__all__ = [
    "KINDS",
    "Approved",
    "Awarded",
    "BadgeGiven",
    "BadgeRuled",
    "BoardClosed",
    "BoardMade",
    "BoardMended",
    "BoardPosted",
    "BoardRemoved",
    "BoardReopened",
    "ClassErased",
    "ClassTold",
    "ClassroomMade",
    "DayOffAdded",
    "DayOffRemoved",
    "ErasureAsked",
    "ErasureCalledOff",
    "ErasureNear",
    "Event",
    "FeedbackTold",
    "Given",
    "HandedIn",
    "HelpAnswered",
    "HelpAsked",
    "Joined",
    "LeaderboardSwitched",
    "MemberAdded",
    "MemberRemoved",
    "OfAttempt",
    "OfProposal",
    "PackImported",
    "PackMended",
    "PersonErased",
    "PersonExported",
    "PlaceAdded",
    "PlaceRemoved",
    "PostsMoved",
    "ProposalApproved",
    "ProposalReturned",
    "Proposed",
    "PutBack",
    "QuestMade",
    "QuestMended",
    "QuestUnlockSet",
    "Returned",
    "RoleChanged",
    "RolesMapped",
    "SeasonClosed",
    "SeasonOpened",
    "Shared",
    "StyleChanged",
    "Taken",
    "TakenBack",
    "TeamMade",
    "TeamMoved",
    "TeamRemoved",
    "TermSet",
    "TimeGiven",
    "Undone",
    "WeekTold",
    "WeekdaysSet",
    "decode",
    "encode",
]
KINDS: dict[str, type[Event]] = {
    event.kind: event
    for event in (
        ClassroomMade,
        StyleChanged,
        Joined,
        MemberAdded,
        MemberRemoved,
        RoleChanged,
        RolesMapped,
        PlaceAdded,
        PlaceRemoved,
        PostsMoved,
        QuestMade,
        QuestMended,
        QuestUnlockSet,
        BoardMade,
        BoardPosted,
        BoardRemoved,
        BoardMended,
        BoardClosed,
        BoardReopened,
        Proposed,
        ProposalApproved,
        ProposalReturned,
        Taken,
        PutBack,
        HandedIn,
        TakenBack,
        Approved,
        Returned,
        HelpAsked,
        HelpAnswered,
        TimeGiven,
        Given,
        PackImported,
        PackMended,
        Undone,
        ErasureAsked,
        ErasureCalledOff,
        PersonExported,
        PersonErased,
        TermSet,
        ErasureNear,
        ClassErased,
        WeekdaysSet,
        DayOffAdded,
        DayOffRemoved,
        SeasonOpened,
        SeasonClosed,
        TeamMade,
        TeamRemoved,
        TeamMoved,
        LeaderboardSwitched,
        BadgeRuled,
        BadgeGiven,
        Awarded,
        ClassTold,
        FeedbackTold,
        WeekTold,
        Shared,
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
