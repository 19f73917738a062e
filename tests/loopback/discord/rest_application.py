"""Routes about the application itself: who it is, and its commands."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from tests.loopback.discord import refusals
from tests.loopback.discord.checks import check_commands
from tests.loopback.discord.replies import reply
from tests.loopback.discord.routing import Routes, body_in, world_of


async def gateway(request: web.Request) -> web.Response:
    world = world_of(request)
    left = 1000 - world.gateway.identifies
    start = {"total": 1000, "remaining": max(left, 0), "reset_after": 14_400_000, "max_concurrency": 1}
    url = world.address.replace("http", "ws") + "/gateway"
    return reply({"url": url, "shards": 1, "session_start_limit": start})


async def me(request: web.Request) -> web.Response:
    return reply(world_of(request).bot)


async def my_guilds(request: web.Request) -> web.Response:
    here = [one for one in world_of(request).guilds.values() if one.here]
    return reply([{"id": one.id, "name": one.name, "icon": None, "owner": False, "features": []} for one in here])


async def application(request: web.Request) -> web.Response:
    world = world_of(request)
    about: dict[str, Any] = {
        "id": world.application_id,
        "name": "Questboard",
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": {"id": "1", "username": "host", "discriminator": "0", "global_name": None, "avatar": None},
        "team": None,
        "bot": world.bot,
        "approximate_guild_count": len(world.guilds),
        "integration_types_config": {"0": {}},
    }
    return reply(about)


async def commands(request: web.Request) -> web.Response:
    return reply(world_of(request).commands.of(_guild(request)))


async def replace(request: web.Request) -> web.Response:
    check_commands(body_in(request).json)
    return reply(world_of(request).commands.replace(_guild(request), body_in(request).json))


async def create(request: web.Request) -> web.Response:
    check_commands(body_in(request).json)
    return reply(world_of(request).commands.put(_guild(request), body_in(request).json), 201)


async def one(request: web.Request) -> web.Response:
    return reply(world_of(request).commands.get(_guild(request), request.match_info["command"]))


async def change(request: web.Request) -> web.Response:
    given = body_in(request).json
    return reply(world_of(request).commands.change(_guild(request), request.match_info["command"], given))


async def delete(request: web.Request) -> web.Response:
    world_of(request).commands.delete(_guild(request), request.match_info["command"])
    return reply()


def _guild(request: web.Request) -> str:
    """The server whose commands are meant; "" for those of everywhere. Raises Refused."""
    world, named = world_of(request), request.match_info
    if named["application"] != world.application_id:
        raise refusals.Refused(404, 10002, "Unknown Application")
    guild = named.get("guild", "")
    if guild and (guild not in world.guilds or not world.guilds[guild].here):
        raise refusals.no_access()
    return guild


EVERYWHERE, SERVER = "/applications/{application}/commands", "/applications/{application}/guilds/{guild}/commands"
ROUTES: Routes = [
    ("GET", "/gateway", gateway),
    ("GET", "/gateway/bot", gateway),
    ("GET", "/users/@me", me),
    ("GET", "/users/@me/guilds", my_guilds),
    ("GET", "/oauth2/applications/@me", application),
    ("GET", "/applications/@me", application),
    *(
        (method, base + path, handler)
        for base in (EVERYWHERE, SERVER)
        for method, path, handler in (
            ("GET", "", commands),
            ("PUT", "", replace),
            ("POST", "", create),
            ("GET", "/{command}", one),
            ("PATCH", "/{command}", change),
            ("DELETE", "/{command}", delete),
        )
    ),
]
