"""The line that messages of our own go out on: there or not, and not cut while one is on its way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from adapters.discord.wire import Wire
from adapters.errors import Busy

T = TypeVar("T")
READY_WITHIN_S = 5.0
"""A message waits so long for the log-in, and is then tried later."""


class Line:
    """Open from a log-in to the end of that connection."""

    def __init__(self) -> None:
        """Not open yet."""
        self.wire: Wire | None = None
        self._opened = asyncio.Event()
        self._leaving = False
        self._on_their_way: set[asyncio.Future[None]] = set()

    def open(self, wire: Wire) -> None:
        """From now on messages go out over `wire`."""
        self.wire = wire
        self._opened.set()

    def leave(self) -> None:
        """It will not be opened again: nobody need wait for that."""
        self._leaving = True

    async def close(self, within_s: float) -> None:
        """No message begins any more; those on their way have so long to arrive."""
        self.wire = None
        self._opened.clear()
        if self._on_their_way:
            await asyncio.wait(self._on_their_way, timeout=within_s)

    async def over(self, send: Callable[[Wire], Awaitable[T]]) -> T:
        """Send something, as soon as there is a wire. Raises Busy, and what `send` raises."""
        wire, ends = await self._ready(), asyncio.get_running_loop().create_future()
        self._on_their_way.add(ends)
        try:
            return await send(wire)
        finally:
            self._on_their_way.discard(ends)
            ends.set_result(None)

    async def _ready(self) -> Wire:
        if self.wire is None and not self._leaving:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._opened.wait(), READY_WITHIN_S)
        if self.wire is None:
            raise Busy("not_connected", retry_after_s=READY_WITHIN_S)
        return self.wire
