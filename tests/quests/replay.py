"""Tallies and badges worked out from the record of events alone, as if nothing had been counted on the way."""

from collections import Counter, defaultdict

from sqlalchemy import select

from quests.events import Approved, decode
from quests.ids import MemberId
from quests.queries.members import the_classroom
from quests.rules.calendar import local_date
from quests.statements import HERE
from quests.tables import awards, events, tallies
from quests.work import Reading

RECORD = (
    select(events.c.kind, events.c.at, events.c.deed_id, events.c.undoes, events.c.body)
    .where(events.c.classroom_id == HERE)
    .order_by(events.c.event_id)
)
TALLIES = select(tallies.c.member_id, tallies.c.tally, tallies.c.n).where(tallies.c.classroom_id == HERE)
AWARDS = select(awards.c.member_id, awards.c.badge_id).where(awards.c.classroom_id == HERE)

Tallies = dict[MemberId, Counter[str]]


def standing_approvals(look: Reading) -> list[tuple[int, Approved]]:
    """The approvals that nobody took back, with their moments."""
    record = look.execute(RECORD)
    undone = {undoes for _, _, _, undoes, _ in record if undoes is not None}
    facts = [(at, decode(kind, body)) for kind, at, deed, _, body in record if deed not in undone]
    return [(at, fact) for at, fact in facts if isinstance(fact, Approved)]


def replayed_tallies(look: Reading) -> Tallies:
    """What the record of events says the tallies should be."""
    zone = the_classroom(look).zone
    found: Tallies = defaultdict(Counter)
    for at, fact in standing_approvals(look):
        mine = found[fact.member]
        mine["approved"] += 1
        mine["approved.points"] += fact.worth
        mine["approved.tries"] += fact.try_no
        mine[f"approved.day.{local_date(at, zone)}"] += 1  # type: ignore[arg-type] # a row's Moment, typed as int
        for board in fact.boards:
            mine[f"approved.board.{board}"] += 1
    return {member: +counts for member, counts in found.items() if +counts}


def stored_tallies(look: Reading) -> Tallies:
    """What the tallies are; those that went back to nothing are left out."""
    found: Tallies = defaultdict(Counter)
    for member, tally, n in look.execute(TALLIES):
        if n:
            found[member][tally] = n
    return dict(found)


def awarded(look: Reading) -> list[MemberId]:
    """Who has a badge, once for each."""
    return [member for member, _ in look.execute(AWARDS)]
