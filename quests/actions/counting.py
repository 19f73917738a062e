"""Counting along: each entry of the ledger counts in the season that runs, and for the team its member is in.

What counts where says `quests/queries/counting.py`, which works the same out from the ledger alone.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, bindparam, delete, literal, or_, select, update

from quests.ids import MemberId, Moment, SeasonId
from quests.queries.counting import MAY_BE_SHOWN, SEASON_SUMS, TEAM_SUMS
from quests.statements import HERE
from quests.tables import entries, members, season_balances, seasons, team_balances, team_members, teams
from quests.upserts import upsert
from quests.work import Work

_COLUMNS = ["classroom_id", "season_id", "member_id", "points", "entries_n", "shown"]
_TEAM_COLUMNS = ["classroom_id", "season_id", "team_id", "points", "entries_n", "gone_points", "gone_n"]
_ONE, _NONE = literal(1, BigInteger()), literal(0, BigInteger())
_points = bindparam("points", type_=BigInteger())
_at = bindparam("earned_at", type_=BigInteger())
_runs = (seasons.c.classroom_id == HERE) & seasons.c.ends_at.is_(None) & (seasons.c.starts_at <= _at)
_one = upsert(season_balances).from_select(
    _COLUMNS,
    select(seasons.c.classroom_id, seasons.c.season_id, members.c.member_id, _points, _ONE, MAY_BE_SHOWN)
    .join(members, members.c.classroom_id == seasons.c.classroom_id)
    .where(_runs, members.c.member_id == bindparam("member")),
)
ADD_TO_SEASON = _one.on_conflict_do_update(
    index_elements=["classroom_id", "season_id", "member_id"],
    set_={
        "points": season_balances.c.points + _one.excluded.points,
        "entries_n": season_balances.c.entries_n + _one.excluded.entries_n,
    },
)
_for_team = upsert(team_balances).from_select(
    _TEAM_COLUMNS,
    select(seasons.c.classroom_id, seasons.c.season_id, team_members.c.team_id, _points, _ONE, _NONE, _NONE)
    .join(team_members, team_members.c.classroom_id == seasons.c.classroom_id)
    .where(
        _runs,
        team_members.c.member_id == bindparam("member"),
        team_members.c.from_at <= _at,
        or_(team_members.c.to_at.is_(None), team_members.c.to_at > _at),
    ),
)
_TEAM_MORE = {
    "points": team_balances.c.points + _for_team.excluded.points,
    "entries_n": team_balances.c.entries_n + _for_team.excluded.entries_n,
}
ADD_TO_TEAM = _for_team.on_conflict_do_update(index_elements=["classroom_id", "season_id", "team_id"], set_=_TEAM_MORE)
FORGET_SEASON = delete(season_balances).where(
    season_balances.c.classroom_id == HERE, season_balances.c.season_id == bindparam("season")
)
_sums = SEASON_SUMS.where(seasons.c.season_id == bindparam("season")).subquery()
COUNT_SEASON = upsert(season_balances).from_select(
    _COLUMNS,
    select(
        members.c.classroom_id, _sums.c.season_id, members.c.member_id, _sums.c.points, _sums.c.entries_n, MAY_BE_SHOWN
    )
    .join(_sums, _sums.c.member_id == members.c.member_id)
    .where(members.c.classroom_id == HERE),
)
FORGET_TEAMS = (
    update(team_balances)
    .where(team_balances.c.classroom_id == HERE, team_balances.c.season_id == bindparam("season"))
    .values(points=team_balances.c.gone_points, entries_n=team_balances.c.gone_n)
)
_team_sums = TEAM_SUMS.where(seasons.c.season_id == bindparam("season")).subquery()
COUNT_TEAMS = (
    upsert(team_balances)
    .from_select(
        _TEAM_COLUMNS,
        select(
            teams.c.classroom_id,
            _team_sums.c.season_id,
            teams.c.team_id,
            _team_sums.c.points,
            _team_sums.c.entries_n,
            _NONE,
            _NONE,
        )
        .join(_team_sums, _team_sums.c.team_id == teams.c.team_id)
        .where(teams.c.classroom_id == HERE),
    )
    .on_conflict_do_update(index_elements=["classroom_id", "season_id", "team_id"], set_=_TEAM_MORE)
)
SHOW_OR_HIDE = (
    update(season_balances)
    .where(season_balances.c.classroom_id == HERE, season_balances.c.member_id == bindparam("member"))
    .values(
        shown=select(MAY_BE_SHOWN)
        .where(members.c.classroom_id == HERE, members.c.member_id == bindparam("member"))
        .scalar_subquery()
    )
)
EARNED_FOR = TEAM_SUMS.where(entries.c.member_id == bindparam("member"))
LET_GO_FOR = (
    update(team_balances)
    .where(
        team_balances.c.classroom_id == HERE,
        team_balances.c.season_id == bindparam("season"),
        team_balances.c.team_id == bindparam("team"),
    )
    .values(
        gone_points=team_balances.c.gone_points + bindparam("more"),
        gone_n=team_balances.c.gone_n + bindparam("more_n"),
    )
)
FORGET_MEMBER = (
    delete(season_balances).where(
        season_balances.c.classroom_id == HERE, season_balances.c.member_id == bindparam("member")
    ),
    delete(team_members).where(team_members.c.classroom_id == HERE, team_members.c.member_id == bindparam("member")),
)


def count_along(work: Work, *, member: MemberId, points: int, earned_at: Moment) -> None:
    """Let an entry of `points` count where it counts. `earned_at` is its own moment, or that of the entry it takes back."""
    work.execute(ADD_TO_SEASON, member=member, points=points, earned_at=earned_at)
    work.execute(ADD_TO_TEAM, member=member, points=points, earned_at=earned_at)


def recount(work: Work, season: SeasonId) -> None:
    """Count a season anew from the ledger, after its dates or its teams have changed."""
    work.execute(FORGET_SEASON, season=season)
    work.execute(COUNT_SEASON, season=season)
    recount_teams(work, season)


def recount_teams(work: Work, season: SeasonId) -> None:
    """Count anew what the teams have in a season."""
    work.execute(FORGET_TEAMS, season=season)
    work.execute(COUNT_TEAMS, season=season)


def show_or_hide(work: Work, member: MemberId) -> None:
    """Bring `member`'s rows along after they hid, showed themselves, changed their role, left or came back."""
    work.execute(SHOW_OR_HIDE, member=member)


def let_go(work: Work, member: MemberId) -> None:
    """Before `member`'s entries are erased: take them off every table; what they earned for a team stays the team's."""
    for season, team, points, entries_n in work.execute(EARNED_FOR, member=member):
        work.execute(LET_GO_FOR, season=season, team=team, more=points, more_n=entries_n)
    for forget in FORGET_MEMBER:
        work.execute(forget, member=member)
