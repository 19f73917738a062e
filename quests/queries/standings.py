"""What stands on the leaderboards of a season, as one member sees them.

The top and one's own place are one statement each, on an index of those who show themselves; what would have to be counted over
a whole class is counted no further than a rank is told.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Text, bindparam, func, literal, literal_column, select, tuple_, union_all
from sqlalchemy.sql.selectable import ScalarSelect

from quests.ids import MemberId, SeasonId
from quests.queries.calendar import school_days, streak_of
from quests.queries.members import the_classroom
from quests.queries.points import balance, class_total
from quests.queries.seasons import kinds_on, running_season
from quests.queries.teams import team_of, team_standings
from quests.reports import Around, Leaderboards, Playing, Season, Standing, Weeks
from quests.rules import standings
from quests.rules.calendar import local_date
from quests.rules.levels import level_of
from quests.statements import HERE
from quests.tables import entries, members, season_balances, seasons
from quests.work import Reading

_mine = season_balances.alias("mine")
_b = season_balances.c
_SHOWN = (_b.classroom_id == HERE) & (_b.season_id == bindparam("season")) & (_b.shown == literal_column("1"))
"""Written out: an index of those who are shown is not used for a number that comes later."""
_LISTED = _SHOWN & (_b.points > 0)
"""Those who show themselves and have something: nobody is listed with nothing."""
_ALSO_LISTED = _SHOWN & (_b.points + 0 > 0)
"""The same, where the index shall begin at a member's own place."""
_MY_POINTS = (
    select(_mine.c.points)
    .where(
        _mine.c.classroom_id == HERE,
        _mine.c.season_id == bindparam("season"),
        _mine.c.member_id == bindparam("member"),
    )
    .scalar_subquery()
)
_PLACE = tuple_(_b.points, _b.member_id)
"""Where somebody stands: by points, and among equals by a number that says nothing. No two stand in one place."""
_MY_PLACE = tuple_(_MY_POINTS, bindparam("member", type_=BigInteger()))


def _how_many(most: int, *where: object) -> ScalarSelect[int]:
    """How many are listed (and `where`), counted up to `most`."""
    found = select(_b.member_id).where(_ALSO_LISTED if where else _LISTED, *where).limit(most).subquery()  # type: ignore[arg-type] # clauses
    return select(func.count()).select_from(found).scalar_subquery()


_top = (
    select(_b.member_id, _b.points)
    .where(_LISTED)
    .order_by(_b.points.desc(), _b.member_id.desc())
    .limit(standings.TOP_MOST)
    .subquery()
)
TOP = (
    select(_top.c.member_id, members.c.nickname, _top.c.points, _how_many(2 * standings.TOP_MOST))
    .join(members, (members.c.classroom_id == HERE) & (members.c.member_id == _top.c.member_id))
    .order_by(_top.c.points.desc(), _top.c.member_id.desc())
)
_ahead = (
    select(_b.member_id, _b.points)
    .where(_ALSO_LISTED, _PLACE > _MY_PLACE)
    .order_by(_b.points, _b.member_id)
    .limit(standings.NEAR)
    .subquery()
)
_behind = (
    select(_b.member_id, _b.points)
    .where(_ALSO_LISTED, _PLACE < _MY_PLACE)
    .order_by(_b.points.desc(), _b.member_id.desc())
    .limit(standings.NEAR)
    .subquery()
)
_NAMED = members.c.classroom_id == HERE
AROUND = union_all(
    select(literal("mine", Text()), _b.member_id, literal("", Text()), _b.points, _b.shown).where(
        _b.classroom_id == HERE, _b.season_id == bindparam("season"), _b.member_id == bindparam("member")
    ),
    *(
        select(literal(where, Text()), found.c.member_id, members.c.nickname, found.c.points, literal(1, BigInteger()))
        .join(members, members.c.member_id == found.c.member_id)
        .where(_NAMED)
        for where, found in (("ahead", _ahead), ("behind", _behind))
    ),
    *(
        select(literal(what, Text()), literal(0, BigInteger()), literal("", Text()), n, literal(0, BigInteger()))
        for what, n in (
            ("better", _how_many(standings.RANKED_MOST, _b.points > _MY_POINTS)),
            ("before", _how_many(standings.RANKED_MOST, _PLACE > _MY_PLACE)),
            ("all", _how_many(2 * standings.RANKED_MOST)),
        )
    ),
)
OWN_ENTRIES = (
    select(entries.c.entry_id, entries.c.amount, entries.c.at, entries.c.reverses)
    .join(seasons, (seasons.c.classroom_id == entries.c.classroom_id) & (entries.c.at >= seasons.c.starts_at))
    .where(
        entries.c.classroom_id == HERE,
        entries.c.member_id == bindparam("member"),
        seasons.c.season_id == bindparam("season"),
    )
    .order_by(entries.c.entry_id)
)
HIDDEN = select(members.c.hidden).where(members.c.classroom_id == HERE, members.c.member_id == bindparam("member"))


def top(look: Reading, season: SeasonId) -> list[Standing]:
    """The first of a season that others may see: ten at most, and none of the lower half. Equal points share a rank."""
    rows = look.execute(TOP, season=season)
    first = rows[: standings.listed(rows[0][3])] if rows else []
    ranks = standings.ranks([points for _, _, points, _ in first])
    return [
        Standing(rank, member, nickname, points)
        for rank, (member, nickname, points, _) in zip(ranks, first, strict=True)
    ]


def around(look: Reading, season: SeasonId, member: MemberId) -> Around:
    """`member`'s own place: who is just ahead and, in the upper half, just behind; the rank where it is told."""
    rows = look.execute(AROUND, season=season, member=member)
    mine = next(((points, shown) for what, _, _, points, shown in rows if what == "mine"), (0, 0))
    ahead, behind = (
        sorted(
            (Standing(0, who, nickname, points) for what, who, nickname, points, _ in rows if what == where),
            key=lambda one: (one.points, one.member_id),
        )
        for where in ("ahead", "behind")
    )
    n = {what: points for what, _, _, points, _ in rows if what in {"better", "before", "all"}}
    told = standings.ranked(n["all"])
    rank = n["better"] + 1 if mine[1] and mine[0] > 0 and n["better"] < told else None
    shown_behind = behind[::-1][: max(told - n["before"] - 1, 0)]
    return Around(mine[0], rank, tuple(ahead), tuple(shown_behind))


def own_weeks(look: Reading, season: Season, member: MemberId) -> Weeks:
    """`member`'s weeks of a season; what was taken back counts as if it had never been."""
    zone = the_classroom(look).zone
    rows = look.execute(OWN_ENTRIES, season=season.season_id, member=member)
    days: dict[int, date] = {}
    earned: list[tuple[date, int]] = []
    for entry, amount, at, reverses in rows:
        days[entry] = days.get(reverses or 0, local_date(at, zone))
        earned.append((days[entry], amount))
    return standings.weeks(earned, school_days(look, member), local_date(look.now, zone))


def is_hidden(look: Reading, member: MemberId) -> bool:
    """Whether `member` stands on no list that others see: so it is until they choose otherwise."""
    row = look.execute(HIDDEN, member=member).first()
    return row is None or bool(row[0])


def playing(look: Reading, member: MemberId) -> Playing:
    """`member`'s streak on school days, and the level that all their points reach."""
    points, row = balance(look, member), streak_of(look, member)
    level = level_of(points)
    to_next = None if level.next_at is None else level.next_at - points
    return Playing(
        row.length, row.best, row.freezes_left, level.number, level.name_code, to_next, is_hidden(look, member)
    )


def leaderboards(look: Reading, member: MemberId) -> Leaderboards:
    """All that the class has, as `member` sees it."""
    kinds, season = kinds_on(look), running_season(look)
    has = {kind: season is not None and kind in kinds for kind in standings.KINDS}
    teams = team_standings(look, season) if season and has["teams"] else None
    own = team_of(look, member)
    return Leaderboards(
        season=season,
        kinds=kinds,
        weeks=own_weeks(look, season, member) if season and (has["personal"] or has["growth"]) else None,
        total=class_total(look) if "total" in kinds else None,
        around=around(look, season.season_id, member) if season and (has["neighbours"] or has["top"]) else None,
        teams=None if teams is None else tuple(one for one in teams if one.rank),
        own_team=next((one for one in teams or () if one.team_id == own), None),
        top=tuple(top(look, season.season_id)) if season and has["top"] else None,
        hidden=is_hidden(look, member),
    )
