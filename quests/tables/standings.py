"""Seasons, teams, and which leaderboards a class has. Their balances are caches of the ledger; `verify` proves them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Named, Table, Text

from quests.ids import MemberId, Moment, SeasonId, TeamId
from quests.tables.base import (
    NOTHING_PERSONAL,
    InClassroom,
    Privacy,
    belongs_to,
    big,
    big_key,
    big_or_none,
    metadata,
    of_classroom,
    partial,
)


class SeasonColumns(InClassroom):
    """A period in which points are counted anew. One runs at a time: `ends_at` is empty. `name` is '' for the first one."""

    season_id: Named[SeasonId] = big_key()
    name: Named[str] = Column(Text)
    starts_at: Named[Moment] = big()
    ends_at: Named[Moment | None] = big_or_none()


class SeasonBalanceColumns(InClassroom):
    """A member's points in a season. `shown` is 1 when others may see them there: a copy of what the member's row says."""

    season_id: Named[SeasonId] = big_key()
    member_id: Named[MemberId] = big_key()
    points: Named[int] = big()
    entries_n: Named[int] = big()
    shown: Named[int] = Column(Integer)


class TeamColumns(InClassroom):
    """A team of a class."""

    team_id: Named[TeamId] = big_key()
    name: Named[str] = Column(Text)
    made_at: Named[Moment] = big()
    removed_at: Named[Moment | None] = big_or_none()


class TeamMemberColumns(InClassroom):
    """Who was in which team from when to when; `to_at` is empty while they are. In one team at a time."""

    member_id: Named[MemberId] = big_key()
    from_at: Named[Moment] = big_key()
    team_id: Named[TeamId] = big()
    to_at: Named[Moment | None] = big_or_none()


class TeamBalanceColumns(InClassroom):
    """What members earned for a team in a season, while they were in it. It stays when they leave."""

    season_id: Named[SeasonId] = big_key()
    team_id: Named[TeamId] = big_key()
    points: Named[int] = big()
    entries_n: Named[int] = big()
    gone_points: Named[int] = big()
    """How many of the points are of people who were erased since: no entry tells of them any more."""
    gone_n: Named[int] = big()


class LeaderboardColumns(InClassroom):
    """Whether a class has a kind of leaderboard. No row: as a new class has it (`rules/standings.py`)."""

    kind: Named[str] = Column(Text, primary_key=True)
    is_on: Named[int] = Column(Integer)


seasons = Table(
    "seasons",
    metadata,
    SeasonColumns,
    of_classroom(),
    partial(
        "uq_seasons_running",
        "classroom_id",
        unique=True,
        where="ends_at IS NULL",
    ),
    info=NOTHING_PERSONAL.info(),
)
season_balances = Table(
    "season_balances",
    metadata,
    SeasonBalanceColumns,
    belongs_to("seasons", "season_id"),
    belongs_to("members", "member_id"),
    partial(
        "ix_season_balances_shown",
        "classroom_id",
        "season_id",
        "points",
        "member_id",
        where="shown = 1",
    ),
    Index("ix_season_balances_member", "classroom_id", "member_id"),
    info=Privacy(
        holds="a member's points in a season", exported="whole", erased="deleted", kept="as the member"
    ).info(),
)
teams = Table("teams", metadata, TeamColumns, of_classroom(), info=NOTHING_PERSONAL.info())
team_members = Table(
    "team_members",
    metadata,
    TeamMemberColumns,
    belongs_to("teams", "team_id"),
    belongs_to("members", "member_id"),
    partial(
        "uq_team_members_now",
        "classroom_id",
        "member_id",
        unique=True,
        where="to_at IS NULL",
    ),
    Index("ix_team_members_team", "classroom_id", "team_id"),
    info=Privacy(
        holds="which team a member was in, and when", exported="whole", erased="deleted", kept="as the member"
    ).info(),
)
team_balances = Table(
    "team_balances",
    metadata,
    TeamBalanceColumns,
    belongs_to("seasons", "season_id"),
    belongs_to("teams", "team_id"),
    info=NOTHING_PERSONAL.info(),
)
leaderboards = Table("leaderboards", metadata, LeaderboardColumns, of_classroom(), info=NOTHING_PERSONAL.info())
