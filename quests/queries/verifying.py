"""Proving the caches: balances (of seasons and teams too) against the ledger; tallies, awards and states against the record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import BigInteger, case, cast, func, select

from quests.events import Approved, decode
from quests.ids import AttemptId, MemberId, Moment
from quests.queries.counting import MAY_BE_SHOWN, SEASON_SUMS, TEAM_SUMS
from quests.queries.members import the_classroom
from quests.reports import Flaw
from quests.rules import conditions
from quests.rules.calendar import local_date
from quests.rules.tallies import of_approval
from quests.statements import HERE
from quests.tables import (
    attempts,
    awards,
    badges,
    balances,
    entries,
    events,
    hand_ins,
    members,
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
APPROVALS = (
    select(events.c.at, events.c.body)
    .where(events.c.classroom_id == HERE, events.c.kind == Approved.kind)
    .order_by(events.c.event_id)
)
STANDING = select(attempts.c.attempt_id).where(attempts.c.classroom_id == HERE, attempts.c.state == "approved")
TALLIES = select(tallies.c.member_id, tallies.c.tally, tallies.c.n).where(tallies.c.classroom_id == HERE)
CONDITIONS = select(badges.c.badge_id, badges.c.condition).where(badges.c.classroom_id == HERE, badges.c.is_on == 1)
AWARDS = select(awards.c.member_id, awards.c.badge_id).where(awards.c.classroom_id == HERE)
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

Tallies = Mapping[MemberId, Counter[str]]


def flaws(look: Reading) -> list[Flaw]:
    """Where a cache of this classroom does not say what the record says; [] when all is well."""
    truth = replayed(look)
    return [*_balances(look), *_standings(look), *_tallies(look, truth), *_awards(look, truth), *_states(look)]


def replayed(look: Reading) -> Tallies:
    """Every member's tallies, added up from the record: of each approved attempt, the approval that stands (its latest)."""
    zone = the_classroom(look).zone
    standing = {attempt for (attempt,) in look.execute(STANDING)}
    found: dict[MemberId, Counter[str]] = defaultdict(Counter)
    for at, fact in _latest(look).values():
        if fact.attempt in standing:
            more = of_approval(local_date(at, zone), try_no=fact.try_no, worth=fact.worth, boards=fact.boards)
            found[fact.member].update(more)
    return found


def _latest(look: Reading) -> dict[AttemptId, tuple[Moment, Approved]]:
    facts = ((at, decode(Approved.kind, body)) for at, body in look.execute(APPROVALS))
    return {fact.attempt: (at, fact) for at, fact in facts if isinstance(fact, Approved)}


def _balances(look: Reading) -> Iterable[Flaw]:
    truth = {member: (points, n) for member, points, n in look.execute(SUMS)}
    found = {member: (points, n) for member, points, n in look.execute(BALANCES)}
    for member in truth | found:
        is_now, should_be = found.get(member, (0, 0)), truth.get(member, (0, 0))
        if is_now != should_be:
            yield Flaw(look.classroom, "balance", member, is_now[0], should_be[0])


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


def _tallies(look: Reading, truth: Tallies) -> Iterable[Flaw]:
    found: dict[MemberId, Counter[str]] = defaultdict(Counter)
    for member, tally, n in look.execute(TALLIES):
        found[member][tally] = n
    for member in {*truth, *found}:
        expected = truth.get(member, Counter())
        for tally in {*expected, *found[member]}:
            if found[member][tally] != expected[tally]:
                yield Flaw(look.classroom, tally, member, found[member][tally], expected[tally])


def _awards(look: Reading, truth: Tallies) -> Iterable[Flaw]:
    held = set(look.execute(AWARDS))
    for badge, text in look.execute(CONDITIONS):
        condition = conditions.read_condition(text)
        for member in {*truth, *(member for member, of in held if of == badge)}:
            earned = conditions.progress(condition, truth.get(member, Counter())).met
            if earned != ((member, badge) in held):
                yield Flaw(look.classroom, "badge", member, int(not earned), int(earned))


def _states(look: Reading) -> Iterable[Flaw]:
    """An attempt must stand where its latest try does."""
    return (Flaw(look.classroom, "attempt", member, 0, tries) for member, tries in look.execute(MISMATCHED))
