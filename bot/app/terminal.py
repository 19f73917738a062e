"""Somebody at a keyboard: the terminal chat."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from adapters.console import ConsoleAdapter
from adapters.port import Adapter
from bot import sample
from bot.app.at_work import at_work
from bot.app.home import home_of
from bot.app.running import Beside, end_when_told, going_on
from bot.clock import SystemClock
from bot.dispatch import Dispatcher
from bot.locales import catalogue
from bot.memory import DeskMemory
from bot.settings import Settings
from bot.views import terminal
from bot.views.words import specs
from quests.desk import Desk
from quests.queries.totals import every_name
from quests.stores import Store, open_store


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
        end_when_told(asyncio.current_task())
        await self._renew_names()
        console = self._console(stdin, stdout)
        adapters: Mapping[str, Adapter] = {console.platform: console}
        self.beside = Beside(self.desk, adapters, self.home.files)
        tasks = self.beside.start()
        try:
            await console.run(self.dispatcher.handle, specs())
            await self.beside.deliver()
        finally:
            for task in tasks:
                task.cancel()

    def _console(self, stdin: TextIO, stdout: TextIO) -> ConsoleAdapter:
        return ConsoleAdapter(
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

    def _first(self) -> str:
        return sample.TEACHER if sample.TEACHER in self.names or not self.names else self.names[0]

    async def _renew_names(self) -> None:
        """Who can be become with `/as`: read here, and not at each key that is pressed."""
        self.names = await self.desk.read(every_name)

    async def _idle(self) -> None:
        """Before each prompt: what is due is told, and who has come or gone is known."""
        await self.beside.deliver()
        await going_on("names", self._renew_names())


def _history(store: Store) -> Path | None:
    path = store.path
    return path.with_name("terminal_history") if path else None


def _papers(store: Store) -> Path:
    """Where a terminal writes down what is to be kept or printed: beside the database."""
    return store.path.with_name("papers") if store.path else Path("data/papers")


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
