"""Seasons: periods in which points are counted anew. One runs at a time; what is over keeps its table."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, delete, insert, update

from quests.actions.counting import recount
from quests.actions.members import ONE_AT_A_TIME
from quests.errors import Invalid, NotFound
from quests.events import SeasonClosed, SeasonOpened
from quests.ids import MemberId, Moment, SeasonId
from quests.queries.members import the_classroom
from quests.queries.seasons import latest_season, running_season
from quests.rules import text
from quests.rules.calendar import day_begins, local_date
from quests.statements import HERE
from quests.tables import season_balances, seasons, team_balances
from quests.work import Work

NAME_LONGEST = 40

INSERT_SEASON = insert(seasons)
_SEASON = (seasons.c.classroom_id == HERE) & (seasons.c.season_id == bindparam("season"))
END = update(seasons).where(_SEASON, seasons.c.ends_at.is_(None)).values(ends_at=bindparam("moment"))
RUN_AGAIN = update(seasons).where(_SEASON, seasons.c.ends_at.is_not(None)).values(ends_at=None)
FORGET = (
    delete(season_balances).where(
        season_balances.c.classroom_id == HERE, season_balances.c.season_id == bindparam("season")
    ),
    delete(team_balances).where(team_balances.c.classroom_id == HERE, team_balances.c.season_id == bindparam("season")),
    delete(seasons).where(_SEASON, seasons.c.ends_at.is_(None)),
)


def begin(work: Work, *, name: str, starts_at: Moment) -> SeasonId:
    """Write a season down that runs from `starts_at` on; what was earned since then is not counted yet."""
    season = SeasonId(work.new_id())
    work.execute(INSERT_SEASON, season_id=season, name=name, starts_at=starts_at, ends_at=None)
    return season


def open_season(work: Work, *, name: str, by: MemberId, first_day: date | None = None) -> SeasonOpened:
    """Count anew from `first_day` on, or from now; the season that runs ends with it.

    Raises Invalid: required, too_long; in_the_past for a day before the latest season began or ended, not_a_date for a later one
    than today.
    """
    called = text.line("name", name, longest=NAME_LONGEST)
    work.execute(ONE_AT_A_TIME)
    running, starts_at = running_season(work), _start(work, first_day)
    if running is not None:
        work.execute(END, season=running.season_id, moment=starts_at)
        recount(work, running.season_id)
    season = begin(work, name=called, starts_at=starts_at)
    recount(work, season)
    return work.emit(SeasonOpened(by=by, season=season, ended=running.season_id if running else None))


def _start(work: Work, first_day: date | None) -> Moment:
    zone, latest = the_classroom(work).zone, latest_season(work)
    if first_day is None or first_day == local_date(work.now, zone):
        return work.now
    at = day_begins(first_day, zone)
    if at > work.now:
        raise Invalid("first_day", "not_yet")
    if latest is not None and at < (latest.ends_at or latest.starts_at):
        raise Invalid("first_day", "in_the_past")
    return at


def close_season(work: Work, *, season: SeasonId, by: MemberId) -> SeasonClosed:
    """End the season that runs; its table stays. Raises NotFound when it does not run (any more)."""
    if not work.execute(END, season=season, moment=work.now).changed:
        raise NotFound("season")
    recount(work, season)
    return work.emit(SeasonClosed(by=by, season=season))
