"""Routes about servers, channels and messages."""

from __future__ import annotations

from aiohttp import web

from tests.loopback.discord import refusals
from tests.loopback.discord.channels import THREADS, Channel
from tests.loopback.discord.guilds import Guild
from tests.loopback.discord.messages import Message
from tests.loopback.discord.people import Person
from tests.loopback.discord.posting import Body, edited, posted
from tests.loopback.discord.replies import reply
from tests.loopback.discord.routing import Routes, body_in, world_of


async def user(request: web.Request) -> web.Response:
    return reply(_person(request, request.match_info["user"]).user)


async def open_dm(request: web.Request) -> web.Response:
    person = _person(request, str(body_in(request).json.get("recipient_id")))
    return reply(world_of(request).dm(person).payload())


async def guild(request: web.Request) -> web.Response:
    return reply(_guild(request).payload())


async def channels(request: web.Request) -> web.Response:
    kept = _guild(request).channels.values()
    return reply([one.payload() for one in kept if one.kind not in THREADS and not one.deleted])


async def active_threads(request: web.Request) -> web.Response:
    kept = _guild(request).channels.values()
    threads = [one.payload() for one in kept if one.kind in THREADS and not one.deleted and not one.archived]
    return reply({"threads": threads, "members": []})


async def roles(request: web.Request) -> web.Response:
    return reply([role.payload() for role in _guild(request).roles.values()])


async def member(request: web.Request) -> web.Response:
    named = request.match_info["user"]
    found = _guild(request).members.get(world_of(request).bot["id"] if named == "@me" else named)
    if found is None:
        raise refusals.unknown("Member")
    return reply(found.payload())


async def channel(request: web.Request) -> web.Response:
    found = _channel(request)
    found.demands()
    return reply(found.payload())


async def typing(request: web.Request) -> web.Response:
    _channel(request).demands_writing(files=False)
    return reply()


async def messages(request: web.Request) -> web.Response:
    found = _channel(request)
    found.demands()
    readable = found.guild is None or found.guild.permissions(world_of(request).bot["id"], found) & 1 << 16
    most = int(request.query.get("limit", "50"))
    return reply([one.payload() for one in reversed(found.messages)][:most] if readable else [])


async def message(request: web.Request) -> web.Response:
    found = _channel(request)
    found.demands("read_message_history")
    return reply(_message(request, found).payload())


async def post(request: web.Request) -> web.Response:
    found, body = _channel(request), body_in(request)
    found.demands_writing(files=bool(body.files))
    return reply(posted(world_of(request), found, body).payload())


async def edit(request: web.Request) -> web.Response:
    found, world = _channel(request), world_of(request)
    found.demands(*(["attach_files"] if body_in(request).files else []))
    message = _message(request, found)
    if message.author["id"] != world.bot["id"]:
        raise refusals.somebody_elses()
    if found.archived:
        raise refusals.archived()
    return reply(edited(world, message, body_in(request), answer=False).payload())


async def delete(request: web.Request) -> web.Response:
    found, world = _channel(request), world_of(request)
    found.demands()
    message = _message(request, found)
    if message.author["id"] != world.bot["id"]:
        found.demands("manage_messages")
        if found.guild is None:
            raise refusals.Refused(403, 50003, "Cannot execute action on a DM channel")
    message.deleted = True
    where = {"channel_id": found.id} | ({"guild_id": found.guild.id} if found.guild else {})
    world.tell("MESSAGE_DELETE", {"id": message.id} | where)
    return reply()


async def start_thread(request: web.Request) -> web.Response:
    found, body = _channel(request), body_in(request)
    found.demands("create_public_threads")
    thread = found.thread(body.json["name"])
    if "message" in body.json:
        posted(world_of(request), thread, Body(body.json["message"], body.files))
    return reply(thread.payload(), 201)


def _person(request: web.Request, user_id: str) -> Person:
    person = world_of(request).people.get(user_id)
    if person is None:
        raise refusals.unknown("User")
    return person


def _guild(request: web.Request) -> Guild:
    found = world_of(request).guilds.get(request.match_info["guild"])
    if found is None:
        raise refusals.unknown("Guild")
    if not found.here:
        raise refusals.no_access()
    return found


def _channel(request: web.Request) -> Channel:
    found = world_of(request).channels.get(request.match_info["channel"])
    if found is None or found.deleted:
        raise refusals.unknown("Channel")
    return found


def _message(request: web.Request, channel: Channel) -> Message:
    """A message that all can see: what is private has no address here."""
    for one in channel.messages:
        if one.id == request.match_info["message"]:
            return one
    raise refusals.unknown("Message")


ROUTES: Routes = [
    ("GET", "/users/{user}", user),
    ("POST", "/users/@me/channels", open_dm),
    ("GET", "/guilds/{guild}", guild),
    ("GET", "/guilds/{guild}/channels", channels),
    ("GET", "/guilds/{guild}/threads/active", active_threads),
    ("GET", "/guilds/{guild}/roles", roles),
    ("GET", "/guilds/{guild}/members/{user}", member),
    ("GET", "/channels/{channel}", channel),
    ("POST", "/channels/{channel}/typing", typing),
    ("POST", "/channels/{channel}/threads", start_thread),
    ("GET", "/channels/{channel}/messages", messages),
    ("POST", "/channels/{channel}/messages", post),
    ("GET", "/channels/{channel}/messages/{message}", message),
    ("PATCH", "/channels/{channel}/messages/{message}", edit),
    ("DELETE", "/channels/{channel}/messages/{message}", delete),
]
