"""What a class was to be told in its places, and was not: a place is gone, or shuts us out."""

from __future__ import annotations

from sqlalchemy import exists

from quests.queries.places import PLACES
from quests.reports import Place
from quests.tables import outbox, places
from quests.work import Reading

NOT_TRIED = ("out of date", "restored")
"""Problems of messages that were given up without a place's doing: see `bot/announce.py` and `bot/operations/backups.py`."""
_later = outbox.alias("later")
_THERE = (
    (outbox.c.classroom_id == places.c.classroom_id)
    & (outbox.c.platform == places.c.platform)
    & (outbox.c.workspace == places.c.workspace)
    & (outbox.c.place == places.c.place)
)
_ARRIVED = exists().where(
    _later.c.classroom_id == outbox.c.classroom_id,
    _later.c.outbox_id > outbox.c.outbox_id,
    _later.c.platform == outbox.c.platform,
    _later.c.workspace == outbox.c.workspace,
    _later.c.place == outbox.c.place,
    _later.c.state == "sent",
)
_LOST = exists().where(
    _THERE,
    outbox.c.account == "",
    outbox.c.state == "dead",
    outbox.c.problem != NOT_TRIED[0],
    outbox.c.problem != NOT_TRIED[1],
    ~_ARRIVED,
)
UNPOSTED = PLACES.where(places.c.posts == 1, _LOST)


def unposted(look: Reading) -> tuple[Place, ...]:
    """Places where the class is told things, and what was told last did not arrive."""
    return tuple(Place(*row) for row in look.execute(UNPOSTED))
