"""Taking back what was done to seasons, teams and leaderboards."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select, update

from quests.actions.counting import recount
from quests.actions.leaderboards import SWITCH
from quests.actions.members import ONE_AT_A_TIME
from quests.actions.seasons import FORGET, RUN_AGAIN
from quests.actions.teams import REMOVE_TEAM, count_teams
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import LeaderboardSwitched, SeasonClosed, SeasonOpened, TeamMade, TeamMoved, TeamRemoved
from quests.queries.seasons import kinds_on, running_season
from quests.queries.teams import team_names, team_of
from quests.statements import HERE
from quests.tables import team_members, teams
from quests.work import Work

UNMOVE = delete(team_members).where(
    team_members.c.classroom_id == HERE,
    team_members.c.member_id == bindparam("member"),
    team_members.c.from_at == bindparam("moment"),
)
STAY = (
    update(team_members)
    .where(
        team_members.c.classroom_id == HERE,
        team_members.c.member_id == bindparam("member"),
        team_members.c.team_id == bindparam("team"),
        team_members.c.to_at == bindparam("moment"),
    )
    .values(to_at=None)
)
EVER_IN = select(team_members.c.member_id).where(
    team_members.c.classroom_id == HERE, team_members.c.team_id == bindparam("team")
)
LEFT_THEN = EVER_IN.where(team_members.c.to_at == bindparam("moment"))
TEAM_BACK = (
    update(teams)
    .where(teams.c.classroom_id == HERE, teams.c.team_id == bindparam("team"), teams.c.removed_at.is_not(None))
    .values(removed_at=None)
)


def _season_opened(work: Work, fact: SeasonOpened, _: Taking) -> Back | None:
    """While it runs; the one before goes on as if it had never ended."""
    work.execute(ONE_AT_A_TIME)
    running = running_season(work)
    if running is None or running.season_id != fact.season:
        return None
    for forget in FORGET:
        work.execute(forget, season=fact.season)
    if fact.ended is not None:
        work.execute(RUN_AGAIN, season=fact.ended)
        recount(work, fact.ended)
    return Back()


def _season_closed(work: Work, fact: SeasonClosed, _: Taking) -> Back | None:
    work.execute(ONE_AT_A_TIME)
    if running_season(work) is not None or not work.execute(RUN_AGAIN, season=fact.season).changed:
        return None
    recount(work, fact.season)
    return Back()


def _team_made(work: Work, fact: TeamMade, _: Taking) -> Back | None:
    """Only while nobody has been in it."""
    if work.execute(EVER_IN, team=fact.team):
        return None
    return Back() if work.execute(REMOVE_TEAM, team=fact.team, moment=work.now).changed else None


def _team_removed(work: Work, fact: TeamRemoved, taking: Taking) -> Back | None:
    """Who was in it is in it again, unless they are in another by now."""
    work.execute(ONE_AT_A_TIME)
    if not _in_this_season(work, taking) or not work.execute(TEAM_BACK, team=fact.team).changed:
        return None
    for (member,) in work.execute(LEFT_THEN, team=fact.team, moment=taking.at):
        if team_of(work, member) is None:
            work.execute(STAY, member=member, team=fact.team, moment=taking.at)
    count_teams(work)
    return Back()


def _team_moved(work: Work, fact: TeamMoved, taking: Taking) -> Back | None:
    """As if they had never moved, while they are where they went and the season is the same."""
    work.execute(ONE_AT_A_TIME)
    gone = fact.left is not None and fact.left not in team_names(work)
    if team_of(work, fact.member) != fact.team or gone or not _in_this_season(work, taking):
        return None
    if fact.team is not None:
        work.execute(UNMOVE, member=fact.member, moment=taking.at)
    if fact.left is not None:
        work.execute(STAY, member=fact.member, team=fact.left, moment=taking.at)
    count_teams(work)
    return Back()


def _in_this_season(work: Work, taking: Taking) -> bool:
    """A season that is over keeps its table: who was in which team then stays as it is."""
    running = running_season(work)
    return running is not None and running.starts_at <= taking.at


def _switched(work: Work, fact: LeaderboardSwitched, _: Taking) -> Back | None:
    if (fact.what in kinds_on(work)) != fact.on:
        return None
    work.execute(SWITCH, kind=fact.what, is_on=int(not fact.on))
    return Back()


WAYS: Ways = {
    SeasonOpened: _season_opened,
    SeasonClosed: _season_closed,
    TeamMade: _team_made,
    TeamRemoved: _team_removed,
    TeamMoved: _team_moved,
    LeaderboardSwitched: _switched,
}
