"""Leaderboards, seasons and teams: only in a class of style game; elsewhere one kind line."""

from __future__ import annotations

from collections.abc import Callable

from bot.request import Answer, Command, Request, show
from bot.views import giving
from bot.views import standings as view
from quests.actions import leaderboards as switching
from quests.actions import members
from quests.actions import seasons as opening
from quests.actions import teams as teaming
from quests.errors import Invalid
from quests.ids import DeedId, SeasonId, TeamId
from quests.queries import seasons, standings, teams
from quests.rules import text
from quests.rules.calendar import read_day
from quests.rules.roles import Role, Style
from quests.rules.standings import KINDS

TEAMS_MOST = 50
"""In one go."""
Run = Callable[[Request], Answer]


def in_game(run: Run) -> Run:
    """`run`, in a class of style game alone."""

    def only(request: Request) -> Answer:
        if request.look.style == Style.GAME:
            return run(request)
        return show(view.not_here if request.look.points else giving.no_points)

    return only


def leaderboard(request: Request) -> Answer:
    """What I may see of how we stand."""
    return show(view.leaderboard, standings.leaderboards(request.read, request.member.member_id))


def rank_set(request: Request) -> Answer:
    """Show me, or hide me."""
    members.wish(request.work, member=request.member.member_id, field="hidden", value=min(request.id(), 1))
    return leaderboard(request)


def kinds(request: Request) -> Answer:
    """Which kinds the class has."""
    return show(view.kinds, seasons.kinds_on(request.read))


def kind_set(request: Request) -> Answer:
    """Have one, or have it no more."""
    kind, on = request.choice(KINDS), bool(request.id(1))
    switching.switch(request.work, kind=kind, on=on, by=request.member.member_id)
    return kinds(request)


def all_seasons(request: Request) -> Answer:
    """The season that runs, and those that are over."""
    return show(view.seasons, seasons.all_seasons(request.read))


def season(request: Request) -> Answer:
    """The table of one that is over; of the one that runs the leaderboard. Raises NotFound."""
    one = seasons.find_season(request.read, SeasonId(request.id()))
    if one.ends_at is None:
        return leaderboard(request)
    has = seasons.kinds_on(request.read)
    rows = standings.top(request.read, one.season_id) if "top" in has else []
    return show(view.season, one, rows, teams.team_standings(request.read, one) if "teams" in has else [])


def season_new(_: Request) -> Answer:
    """The form for a new season."""
    return show(view.season_new)


def season_new_sent(request: Request) -> Answer:
    """Count anew. Raises Invalid."""
    first_day = read_day("first_day", request.value("first_day"))
    opening.open_season(request.work, name=request.value("name"), first_day=first_day, by=request.member.member_id)
    return all_seasons(request)


def season_close(request: Request) -> Answer:
    """End the season that runs. Raises NotFound."""
    opening.close_season(request.work, season=SeasonId(request.id()), by=request.member.member_id)
    return all_seasons(request)


def all_teams(request: Request) -> Answer:
    """Who is in which team."""
    return show(view.teams, teams.team_names(request.read), teams.seats(request.read))


def team_new(_: Request) -> Answer:
    """The form for new teams."""
    return show(view.team_new)


def team_new_sent(request: Request) -> Answer:
    """Make them, one a line, in one deed. Raises Invalid, NameInUse."""
    names = [line for line in text.clean(request.value("names")).splitlines() if line.strip()]
    if not names or len(names) > TEAMS_MOST:
        raise Invalid("names", "too_big" if names else "required", TEAMS_MOST)
    deed = DeedId(request.work.new_id())
    for name in names:
        teaming.make_team(request.work, name=name, by=request.member.member_id, deed=deed)
    return all_teams(request)


def team_move(request: Request) -> Answer:
    """The form that moves people."""
    names, seats = teams.team_names(request.read), teams.seats(request.read)
    return show(view.team_move, names, seats) if names and seats else all_teams(request)


def team_move_sent(request: Request) -> Answer:
    """Move them, in one deed. Raises Invalid, NotFound."""
    chosen, to = request.value("whom").split(","), request.value("team")
    whom = [seat.member_id for seat in teams.seats(request.work) if str(seat.member_id) in chosen]
    if not whom:
        raise Invalid("whom", "required")
    team = next((team for team in teams.team_names(request.work) if str(team) == to), None)
    if team is None and to != view.NO_TEAM:
        raise Invalid("team", "not_a_choice")
    deed = DeedId(request.work.new_id())
    for member in whom:
        teaming.move(request.work, member=member, team=team, by=request.member.member_id, deed=deed)
    return all_teams(request)


def team_remove(request: Request) -> Answer:
    """A team is no more. Raises NotFound."""
    teaming.remove_team(request.work, team=TeamId(request.id()), by=request.member.member_id)
    return all_teams(request)


def _of_teacher(run: Run, *, writes: bool = False, reopens: str = "") -> Command:
    return Command(run=in_game(run), needs=Role.TEACHER, writes=writes, reopens=reopens)


COMMANDS = {
    "leaderboard": Command(run=in_game(leaderboard)),
    "rank_set": Command(run=in_game(rank_set), writes=True),
    "seasons": Command(run=in_game(all_seasons)),
    "season": Command(run=in_game(season)),
    "leaderboards": _of_teacher(kinds),
    "leaderboard_set": _of_teacher(kind_set, writes=True),
    "season_new": _of_teacher(season_new),
    "season_new_sent": _of_teacher(season_new_sent, writes=True, reopens="season_new"),
    "season_close": _of_teacher(season_close, writes=True),
    "teams": _of_teacher(all_teams),
    "team_new": _of_teacher(team_new),
    "team_new_sent": _of_teacher(team_new_sent, writes=True, reopens="team_new"),
    "team_move": _of_teacher(team_move),
    "team_move_sent": _of_teacher(team_move_sent, writes=True, reopens="team_move"),
    "team_remove": _of_teacher(team_remove, writes=True),
}
