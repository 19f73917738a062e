"""How a route finds its world and what it was sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

from tests.loopback.discord.posting import Body

if TYPE_CHECKING:
    from tests.loopback.discord.world import World

WORLD: web.AppKey[World] = web.AppKey("world")
BODY: web.RequestKey[Body] = web.RequestKey("body", Body)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Routes = list[tuple[str, str, Handler]]


def world_of(request: web.Request) -> World:
    """The world that the request is about."""
    return request.app[WORLD]


def body_in(request: web.Request) -> Body:
    """What the request brought."""
    return request[BODY]
