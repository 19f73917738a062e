"""What the bot may do in the places of each class on Discord, read from the server's roles and the channels' own settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from adapters.discord import refs
from adapters.discord.permissions import Overwrite, in_channel, lacking, on_server
from adapters.discord.rest import Rest
from bot.operations import reading
from bot.operations.finding import Finding
from bot.settings import Settings
from quests.errors import StoreError
from quests.queries.members import the_classroom
from quests.queries.places import places_of_class
from quests.queries.totals import all_classrooms
from quests.reports import Place

Payload = dict[str, Any]
THREADS = (10, 11, 12)


@dataclass(frozen=True, slots=True)
class Server:
    """A server as we need it: what we may do everywhere on it, and its channels by their ids."""

    id: str
    name: str
    may: int
    me: str
    mine: tuple[str, ...]
    channels: dict[str, Payload]


async def in_places(asking: Rest, settings: Settings) -> list[Finding]:
    """A finding for each place of each class. Raises Unreachable."""
    me = (await asking.get("/users/@me")).body["id"]
    servers: dict[str, Server | None] = {}
    found = []
    for classroom, place in _places(settings):
        if place.workspace not in servers:
            servers[place.workspace] = await _server(asking, place.workspace, me)
        found.append(await _in_place(asking, servers[place.workspace], classroom, place))
    return found


def _places(settings: Settings) -> list[tuple[str, Place]]:
    """Every place on Discord, with the name of its class. A database that cannot be read is a finding of its own."""
    try:
        with reading(settings) as desk:
            return [
                (desk.read_now(the_classroom, classroom=one).name, place)
                for one in desk.read_now(all_classrooms)
                for place in desk.read_now(places_of_class, classroom=one)
                if place.platform == refs.PLATFORM
            ]
    except StoreError:
        return []


async def _server(asking: Rest, server: str, me: str) -> Server | None:
    """None when we are not on it any more."""
    told = (await asking.get(f"/guilds/{server}")).body
    member = (await asking.get(f"/guilds/{server}/members/{me}")).body
    channels = (await asking.get(f"/guilds/{server}/channels")).body
    if not (isinstance(told, dict) and "roles" in told and isinstance(member, dict) and isinstance(channels, list)):
        return None
    mine = tuple(member.get("roles", ()))
    roles = {one["id"]: int(one["permissions"]) for one in told["roles"]}
    may = on_server(server, roles, mine)
    return Server(server, told["name"], may, me, mine, {one["id"]: one for one in channels})


async def _in_place(asking: Rest, server: Server | None, classroom: str, place: Place) -> Finding:
    if server is None:
        return Finding("discord_place", classroom, well=False, advice="bot_gone")
    if place.place == server.id:
        return _finding(f"{classroom} ({server.name})", lacking(server.may), "lacks_on_server")
    channel = server.channels.get(place.place) or await _thread(asking, server, place.place)
    if channel is None:
        return Finding("discord_place", f"{classroom} ({server.name})", well=False, advice="channel_gone")
    may = in_channel(server.may, server.id, _overwrites(channel), server.mine, server.me)
    return _finding(f"{classroom} (#{channel['name']}, {server.name})", lacking(may), "lacks")


async def _thread(asking: Rest, server: Server, channel: str) -> Payload | None:
    """A thread's own name, with the settings of the channel it is in."""
    told = (await asking.get(f"/channels/{channel}")).body
    if not isinstance(told, dict) or told.get("type") not in THREADS:
        return None
    parent = server.channels.get(str(told.get("parent_id")))
    return {**parent, "name": told["name"]} if parent else None


def _overwrites(channel: Payload) -> Iterable[Overwrite]:
    return [
        Overwrite(one["id"], int(one["allow"]), int(one["deny"])) for one in channel.get("permission_overwrites", ())
    ]


def _finding(where: str, lacks: tuple[str, ...], advice: str) -> Finding:
    return Finding("discord_place", where, well=not lacks, advice=advice, named=lacks)
