"""The process that a school runs: every platform whose token is set, behind one Desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from adapters.port import Adapter
from adapters.refs import PlaceRef
from bot.app.at_work import at_work
from bot.app.health import Health, watched
from bot.app.home import home_of
from bot.app.network import trust
from bot.app.platforms import Tell, adapters_of
from bot.app.running import Beside, end_when_told
from bot.clock import SystemClock
from bot.dispatch import Dispatcher
from bot.settings import Settings
from bot.views.words import menus, specs
from quests.desk import Desk
from quests.stores import open_store


class Service:
    """The platforms of one process. Tests hand in their own Desk and clock."""

    def __init__(self, desk: Desk, settings: Settings, tell: Tell) -> None:
        """On `desk`, with the adapters of `settings`; `tell` says a line to the one who hosts."""
        self.desk = desk
        self.settings = settings
        self.home = home_of(settings)
        self.dispatcher = Dispatcher(desk, self.home, self._look_at)
        self.adapters: Sequence[Adapter] = adapters_of(desk, settings, self.dispatcher, tell)
        self.beside = Beside(desk, {one.platform: one for one in self.adapters}, self.home.files)

    async def run(self) -> None:
        """Until the process is told to end, or a platform turns us away for good (its error is raised). Raises NoPort."""
        end_when_told(asyncio.current_task())
        tasks = self.beside.start()
        try:
            async with watched(Health(self.desk, self.adapters), self.settings):
                await self._serve()
        finally:
            for task in tasks:
                task.cancel()

    async def _look_at(self, place: PlaceRef) -> tuple[str, ...] | None:
        """What we may not do in a place; None where its platform is not served here."""
        adapter = next((one for one in self.adapters if one.platform == place.platform), None)
        return await adapter.lacks(place) if adapter else None

    async def _serve(self) -> None:
        """Every platform, until one of them gives up: its error ends the others, and is the one that is raised."""
        try:
            async with asyncio.TaskGroup() as serving:
                for one in self.adapters:
                    serving.create_task(one.run(self.dispatcher.handle, (*specs(), *menus())))
        except ExceptionGroup as several:
            raise several.exceptions[0] from None


def serve(settings: Settings, *, what: str, tell: Tell) -> None:
    """Serve the platforms of `settings` until told to end.

    `what` is what others are told who want the database. Raises StoreError, TurnedAway, NoPort.
    """
    trust(settings)
    with at_work(open_store(settings.database_url), what, SystemClock()) as desk, suppress(asyncio.CancelledError):
        asyncio.run(Service(desk, settings, tell).run())
