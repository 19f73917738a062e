"""Seasons, teams, and what stands on the leaderboards."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import MemberId, Moment, SeasonId, TeamId


@dataclass(frozen=True, slots=True)
class Season:
    """A period in which points are counted anew. It runs while `ends_at` is None; the first one has no name."""

    season_id: SeasonId
    name: str
    starts_at: Moment
    ends_at: Moment | None


@dataclass(frozen=True, slots=True)
class Weeks:
    """One's own weeks: this one so far, the best one, and what the last ones came to on average (None while there are none)."""

    this_week: int = 0
    best: int = 0
    usual: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of a leaderboard. Equal points share a rank; neighbours have none (0)."""

    rank: int
    member_id: MemberId
    nickname: str
    points: int


@dataclass(frozen=True, slots=True)
class Around:
    """A member's own place: `rank` is None where it is not told. Just `ahead`, the nearest first, and just `behind`."""

    points: int = 0
    rank: int | None = None
    ahead: tuple[Standing, ...] = ()
    behind: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """A team with what it earned in a season and how many are in it now; `mean` is None while it is too small to say."""

    team_id: TeamId
    name: str
    points: int
    active: int
    mean: int | None
    rank: int
    """0 where it is not told."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A student, and the team they are in now."""

    member_id: MemberId
    name: str
    team_id: TeamId | None


@dataclass(frozen=True, slots=True)
class Playing:
    """How it goes for one member: school days in a row, the most there ever were, freezes still kept; their level by its code."""

    streak: int
    best: int
    freezes: int
    level: int
    level_code: str
    to_next: int | None
    """Points to the next level; None at the top."""
    hidden: bool
    """Whether they stand on no list that others see."""


@dataclass(frozen=True, slots=True)
class Leaderboards:
    """What one member sees: None or nothing where the class does not have that kind."""

    season: Season | None
    kinds: tuple[str, ...]
    """Those the class has, in the order they are shown."""
    weeks: Weeks | None
    total: int | None
    around: Around | None
    teams: tuple[Team, ...] | None
    own_team: Team | None
    top: tuple[Standing, ...] | None
    hidden: bool
