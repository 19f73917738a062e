"""Routes by the token of an interaction: its answer, and what follows it."""

from __future__ import annotations

from aiohttp import web

from tests.loopback.discord import answering, refusals
from tests.loopback.discord.interactions import Interaction
from tests.loopback.discord.replies import reply
from tests.loopback.discord.routing import Routes, body_in, world_of


async def callback(request: web.Request) -> web.Response:
    named = request.match_info
    told = answering.answer(world_of(request), named["interaction"], named["token"], body_in(request))
    return reply(told) if request.query.get("with_response") in {"1", "true"} else reply()


async def follow_up(request: web.Request) -> web.Response:
    message = answering.follow_up(world_of(request), _behind(request), body_in(request))
    return reply() if request.query.get("wait") == "0" else reply(message.payload())


async def get(request: web.Request) -> web.Response:
    interaction = _behind(request)
    return reply(answering.find(world_of(request), interaction, request.match_info["message"]).payload())


async def edit(request: web.Request) -> web.Response:
    interaction, world = _behind(request), world_of(request)
    message = answering.find(world, interaction, request.match_info["message"])
    return reply(answering.edit(world, interaction, message, body_in(request)).payload())


async def delete(request: web.Request) -> web.Response:
    interaction, world = _behind(request), world_of(request)
    answering.delete(world, interaction, answering.find(world, interaction, request.match_info["message"]))
    return reply()


def _behind(request: web.Request) -> Interaction:
    if request.match_info["application"] != world_of(request).application_id:
        raise refusals.unknown("Webhook")
    return answering.behind(world_of(request), request.match_info["token"])


ONE = "/webhooks/{application}/{token}/messages/{message}"
ROUTES: Routes = [
    ("POST", "/interactions/{interaction}/{token}/callback", callback),
    ("POST", "/webhooks/{application}/{token}", follow_up),
    ("GET", ONE, get),
    ("PATCH", ONE, edit),
    ("DELETE", ONE, delete),
]
