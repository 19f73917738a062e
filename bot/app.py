"""The composition root: the only place that wires things together."""

from __future__ import annotations

import asyncio
import signal
import zoneinfo
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from adapters.console import ConsoleAdapter
from adapters.port import Adapter
from bot import sample
from bot.announce import Announcer
from bot.clock import SystemClock, today
from bot.dispatch import Dispatcher
from bot.files import FileStore
from bot.freeing import sweep_files
from bot.locales import catalogue
from bot.logs import log
from bot.memory import DeskMemory
from bot.request import Home
from bot.settings import Settings
from bot.upkeep import keep_time_everywhere, tell_everywhere
from bot.views import terminal
from bot.views.words import specs
from quests import lock, migrations
from quests.actions.keeping import sweep
from quests.desk import Desk
from quests.errors import StoreError, Unready
from quests.ids import Clock
from quests.queries.totals import every_name
from quests.stores import Store, open_store

TICK_AFTER_S = 1.0
"""The scheduler is imported when the prompt stands already."""


def home_of(settings: Settings) -> Home:
    """What stands around all classrooms. New ones start with the language that was set, and the machine's zone when none was."""
    zoneinfo.reset_tzpath(())  # the zones of our own lock file, not of the operating system (they differ within a year)
    zone = settings.timezone or _machine_zone()
    return Home(settings.questboard_language, zone, store_of(settings, SystemClock()))


def store_of(settings: Settings, clock: Clock) -> FileStore:
    """Where files that are handed in are kept."""
    return FileStore(settings.files_dir, clock, most_mb=settings.file_most_mb)


def _machine_zone() -> str:
    from tzlocal import get_localzone_name  # noqa: PLC0415 - only when no zone was set

    with suppress(Exception):
        name = get_localzone_name()
        zoneinfo.ZoneInfo(name)
        return name
    return "UTC"


@contextmanager
def holding(store: Store, what: str) -> Iterator[None]:
    """Be the one process that writes to an SQLite file; PostgreSQL lets several. Raises Held."""
    path = store.path
    if path is None:
        yield
        return
    kept = lock.hold(path, what=what, since=today())
    try:
        yield
    finally:
        lock.let_go(kept)


@contextmanager
def at_work(store: Store, what: str, clock: Clock) -> Iterator[Desk]:
    """A Desk on a database that stands ready, held for as long as it is used. Raises StoreError."""
    with holding(store, what):
        make_ready(store)
        desk = Desk(store, clock)
        desk.start()
        try:
            yield desk
        finally:
            desk.stop()


def make_ready(store: Store) -> None:
    """Set an empty database up. One of an earlier version is migrated on purpose only. Raises Unready, Newer."""
    try:
        migrations.check(store)
    except Unready as unready:
        if unready.found:
            raise
        migrations.migrate(store)


class Terminal:
    """One session at the terminal, on a Desk."""

    def __init__(self, desk: Desk, settings: Settings, clock: SystemClock, *, me: str = "") -> None:
        """`me` sits down first; without a name, the sample's teacher or whoever is known."""
        self.desk = desk
        self.home = home_of(settings)
        self.dispatcher = Dispatcher(desk, self.home)
        self.history = _history(desk.store)
        self.clock = clock
        self.language = settings.questboard_language
        self.me = me
        self.names: list[str] = []

    async def run(self, stdin: TextIO, stdout: TextIO) -> None:
        """Until the person leaves, the script ends, or the process is told to."""
        for told in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(told, _leave(asyncio.current_task()))
        await self._renew_names()
        console = ConsoleAdapter(
            self.me or self._first(),
            new_key=self.clock.new_key,
            words=terminal.console_words(catalogue(self.language), self.language),
            names=lambda: self.names,
            history=self.history,
            papers=_papers(self.desk.store),
            idle=self._idle,
            memory=None if self.me else DeskMemory(self.desk, ConsoleAdapter.platform),
            stdin=stdin,
            stdout=stdout,
        )
        adapters: Mapping[str, Adapter] = {console.platform: console}
        self.announcer = Announcer(self.desk, adapters)
        beside = [asyncio.create_task(self._when_told()), asyncio.create_task(self._tick())]
        try:
            await console.run(self.dispatcher.handle, specs())
            await self._deliver()
        finally:
            for task in beside:
                task.cancel()

    def _first(self) -> str:
        return sample.TEACHER if sample.TEACHER in self.names or not self.names else self.names[0]

    async def _renew_names(self) -> None:
        """Who can be become with `/as`: read here, and not at each key that is pressed."""
        self.names = await self.desk.read(every_name)

    async def _idle(self) -> None:
        """Before each prompt: what is due is told, and who has come or gone is known."""
        await self._deliver()
        await _going_on("names", self._renew_names())

    async def _deliver(self) -> None:
        await _going_on("outbox", self.announcer.deliver())

    async def _when_told(self) -> None:
        """Deliver whenever a commit has put something in the outbox: above the prompt, should that stand open."""
        told, loop = asyncio.Event(), asyncio.get_running_loop()
        self.desk.on_told = lambda: loop.call_soon_threadsafe(told.set)
        while await told.wait():
            told.clear()
            await self._deliver()

    async def _tick(self) -> None:
        """Deliver what comes due without being told, and sweep now and then."""
        await asyncio.sleep(TICK_AFTER_S)
        from bot.schedule import ticking  # noqa: PLC0415 - see TICK_AFTER_S

        scheduler = ticking(self._deliver, self._tell, self._sweep)
        try:
            await self._sweep()
            await asyncio.Event().wait()
        finally:
            scheduler.shutdown(wait=False)

    async def _tell(self) -> None:
        await _going_on("tell", tell_everywhere(self.desk))

    async def _sweep(self) -> None:
        await _going_on("sweep", self._sweep_all())

    async def _sweep_all(self) -> None:
        """A little at a time, so that nobody waits for long."""
        while await self.desk.write(sweep):
            pass
        await keep_time_everywhere(self.desk)
        if self.home.files is not None:
            await sweep_files(self.desk, self.home.files)


async def _going_on(what: str, doing: Awaitable[object]) -> None:
    """Await `doing`, and log what it raises: a disk that is full now neither keeps anybody from reading nor ends what repeats."""
    try:
        await doing
    except StoreError as error:
        log.warning(what, code=error.code)
    except Exception:
        log.exception(what)


def _history(store: Store) -> Path | None:
    path = store.path
    return path.with_name("terminal_history") if path else None


def _papers(store: Store) -> Path:
    """Where a terminal writes down what is to be kept or printed: beside the database."""
    return store.path.with_name("papers") if store.path else Path("data/papers")


def _leave(session: asyncio.Task[None] | None) -> Callable[[], object]:
    """What ends `session`: the units on their way are still committed, then the lock is let go."""
    return session.cancel if session else lambda: None


def chat(
    settings: Settings, stdin: TextIO, stdout: TextIO, *, what: str, me: str = "", with_sample: bool = True
) -> None:
    """Open the terminal chat, with a sample class when there is none yet; `what` is what others are told. Raises StoreError."""
    clock = SystemClock()
    with at_work(open_store(settings.database_url), what, clock) as desk:
        terminal_session = Terminal(desk, settings, clock, me=me)
        if with_sample:
            sample.plant(desk, terminal_session.home)
        with suppress(asyncio.CancelledError):
            asyncio.run(terminal_session.run(stdin, stdout))
