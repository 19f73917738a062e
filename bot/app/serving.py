"""The process that a school runs: every platform whose token is set, behind one Desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from adapters.errors import TurnedAway
from adapters.port import Adapter
from bot.app.at_work import at_work
from bot.app.home import home_of
from bot.app.platforms import adapters_of
from bot.app.running import Beside, end_when_told
from bot.clock import SystemClock
from bot.dispatch import Dispatcher
from bot.settings import Settings
from bot.views.words import specs
from quests.desk import Desk
from quests.stores import open_store


class Service:
    """The platforms of one process. Tests hand in their own Desk and clock."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        """On `desk`, with the adapters of `settings`."""
        self.desk = desk
        self.home = home_of(settings)
        self.dispatcher = Dispatcher(desk, self.home)
        self.adapters: Sequence[Adapter] = adapters_of(desk, settings, self.dispatcher)
        self.beside = Beside(desk, {one.platform: one for one in self.adapters}, self.home.files)

    async def run(self) -> None:
        """Until the process is told to end, or a platform turns us away for good (its error is raised)."""
        end_when_told(asyncio.current_task())
        tasks = self.beside.start()
        try:
            async with asyncio.TaskGroup() as serving:
                for one in self.adapters:
                    serving.create_task(one.run(self.dispatcher.handle, specs()))
        except* TurnedAway as turned:
            raise turned.exceptions[0] from None
        finally:
            for task in tasks:
                task.cancel()


def serve(settings: Settings, *, what: str) -> None:
    """Serve the platforms of `settings`; `what` is what others are told who want the database. Raises StoreError, TurnedAway."""
    with at_work(open_store(settings.database_url), what, SystemClock()) as desk, suppress(asyncio.CancelledError):
        asyncio.run(Service(desk, settings).run())
