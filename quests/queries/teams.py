"""Teams: who is in which, and how they stand."""

from __future__ import annotations

from sqlalchemy import BigInteger, bindparam, func, or_, select

from quests.errors import NotFound
from quests.ids import MemberId, TeamId
from quests.queries.members import students
from quests.reports import Season, Seat, Team
from quests.rules import standings
from quests.statements import HERE
from quests.tables import members, team_balances, team_members, teams
from quests.work import Reading

NAMES = (
    select(teams.c.team_id, teams.c.name)
    .where(teams.c.classroom_id == HERE, teams.c.removed_at.is_(None))
    .order_by(teams.c.team_id)
)
_NOW = (team_members.c.classroom_id == HERE) & team_members.c.to_at.is_(None)
SEATS = select(team_members.c.member_id, team_members.c.team_id).where(_NOW)
TEAM_OF = select(team_members.c.team_id).where(_NOW, team_members.c.member_id == bindparam("member"))
_then = bindparam("moment", type_=BigInteger())
ACTIVE = (
    select(team_members.c.team_id, func.count(team_members.c.member_id))
    .join(
        members,
        (members.c.classroom_id == team_members.c.classroom_id) & (members.c.member_id == team_members.c.member_id),
    )
    .where(
        team_members.c.classroom_id == HERE,
        team_members.c.from_at <= _then,
        or_(team_members.c.to_at.is_(None), team_members.c.to_at > _then),
        or_(members.c.removed_at.is_(None), members.c.removed_at > _then),
        members.c.practice_of.is_(None),
        members.c.role == "student",
    )
    .group_by(team_members.c.team_id)
)
POINTS = select(team_balances.c.team_id, team_balances.c.points).where(
    team_balances.c.classroom_id == HERE, team_balances.c.season_id == bindparam("season")
)


def team_names(look: Reading) -> dict[TeamId, str]:
    """The teams there are, by id, in the order they were made."""
    return dict(look.execute(NAMES))


def find_team(look: Reading, team: TeamId) -> Team:
    """A team there is, without its points. Raises NotFound."""
    names = team_names(look)
    if team not in names:
        raise NotFound("team")
    return Team(team, names[team], 0, 0, None, 0)


def team_of(look: Reading, member: MemberId) -> TeamId | None:
    """The team that `member` is in now."""
    row = look.execute(TEAM_OF, member=member).first()
    return row[0] if row else None


def seats(look: Reading) -> list[Seat]:
    """Every student, and the team they are in."""
    now = dict(look.execute(SEATS))
    return [Seat(one.member_id, one.name, now.get(one.member_id)) for one in students(look)]


def team_standings(look: Reading, season: Season) -> list[Team]:
    """All teams with what they have in a season, the best mean first: for each of those who are in it, or were at its end.

    A team too small to say comes last and has no rank; nor has the lower half, which others are not shown.
    """
    points, active = dict(look.execute(POINTS, season=season.season_id)), _active(look, season)
    names = team_names(look)
    means = {team: standings.mean(points.get(team, 0), active.get(team, 0)) for team in names}
    ordered = sorted((team for team in names if means[team] is not None), key=lambda team: (-(means[team] or 0), team))
    small = [team for team in names if means[team] is None]
    places = standings.ranks([means[team] or 0 for team in ordered])
    told = standings.teams_listed(len(ordered))
    ranks = dict(zip(ordered[:told], places, strict=False))
    return [
        Team(
            team,
            names[team],
            points.get(team, 0),
            active.get(team, 0),
            None if (mean := means[team]) is None else round(mean),
            ranks.get(team, 0),
        )
        for team in (*ordered, *small)
    ]


def _active(look: Reading, season: Season) -> dict[TeamId, int]:
    at = look.now if season.ends_at is None else season.ends_at - 1
    return dict(look.execute(ACTIVE, moment=at))
