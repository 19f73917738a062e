"""What became of badges and their rules."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import BadgeId, MemberId


@dataclass(frozen=True, kw_only=True)
class BadgeRuled(Event):
    """A badge's rule was made or changed, or it was switched on or off; `at_once` when everybody was looked at anew."""

    kind = "badge.ruled"
    badge: BadgeId
    rule_version: int
    is_on: bool = True
    at_once: bool = False


@dataclass(frozen=True, kw_only=True)
class BadgeGiven(Event):
    """A badge was given by hand."""

    kind = "badge.given"
    undoable = True
    badge: BadgeId
    member: MemberId
    code: str
    tier: int = 1


@dataclass(frozen=True, kw_only=True)
class Awarded(Event):
    """A look at everybody anew gave a member `count` badges; one message tells of all."""

    kind = "badge.awarded"
    member: MemberId
    count: int
    badges: tuple[BadgeId, ...] = ()
