"""What is counted and awarded, as the tables hold it."""

from collections import Counter, defaultdict

from sqlalchemy import select

from quests.ids import MemberId
from quests.statements import HERE
from quests.tables import awards, badges, tallies
from quests.work import Reading

TALLIES = select(tallies.c.member_id, tallies.c.tally, tallies.c.n).where(tallies.c.classroom_id == HERE)
EXPLAINERS = (
    select(awards.c.member_id)
    .join(badges, (badges.c.classroom_id == awards.c.classroom_id) & (badges.c.badge_id == awards.c.badge_id))
    .where(awards.c.classroom_id == HERE, badges.c.code == "explainer")
)


def stored_tallies(look: Reading) -> dict[MemberId, Counter[str]]:
    """What the tallies are; those that went back to nothing are left out."""
    found: dict[MemberId, Counter[str]] = defaultdict(Counter)
    for member, tally, n in look.execute(TALLIES):
        if n:
            found[member][tally] = n
    return dict(found)


def awarded(look: Reading) -> list[MemberId]:
    """Who has the badge Explainer, once for each."""
    return [member for (member,) in look.execute(EXPLAINERS)]
