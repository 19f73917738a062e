"""What can go wrong between the bot and Discord, on order: `discord.once("POST", r"/messages$", Cut(applied=True))`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiohttp import web

from tests.loopback.discord.limits import too_many
from tests.loopback.discord.replies import reply

GoOn = Callable[[], Awaitable[web.StreamResponse]]


class Fault(Protocol):
    """Stands between a request and what Discord would do: `go_on` does that."""

    async def __call__(self, request: web.Request, go_on: GoOn, /) -> web.StreamResponse: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """This status instead of the answer; with `applied` the thing is done all the same."""

    status: int
    code: int = 0
    applied: bool = False
    body: Any = None

    async def __call__(self, request: web.Request, go_on: GoOn) -> web.StreamResponse:
        if self.applied:
            await go_on()
        return reply(self.body or {"message": f"{self.status}: as the test wants it", "code": self.code}, self.status)


@dataclass(frozen=True, slots=True)
class TooMany:
    """A 429 with all its headers; scope user, shared or global. `html`: Cloudflare's, without `Via`."""

    retry_after_s: float = 0.05
    scope: str = "user"
    html: bool = False

    async def __call__(self, request: web.Request, go_on: GoOn) -> web.StreamResponse:
        return too_many(self.retry_after_s, scope=self.scope, html=self.html)


@dataclass(frozen=True, slots=True)
class Slow:
    """It takes so many seconds before the thing is done, and so many until the answer is there."""

    before_s: float = 0.0
    after_s: float = 0.0

    async def __call__(self, request: web.Request, go_on: GoOn) -> web.StreamResponse:
        await asyncio.sleep(self.before_s)
        response = await go_on()
        await asyncio.sleep(self.after_s)
        return response


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection is cut, before the thing was done or (`applied`) after."""

    applied: bool = False

    async def __call__(self, request: web.Request, go_on: GoOn) -> web.StreamResponse:
        if self.applied:
            await go_on()
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)


@dataclass(slots=True)
class Held:
    """The request waits until the test lets it go: `await held.reached.wait()`, then `held.go.set()`."""

    applied: bool = False
    """Whether it waits after the thing was done."""
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, request: web.Request, go_on: GoOn) -> web.StreamResponse:
        response = await go_on() if self.applied else None
        self.reached.set()
        await self.go.wait()
        return response or await go_on()


@dataclass(slots=True)
class Order:
    """A fault that waits for its request."""

    method: str
    path: re.Pattern[str]
    fault: Fault
    left: int

    def fits(self, request: web.Request) -> bool:
        return self.left > 0 and self.method in {request.method, "*"} and bool(self.path.search(request.path))


class Faults:
    """The faults that a test ordered."""

    def __init__(self) -> None:
        self.orders: list[Order] = []

    def order(self, method: str, path: str, fault: Fault, times: int) -> Order:
        """The next `times` requests of this method (`*`: any) whose path holds the pattern meet the fault."""
        self.orders.append(Order(method, re.compile(path), fault, times))
        return self.orders[-1]

    def take(self, request: web.Request) -> Fault | None:
        """The fault that this request meets."""
        for order in self.orders:
            if order.fits(request):
                order.left -= 1
                return order.fault
        return None
