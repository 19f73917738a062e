"""What goes on beside the adapters of a process: telling what must be told, ticking, sweeping."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping

from adapters.port import Adapter
from bot.announce import Announcer
from bot.files import FileStore
from bot.freeing import sweep_files
from bot.logs import log
from bot.upkeep import keep_time_everywhere, tell_everywhere
from quests.actions.keeping import sweep
from quests.desk import Desk
from quests.errors import StoreError

TICK_AFTER_S = 1.0
"""The scheduler is imported when the prompt stands already."""


class Beside:
    """Delivers, ticks and sweeps for as long as its two tasks run."""

    def __init__(self, desk: Desk, adapters: Mapping[str, Adapter], files: FileStore | None) -> None:
        """`files` is the store whose orphans are swept, where there is one."""
        self.desk = desk
        self.files = files
        self.announcer = Announcer(desk, adapters)

    def start(self) -> list[asyncio.Task[None]]:
        """Begin; whoever starts it cancels these in the end."""
        return [asyncio.create_task(self._when_told()), asyncio.create_task(self._tick())]

    async def deliver(self) -> None:
        """Tell what is due now."""
        await going_on("outbox", self.announcer.deliver())

    async def _when_told(self) -> None:
        """Deliver whenever a commit has put something in the outbox: above the prompt, should that stand open."""
        told, loop = asyncio.Event(), asyncio.get_running_loop()
        self.desk.on_told = lambda: loop.call_soon_threadsafe(told.set)
        while await told.wait():
            told.clear()
            await self.deliver()

    async def _tick(self) -> None:
        """Deliver what comes due without being told, and sweep now and then."""
        await asyncio.sleep(TICK_AFTER_S)
        from bot.schedule import ticking  # noqa: PLC0415 - see TICK_AFTER_S

        scheduler = ticking(self.deliver, self._tell, self._sweep)
        try:
            await self._sweep()
            await asyncio.Event().wait()
        finally:
            scheduler.shutdown(wait=False)

    async def _tell(self) -> None:
        await going_on("tell", tell_everywhere(self.desk))

    async def _sweep(self) -> None:
        await going_on("sweep", self._sweep_all())

    async def _sweep_all(self) -> None:
        """A little at a time, so that nobody waits for long."""
        while await self.desk.write(sweep):
            pass
        await keep_time_everywhere(self.desk)
        if self.files is not None:
            await sweep_files(self.desk, self.files)


async def going_on(what: str, doing: Awaitable[object]) -> None:
    """Await `doing`, and log what it raises: a disk that is full now neither keeps anybody from reading nor ends what repeats."""
    try:
        await doing
    except StoreError as error:
        log.warning(what, code=error.code)
    except Exception:
        log.exception(what)


def end_when_told(process: asyncio.Task[None] | None) -> None:
    """SIGTERM and SIGHUP end `process`: the units on their way are still committed, then the lock is let go."""
    for told in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(told, _leave(process))


def _leave(process: asyncio.Task[None] | None) -> Callable[[], object]:
    return process.cancel if process else lambda: None
