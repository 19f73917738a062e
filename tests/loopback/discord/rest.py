"""The REST side: one door that every request comes through, and behind it the routes by subject."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

from tests.loopback.discord import refusals, rest_application, rest_channels, rest_interactions
from tests.loopback.discord.faults import Fault, Faults, Held
from tests.loopback.discord.limits import Buckets
from tests.loopback.discord.refusals import Refused
from tests.loopback.discord.replies import body_of, no
from tests.loopback.discord.routing import BODY, WORLD, Handler
from tests.loopback.discord.transcript import Entry

if TYPE_CHECKING:
    from tests.loopback.discord.world import World

Doing = Callable[[], Awaitable[web.StreamResponse]]
API = "/api/v10"
BY_TOKEN = (f"{API}/interactions/", f"{API}/webhooks/")
"""Paths that carry a token of their own."""
BODY_MOST = 64 * 1024 * 1024


class Rest:
    """The application that serves it."""

    def __init__(self, world: World) -> None:
        self.world, self.faults, self.buckets = world, Faults(), Buckets(world.clock)
        self.app = web.Application(middlewares=[self._door], client_max_size=BODY_MOST)
        self.app[WORLD] = world
        for part in (rest_application, rest_channels, rest_interactions):
            self.app.add_routes([web.route(method, API + path, handler) for method, path, handler in part.ROUTES])
        self.app.add_routes([web.get("/gateway", world.gateway.serve), web.get("/gateway/", world.gateway.serve)])
        for folder in ("attachments", "ephemeral-attachments"):
            self.app.add_routes([web.get(f"/{folder}/{{channel}}/{{attachment}}/{{name}}", self._attachment)])

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            fault = self.faults.take(request)
            return await (fault(request, lambda: handler(request)) if fault else handler(request))
        body = await body_of(request)
        request[BODY] = body
        what = f"{request.method} {request.path.removeprefix(API)}"
        entry = self.world.note(Entry(self.world.clock.now(), "bot", what, body.json))
        self.world.busy += 1
        try:
            response = await self._through(request, entry, self._doing(request, handler))
        finally:
            self.world.busy -= 1
            self.world.changed()
        return response

    async def _through(self, request: web.Request, entry: Entry, go_on: Doing) -> web.StreamResponse:
        fault = self.faults.take(request)
        response: web.StreamResponse = await (self._meets(fault, request, entry, go_on) if fault else go_on())
        if isinstance(response, web.Response) and request.transport is not None and not request.transport.is_closing():
            entry.status = response.status
            entry.answer = response.text if response.content_type == "application/json" else None
        return response

    async def _meets(self, fault: Fault, request: web.Request, entry: Entry, go_on: Doing) -> web.StreamResponse:
        done: list[web.StreamResponse] = []

        async def noted() -> web.StreamResponse:
            done.append(await go_on())
            return done[-1]

        held = isinstance(fault, Held)
        self.world.busy -= held  # a request that is held up does not keep the bot busy
        try:
            response = await fault(request, noted)
        finally:
            self.world.busy += held
        entry.fault = not done or response is not done[-1]
        return response

    def _doing(self, request: web.Request, handler: Handler) -> Doing:
        async def go_on() -> web.StreamResponse:
            headers, limited = self.buckets.take(request)
            if limited is not None:
                return limited
            response: web.StreamResponse
            try:
                self._demand_token(request)
                response = await handler(request)
            except Refused as refused:
                response = no(refused)
            except web.HTTPNotFound:
                response = no(refusals.Refused(404, 0, "404: Not Found"))
            except web.HTTPMethodNotAllowed:
                response = no(refusals.Refused(405, 0, "405: Method Not Allowed"))
            except Exception as error:
                self.world.broken.append(error)
                raise
            response.headers.update(headers)
            return response

        return go_on

    def _demand_token(self, request: web.Request) -> None:
        if request.path.startswith(BY_TOKEN):
            return
        if request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise refusals.unauthorized()

    async def _attachment(self, request: web.Request) -> web.Response:
        kept = self.world.attachments.get(request.match_info["attachment"])
        if kept is None or int(request.query.get("ex", "0"), 16) < self.world.clock.now():
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=kept.file.data, content_type=kept.file.kind.split(";")[0])
