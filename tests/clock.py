"""A clock for the tests: it moves only by hand."""

from itertools import count

from quests.ids import SECOND, Moment

MONDAY = Moment(1_788_775_200 * SECOND)
"""2026-09-07, 10:00 UTC; noon in Berlin."""
FIRST_ID = 1 << 60
"""Ids are as big as real ones, so that a column or a sum too small for them is noticed."""


class TickingClock:
    """Stands still until told to tick. Its ids are counted, so none is given twice, to any thread."""

    def __init__(self, now: Moment = MONDAY, *, first_id: int = FIRST_ID) -> None:
        self._now = now
        self._ids = count(first_id)

    def now(self) -> Moment:
        return self._now

    def new_id(self) -> int:
        return next(self._ids)

    def tick(self, by: int = SECOND) -> Moment:
        """Let so much time go by; gives the new moment."""
        self._now = Moment(self._now + by)
        return self._now
