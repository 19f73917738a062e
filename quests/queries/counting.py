"""What seasons and teams have, worked out from the ledger alone: to count anew, and to prove what was counted along.

An entry that takes another back counts where that one did, as long as its season ran: a closed season keeps its table, and the
next one does not begin with the mistakes of the last. A team has what its members earned while they were in it.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, case, cast, func, or_, select

from quests.statements import HERE
from quests.tables import entries, members, seasons, team_members

MAY_BE_SHOWN = case(
    (
        (members.c.hidden == 0)
        & (members.c.role == "student")
        & members.c.removed_at.is_(None)
        & members.c.practice_of.is_(None),
        1,
    ),
    else_=0,
)
"""Hiding beats everything; and only students of the class stand on a list."""
_taken_back = entries.alias("taken_back")
_EARNED_AT = func.coalesce(_taken_back.c.at, entries.c.at)
"""When an entry was made, or the one that it takes back."""
_LEDGER = entries.outerjoin(
    _taken_back,
    (_taken_back.c.classroom_id == entries.c.classroom_id) & (_taken_back.c.entry_id == entries.c.reverses),
).join(
    seasons,
    (seasons.c.classroom_id == entries.c.classroom_id)
    & (seasons.c.starts_at <= _EARNED_AT)
    & or_(seasons.c.ends_at.is_(None), entries.c.at < seasons.c.ends_at),
)
_WITH_TEAMS = _LEDGER.join(
    team_members,
    (team_members.c.classroom_id == entries.c.classroom_id)
    & (team_members.c.member_id == entries.c.member_id)
    & (team_members.c.from_at <= _EARNED_AT)
    & or_(team_members.c.to_at.is_(None), team_members.c.to_at > _EARNED_AT),
)
_SUM = cast(func.sum(entries.c.amount), BigInteger).label("points")
_N = cast(func.count(entries.c.entry_id), BigInteger).label("entries_n")

SEASON_SUMS = (
    select(seasons.c.season_id, entries.c.member_id, _SUM, _N)
    .select_from(_LEDGER)
    .where(entries.c.classroom_id == HERE)
    .group_by(seasons.c.season_id, entries.c.member_id)
)
TEAM_SUMS = (
    select(seasons.c.season_id, team_members.c.team_id, _SUM, _N)
    .select_from(_WITH_TEAMS)
    .where(entries.c.classroom_id == HERE)
    .group_by(seasons.c.season_id, team_members.c.team_id)
)
