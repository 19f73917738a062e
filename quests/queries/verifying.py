"""Proving the caches: balances against the ledger, tallies and awards against the record."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import BigInteger, bindparam, case, cast, func, select

from quests.ids import ClassroomId
from quests.reports import Flaw, Totals
from quests.rules.conditions import APPROVED
from quests.statements import HERE
from quests.tables import attempts, balances, classrooms, entries, hand_ins, members, outbox, tallies
from quests.work import Reading

CLASSROOMS = select(classrooms.c.classroom_id).order_by(classrooms.c.classroom_id)
SUMS = (
    select(entries.c.member_id, cast(func.sum(entries.c.amount), BigInteger), func.count(entries.c.entry_id))
    .where(entries.c.classroom_id == HERE)
    .group_by(entries.c.member_id)
)
BALANCES = select(balances.c.member_id, balances.c.points, balances.c.entries_n).where(balances.c.classroom_id == HERE)
STATES = (
    select(attempts.c.member_id, func.count(attempts.c.attempt_id))
    .where(attempts.c.classroom_id == HERE, attempts.c.state == "approved")
    .group_by(attempts.c.member_id)
)
APPROVED_TALLIES = select(tallies.c.member_id, tallies.c.n).where(
    tallies.c.classroom_id == HERE, tallies.c.tally == bindparam("of_tally")
)
MISMATCHED = (
    select(attempts.c.member_id, attempts.c.state, hand_ins.c.state)
    .join(
        hand_ins,
        (hand_ins.c.classroom_id == attempts.c.classroom_id)
        & (hand_ins.c.attempt_id == attempts.c.attempt_id)
        & (hand_ins.c.try_no == attempts.c.tries),
    )
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.state
        != case(
            (hand_ins.c.state == "waiting", "handed_in"),
            (hand_ins.c.state == "taken_back", attempts.c.state),
            else_=hand_ins.c.state,
        ),
    )
)


def every_name(look: Reading) -> list[str]:
    """How the members of all classrooms are called, practice ones left out: who can be become at a terminal."""
    return list(dict.fromkeys(name for (name,) in look.execute(NAMES)))


def all_classrooms(look: Reading) -> list[ClassroomId]:
    """Every classroom there is."""
    return [classroom for (classroom,) in look.execute(CLASSROOMS)]


def flaws(look: Reading) -> list[Flaw]:
    """Where a cache of this classroom does not say what the record says; [] when all is well."""
    return [*_balances(look), *_tallies(look), *_states(look)]


def _balances(look: Reading) -> list[Flaw]:
    truth = {member: (points, n) for member, points, n in look.execute(SUMS)}
    found = {member: (points, n) for member, points, n in look.execute(BALANCES)}
    wrong = [member for member in truth | found if truth.get(member, (0, 0)) != found.get(member, (0, 0))]
    return [
        Flaw(look.classroom, "balance", member, found.get(member, (0, 0))[0], truth.get(member, (0, 0))[0])
        for member in wrong
    ]


def _tallies(look: Reading) -> list[Flaw]:
    truth = Counter(dict(look.execute(STATES)))
    found = Counter(dict(look.execute(APPROVED_TALLIES, of_tally=APPROVED)))
    return [
        Flaw(look.classroom, "approved", member, found[member], truth[member])
        for member in truth | found
        if truth[member] != found[member]
    ]


def _states(look: Reading) -> list[Flaw]:
    return [Flaw(look.classroom, "attempt", member, 0, 1) for member, _, _ in look.execute(MISMATCHED)]


_PENDING = (outbox.c.state == "pending") | (outbox.c.state == "claimed")
NAMES = (
    select(members.c.name)
    .where(members.c.removed_at.is_(None), members.c.practice_of.is_(None))
    .order_by(members.c.member_id)
)
CLASSROOMS_N = select(func.count(classrooms.c.classroom_id))
MEMBERS_N = select(func.count(members.c.member_id)).where(members.c.removed_at.is_(None))
WAITING_N = select(func.count(attempts.c.attempt_id)).where(attempts.c.state == "handed_in")
ENTRIES_N = select(func.count(entries.c.entry_id))
PENDING_N = select(func.count(outbox.c.outbox_id), func.min(outbox.c.next_at)).where(_PENDING)
STUCK_N = select(func.count(outbox.c.outbox_id)).where(outbox.c.state == bindparam("stuck"))


def totals(look: Reading) -> Totals:
    """How much there is in all classrooms together, and what is stuck."""
    pending, oldest = look.execute(PENDING_N)[0]
    return Totals(
        classrooms=look.execute(CLASSROOMS_N)[0][0],
        members=look.execute(MEMBERS_N)[0][0],
        waiting=look.execute(WAITING_N)[0][0],
        entries=look.execute(ENTRIES_N)[0][0],
        outbox_pending=pending,
        outbox_uncertain=look.execute(STUCK_N, stuck="uncertain")[0][0],
        outbox_dead=look.execute(STUCK_N, stuck="dead")[0][0],
        oldest_pending_at=oldest,
    )
