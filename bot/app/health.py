"""`/healthz`: whether all is well, for whoever watches over the process. It names no class and no person."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from adapters.port import Adapter
from bot.logs import log
from bot.settings import Settings
from quests.desk import Desk
from quests.ids import SECOND
from quests.queries.totals import backlog
from quests.reports import Backlog

ANSWER_WITHIN_S = 5.0
"""A database that takes longer to say what waits counts as one that does not answer."""


class NoPort(Exception):
    """Nothing can be served there: another program has the port, or the address is none of this machine's."""

    def __init__(self, host: str, port: str) -> None:
        """As they were set."""
        super().__init__(f"{host}:{port}")
        self.host, self.port = host, port


class Health:
    """What is asked of a process that serves."""

    def __init__(self, desk: Desk, adapters: Sequence[Adapter]) -> None:
        """`adapters` are those that must be connected."""
        self.desk = desk
        self.adapters = adapters

    async def look(self) -> tuple[bool, dict[str, Any]]:
        """Whether all is well, and what there is to know."""
        platforms = {one.platform: "connected" if one.connected() else "not connected" for one in self.adapters}
        rows = await self._backlog()
        well = rows is not None and all(one.connected() for one in self.adapters)
        return well, {
            "status": "well" if well else "look",
            "version": version("questboard"),
            "database": "answers" if rows is not None else "does not answer",
            "platforms": platforms,
            **(_counted(rows, platforms) if rows is not None else {}),
        }

    async def _backlog(self) -> Sequence[Backlog] | None:
        try:
            return await asyncio.wait_for(self.desk.read(backlog), ANSWER_WITHIN_S)
        except Exception as error:  # noqa: BLE001 - whatever it is, the answer is that the database does not answer
            log.warning("health", code=getattr(error, "code", "late"))
            return None


def _counted(rows: Sequence[Backlog], platforms: Mapping[str, str]) -> dict[str, int]:
    """Of what this process serves: other platforms' rows wait for another one."""
    ours = [one for one in rows if one.platform in platforms]
    return {
        "lag_s": max((one.lag // SECOND for one in ours), default=0),
        "waiting": sum(one.waiting for one in ours),
        "stuck": sum(one.stuck_as("uncertain", "dead") for one in ours),
    }


@asynccontextmanager
async def watched(health: Health, settings: Settings) -> AsyncIterator[None]:
    """Answer on the port that was set, while it lasts; with none, do nothing. Raises NoPort."""
    if not settings.health_port:
        yield
        return
    from aiohttp import web  # noqa: PLC0415 - only where somebody asks

    async def healthz(_: web.Request) -> web.Response:
        well, known = await health.look()
        return web.json_response(known, status=200 if well else 503, headers={"Cache-Control": "no-store"})

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.health_host, int(settings.health_port)).start()
        except OSError as error:
            raise NoPort(settings.health_host, settings.health_port) from error
        yield
    finally:
        await runner.cleanup()
