"""Us: a receipt and an approval in one unit of work, asked of the Desk by as many callers as wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial

from benchmarks.approving.school import Clock, HandedIn
from quests.actions.keeping import receive
from quests.actions.review import approve
from quests.desk import Desk
from quests.stores import Store
from quests.work import Work


class ByTheDesk:
    """The engine, as dispatch will use it."""

    def __init__(self, store: Store, callers: int) -> None:
        self.desk = Desk(store, Clock())
        self.desk.start()
        self.callers = callers

    def approve(self, waiting: list[HandedIn]) -> None:
        """Approve all of them; each caller asks for the next when its last was answered."""
        asyncio.run(self._ask(iter(waiting)))

    def close(self) -> None:
        """Stop the desk."""
        self.desk.stop()

    async def _ask(self, waiting: Iterator[HandedIn]) -> None:
        await asyncio.gather(*(self._caller(waiting) for _ in range(self.callers)))

    async def _caller(self, waiting: Iterator[HandedIn]) -> None:
        for one in waiting:
            await self.desk.write(partial(_unit, one=one), classroom=one.classroom)


def _unit(work: Work, *, one: HandedIn) -> None:
    receive(work, delivery=one.delivery, verb="approve")
    approve(work, attempt=one.attempt, by=one.teacher)
