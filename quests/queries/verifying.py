"""Proving the caches: balances (of seasons and teams too) against the ledger; tallies, awards and states against the record."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import BigInteger, bindparam, case, cast, func, select

from quests.ids import NOBODY, MemberId
from quests.queries.badges import held_by
from quests.queries.bonuses import unfounded
from quests.queries.counting import MAY_BE_SHOWN, SEASON_SUMS, TEAM_SUMS
from quests.queries.records import lived, told
from quests.reports import Flaw
from quests.rules.conditions import Streak, leaves
from quests.rules.lives import Life
from quests.statements import HERE
from quests.tables import (
    attempts,
    balances,
    day_tallies,
    entries,
    hand_ins,
    members,
    quests,
    season_balances,
    tallies,
    team_balances,
)
from quests.work import Reading

SUMS = (
    select(entries.c.member_id, cast(func.sum(entries.c.amount), BigInteger), func.count(entries.c.entry_id))
    .where(entries.c.classroom_id == HERE)
    .group_by(entries.c.member_id)
)
BALANCES = select(balances.c.member_id, balances.c.points, balances.c.entries_n).where(balances.c.classroom_id == HERE)
TALLIES = select(tallies.c.tally, tallies.c.n).where(
    tallies.c.classroom_id == HERE, tallies.c.member_id == bindparam("member"), tallies.c.n != 0
)
DAY_TALLIES = select(day_tallies.c.tally, day_tallies.c.day, day_tallies.c.n).where(
    day_tallies.c.classroom_id == HERE, day_tallies.c.member_id == bindparam("member"), day_tallies.c.n != 0
)
MEMBERS = select(members.c.member_id).where(members.c.classroom_id == HERE).order_by(members.c.member_id)
MISMATCHED = (
    select(attempts.c.member_id, attempts.c.tries)
    .outerjoin(
        hand_ins,
        (hand_ins.c.classroom_id == attempts.c.classroom_id)
        & (hand_ins.c.attempt_id == attempts.c.attempt_id)
        & (hand_ins.c.try_no == attempts.c.tries),
    )
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.state
        != case(
            (attempts.c.tries == 0, "taken"),
            (hand_ins.c.state == "waiting", "handed_in"),
            else_=func.coalesce(hand_ins.c.state, ""),
        ),
    )
)
SEASONS = select(
    season_balances.c.season_id, season_balances.c.member_id, season_balances.c.points, season_balances.c.entries_n
).where(season_balances.c.classroom_id == HERE)
TEAMS = select(
    team_balances.c.season_id,
    team_balances.c.team_id,
    team_balances.c.points - team_balances.c.gone_points,
    team_balances.c.entries_n - team_balances.c.gone_n,
).where(team_balances.c.classroom_id == HERE)
WRONGLY_SHOWN = (
    select(season_balances.c.member_id, season_balances.c.shown, MAY_BE_SHOWN)
    .join(
        members,
        (members.c.classroom_id == season_balances.c.classroom_id)
        & (members.c.member_id == season_balances.c.member_id),
    )
    .where(season_balances.c.classroom_id == HERE, season_balances.c.shown != MAY_BE_SHOWN)
)

PLACES = (
    select(quests.c.quest_id, quests.c.taken_n, func.count(members.c.member_id))
    .outerjoin(
        attempts,
        (attempts.c.classroom_id == quests.c.classroom_id)
        & (attempts.c.quest_id == quests.c.quest_id)
        & (attempts.c.run_no == 1),
    )
    .outerjoin(
        members,
        (members.c.classroom_id == attempts.c.classroom_id)
        & (members.c.member_id == attempts.c.member_id)
        & members.c.removed_at.is_(None)
        & members.c.practice_of.is_(None),
    )
    .where(quests.c.classroom_id == HERE, quests.c.places > 0)
    .group_by(quests.c.quest_id, quests.c.taken_n)
)


def flaws(look: Reading) -> list[Flaw]:
    """Where a cache of this classroom does not say what the record says; [] when all is well."""
    shared = told(look)
    found = [*_balances(look), *_bonuses(look), *_standings(look), *_states(look), *_places(look)]
    for (member,) in look.execute(MEMBERS):
        life = lived(look, member, shared)
        found += [*_tallies(look, member, life), *_awards(look, member, life)]
    return found


def _balances(look: Reading) -> Iterable[Flaw]:
    truth = {member: (points, n) for member, points, n in look.execute(SUMS)}
    found = {member: (points, n) for member, points, n in look.execute(BALANCES)}
    for member in truth | found:
        is_now, should_be = found.get(member, (0, 0)), truth.get(member, (0, 0))
        if is_now != should_be:
            yield Flaw(look.classroom, "balance", member, is_now[0], should_be[0])


def _bonuses(look: Reading) -> Iterable[Flaw]:
    """A line that gave a bonus must stand."""
    return (Flaw(look.classroom, "bonus", member, points, 0) for member, points in unfounded(look))


def _standings(look: Reading) -> Iterable[Flaw]:
    """Seasons and teams, and who is shown there."""
    for what, sums, kept in (("season", SEASON_SUMS, SEASONS), ("team", TEAM_SUMS, TEAMS)):
        truth = {(season, whose): (points, n) for season, whose, points, n in look.execute(sums)}
        found = {(season, whose): (points, n) for season, whose, points, n in look.execute(kept)}
        for key in truth | found:
            is_now, should_be = found.get(key, (0, 0)), truth.get(key, (0, 0))
            if is_now != should_be:
                yield Flaw(look.classroom, what, MemberId(key[1]), is_now[0], should_be[0])
    for member, shown, may_be in look.execute(WRONGLY_SHOWN):
        yield Flaw(look.classroom, "shown", member, shown, may_be)


def _tallies(look: Reading, member: MemberId, life: Life) -> Iterable[Flaw]:
    stored = {(key, 0): n for key, n in look.execute(TALLIES, member=member)}
    stored |= {(key, day): n for key, day, n in look.execute(DAY_TALLIES, member=member)}
    truth = {(key, 0): n for key, n in life.counts.ever.items() if n}
    days = ((key, day, n) for key, by_day in life.counts.by_day.items() for day, n in by_day.items())
    truth |= {(key, day.toordinal()): n for key, day, n in days if n}
    for tally in sorted({*truth, *stored}):
        if stored.get(tally, 0) != truth.get(tally, 0):
            yield Flaw(look.classroom, tally[0], member, stored.get(tally, 0), truth.get(tally, 0))


def _awards(look: Reading, member: MemberId, life: Life) -> Iterable[Flaw]:
    """Streaks on school days are left out: the calendar may have changed since they were looked at."""
    held = {one for one in held_by(look, member) if not _by_calendar(life, one.code)}
    truth = {one for one in life.held if not _by_calendar(life, one.code)}
    for one in sorted(held ^ truth):
        yield Flaw(look.classroom, f"badge {one.code}", member, int(one in held), int(one in truth))


def _by_calendar(life: Life, code: str) -> bool:
    rules = (rule for (of, _), rule in life.versions.items() if of == code)
    return any(isinstance(leaf, Streak) for rule in rules for leaf in leaves(rule.condition))


def _states(look: Reading) -> Iterable[Flaw]:
    """An attempt must stand where its latest try does."""
    return (Flaw(look.classroom, "attempt", member, 0, tries) for member, tries in look.execute(MISMATCHED))


def _places(look: Reading) -> Iterable[Flaw]:
    """Where places are counted, as many are taken as students hold one."""
    for quest, taken, held in look.execute(PLACES):
        if taken != held:
            yield Flaw(look.classroom, f"places of {quest}", NOBODY, taken, held)
