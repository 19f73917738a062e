"""Teams: made, left and joined on a date, so that what was earned for one stays with it."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, update

from quests.actions.counting import recount_teams
from quests.actions.members import ONE_AT_A_TIME
from quests.errors import NameInUse
from quests.events import TeamMade, TeamMoved, TeamRemoved
from quests.ids import DeedId, MemberId, TeamId
from quests.queries.members import find_member
from quests.queries.seasons import running_season
from quests.queries.teams import find_team, team_names, team_of
from quests.rules import text
from quests.statements import HERE
from quests.tables import team_members, teams
from quests.upserts import upsert
from quests.work import Work

NAME_LONGEST = 40

INSERT_TEAM = insert(teams)
_TEAM = (teams.c.classroom_id == HERE) & (teams.c.team_id == bindparam("team"))
REMOVE_TEAM = update(teams).where(_TEAM, teams.c.removed_at.is_(None)).values(removed_at=bindparam("moment"))
_now_in = (team_members.c.classroom_id == HERE) & team_members.c.to_at.is_(None)
ALL_LEAVE = (
    update(team_members).where(_now_in, team_members.c.team_id == bindparam("team")).values(to_at=bindparam("moment"))
)
LEAVE = (
    update(team_members)
    .where(_now_in, team_members.c.member_id == bindparam("member"))
    .values(to_at=bindparam("moment"))
)
_seat = upsert(team_members)
ENTER = _seat.on_conflict_do_update(
    index_elements=["classroom_id", "member_id", "from_at"],
    set_={"team_id": _seat.excluded.team_id, "to_at": _seat.excluded.to_at},
)
"""Moved twice in one moment: the second time counts."""


def make_team(work: Work, *, name: str, by: MemberId, deed: DeedId | None = None) -> TeamMade:
    """Make a team. Raises Invalid, NameInUse."""
    called = text.line("name", name, longest=NAME_LONGEST)
    work.execute(ONE_AT_A_TIME)
    if any(called.casefold() == one.casefold() for one in team_names(work).values()):
        raise NameInUse("team", called)
    team = TeamId(work.new_id())
    work.execute(INSERT_TEAM, team_id=team, name=called, made_at=work.now, removed_at=None)
    return work.emit(TeamMade(by=by, team=team), deed=deed)


def remove_team(work: Work, *, team: TeamId, by: MemberId) -> TeamRemoved:
    """A team is no more; who is in it is in none. Raises NotFound."""
    find_team(work, team)
    work.execute(REMOVE_TEAM, team=team, moment=work.now)
    work.execute(ALL_LEAVE, team=team, moment=work.now)
    count_teams(work)
    return work.emit(TeamRemoved(by=by, team=team))


def move(
    work: Work, *, member: MemberId, team: TeamId | None, by: MemberId, deed: DeedId | None = None
) -> TeamMoved | None:
    """`member` is in `team` from now on, or in none. None, and nothing changed, where they are already. Raises NotFound."""
    find_member(work, member)
    work.execute(ONE_AT_A_TIME)
    left = team_of(work, member)
    if left == team:
        return None
    work.execute(LEAVE, member=member, moment=work.now)
    if team is not None:
        work.execute(ENTER, member_id=member, from_at=work.now, team_id=find_team(work, team).team_id, to_at=None)
    count_teams(work)
    return work.emit(TeamMoved(by=by, member=member, team=team, left=left), deed=deed)


def count_teams(work: Work) -> None:
    """After somebody moved: what was earned at that very moment counts for where they went."""
    running = running_season(work)
    if running is not None:
        recount_teams(work, running.season_id)
