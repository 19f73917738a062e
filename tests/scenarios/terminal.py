"""The terminal, with somebody at it who reads before they type: a script whose next line may depend on what was printed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from io import StringIO
from pathlib import Path
from queue import SimpleQueue

from bot.app.at_work import at_work
from bot.app.terminal import Terminal
from bot.clock import SystemClock
from bot.sample import plant
from bot.settings import Settings
from quests.desk import Desk
from quests.stores import open_store
from tests.databases import flaws_of, sqlite_at

PATIENCE_S = 20.0
"""Only a hang takes so long."""
FIELDS_MOST = 60
"""No form asks so much."""


class Keyboard(StringIO):
    """A stream whose lines come when they are typed. Whoever reads from it waits, and that they wait can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: SimpleQueue[str] = SimpleQueue()
        self.awaited = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def readline(self, _: int | None = -1, /) -> str:  # type: ignore[override] # as StringIO has it
        with suppress(RuntimeError):  # the loop was closed: nobody types any more
            self._loop.call_soon_threadsafe(self.awaited.set)
        return self.lines.get()


class Seat:
    """Somebody at the terminal. Everything that is typed gives what was printed until the next prompt."""

    def __init__(self, keyboard: Keyboard, paper: StringIO, running: asyncio.Task[None], desk: Desk) -> None:
        self.keyboard, self.paper, self.running, self.desk = keyboard, paper, running, desk
        self.typed = 0
        """So many lines were typed."""

    async def types(self, *lines: str) -> str:
        """Type some lines, each at its prompt; gives what was printed after the last."""
        printed = ""
        for line in lines:
            printed = await self._types(line)
        return printed

    async def _types(self, line: str) -> str:
        begin = len(self.paper.getvalue())
        self.typed += 1
        self.keyboard.awaited.clear()
        self.keyboard.lines.put(f"{line}\n")
        await self.ready()
        return self.paper.getvalue()[begin:]

    async def ready(self) -> None:
        """Wait for the next prompt, or for the end."""
        prompt = asyncio.create_task(self.keyboard.awaited.wait())
        await asyncio.wait({prompt, self.running}, timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        assert prompt.done() or self.running.done(), f"nothing came after:\n{self.paper.getvalue()[-2000:]}"
        prompt.cancel()

    async def writes(self, *lines: str) -> str:
        """Fill in a long text: an empty line ends it."""
        return await self.types(*lines, "")

    async def fills(self, until: str, answers: Mapping[str, str]) -> str:
        """Answer the questions of a form by what they are called, all others with Enter, until `until` is printed."""
        printed = self.paper.getvalue()[-600:]
        for _ in range(FIELDS_MOST):
            if until in printed:
                return printed
            asked = next((label for label in answers if label in printed.splitlines()), "")
            printed = await self.types(*answers.get(asked, "").splitlines() or [""])
        raise AssertionError(f"no {until!r} in:\n{self.paper.getvalue()[-2000:]}")

    async def becomes(self, name: str) -> str:
        return await self.types(f"/as {name}")

    async def presses(self, *labels: str) -> str:
        """Press buttons by what stands on them, one after the other, as someone who reads the numbers does."""
        printed = ""
        for label in labels:
            printed = await self.types(self.sign(label))
        return printed

    def sign(self, label: str) -> str:
        """What to type for the last `[sign] label` that was printed."""
        signs = re.findall(rf"\[(\w+)\] +{re.escape(label)}(?=   |\n|$| - | \()", self.paper.getvalue())
        assert signs, f"no {label!r} on:\n{self.paper.getvalue()[-1500:]}"
        return str(signs[-1])


@asynccontextmanager
async def at_the_terminal(
    folder: Path, *, me: str = "Ms Lee", language: str = "en", sample: bool = False
) -> AsyncIterator[Seat]:
    """Sit down at a terminal with an empty database, or with the sample class, and leave at the end."""
    url = sqlite_at(folder / "questboard.db")
    settings = Settings(database_url=url, questboard_language=language, timezone="Europe/Berlin")
    clock, keyboard, paper = SystemClock(), Keyboard(), StringIO()
    with at_work(open_store(url), "a scenario", clock) as desk:
        session = Terminal(desk, settings, clock, me=me)
        if sample:
            plant(desk, session.home)
        running = asyncio.create_task(session.run(keyboard, paper))
        seat = Seat(keyboard, paper, running, desk)
        await seat.ready()
        yield seat
        await seat.types("/quit")
        await asyncio.wait_for(running, PATIENCE_S)
        assert "our mistake" not in paper.getvalue()
        assert flaws_of(desk) == []
