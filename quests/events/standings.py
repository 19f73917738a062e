"""Seasons, teams, and which leaderboards there are."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import MemberId, SeasonId, TeamId


@dataclass(frozen=True, kw_only=True)
class SeasonOpened(Event):
    """Points are counted anew; the season that ran until then, if one did, has `ended`."""

    kind = "season.opened"
    undoable = True
    season: SeasonId
    ended: SeasonId | None


@dataclass(frozen=True, kw_only=True)
class SeasonClosed(Event):
    """A season is over, and none follows yet."""

    kind = "season.closed"
    undoable = True
    season: SeasonId


@dataclass(frozen=True, kw_only=True)
class TeamMade(Event):
    """There is a new team."""

    kind = "team.made"
    undoable = True
    team: TeamId


@dataclass(frozen=True, kw_only=True)
class TeamRemoved(Event):
    """A team is no more; who was in it is in none."""

    kind = "team.removed"
    undoable = True
    team: TeamId


@dataclass(frozen=True, kw_only=True)
class TeamMoved(Event):
    """A member is in `team` from now on, and no longer in the one they `left`."""

    kind = "team.moved"
    undoable = True
    member: MemberId
    team: TeamId | None
    left: TeamId | None


@dataclass(frozen=True, kw_only=True)
class LeaderboardSwitched(Event):
    """The class has a kind of leaderboard from now on, or has it no more."""

    kind = "leaderboard.switched"
    undoable = True
    what: str
    on: bool
