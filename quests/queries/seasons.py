"""Seasons, and which kinds of leaderboard a class has."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from quests.ids import SeasonId
from quests.reports import Season
from quests.rules.standings import FROM_THE_START, KINDS
from quests.statements import HERE
from quests.tables import leaderboards, seasons
from quests.work import Reading

_SEASON = select(seasons.c.season_id, seasons.c.name, seasons.c.starts_at, seasons.c.ends_at).where(
    seasons.c.classroom_id == HERE
)
RUNNING = _SEASON.where(seasons.c.ends_at.is_(None))
SEASON = _SEASON.where(seasons.c.season_id == bindparam("season"))
SEASONS = _SEASON.order_by(seasons.c.starts_at.desc(), seasons.c.season_id.desc())
SWITCHES = select(leaderboards.c.kind, leaderboards.c.is_on).where(leaderboards.c.classroom_id == HERE)


def running_season(look: Reading) -> Season | None:
    """The season that runs; None between two."""
    row = look.execute(RUNNING).first()
    return Season(*row) if row else None


def all_seasons(look: Reading) -> list[Season]:
    """All seasons, the latest first."""
    return [Season(*row) for row in look.execute(SEASONS)]


def latest_season(look: Reading) -> Season | None:
    """The one that runs, or that ran last."""
    return next(iter(all_seasons(look)), None)


def find_season(look: Reading, season: SeasonId) -> Season:
    """A season of this class. Raises NotFound."""
    return Season(*look.execute(SEASON, season=season).one("season"))


def kinds_on(look: Reading) -> tuple[str, ...]:
    """The kinds of leaderboard that the class has, in the order they are shown."""
    chosen = dict(look.execute(SWITCHES))
    return tuple(kind for kind in KINDS if chosen.get(kind, int(kind in FROM_THE_START)))
