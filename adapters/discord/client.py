"""The connection to Discord: discord.py's own client, listening to as little as it can and keeping nothing of what it hears."""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
import discord.gateway
import discord.http
import yarl

from adapters.discord.inbound import Payload
from adapters.discord.limits import RATE_LIMIT_MOST_S

log = logging.getLogger(__name__)
LAST_SERVER_S = 0.5
"""So long after the last one we take it that Discord has told of all servers. Nothing waits for it but a line to the host."""
Hear = Callable[[Payload], None]
OnServer = Callable[[discord.Guild], Awaitable[None]]
LOOPBACK = ("127.0.0.1", "::1", "localhost")
DISCORD, GATEWAY = "https://discord.com/api/v10", "wss://gateway.discord.gg/"


def intents() -> discord.Intents:
    """What we listen to: servers (their channels and roles) and direct messages. Neither is privileged."""
    return discord.Intents(guilds=True, dm_messages=True)


def _deaf(_: Any) -> None:
    """Hear nothing."""


async def _nothing(_: Any) -> None:
    """Do nothing."""


class Listener(discord.Client):
    """A client that hands on what people did as Discord sent it, and makes no objects of it.

    An interaction's raw payload holds all we need; the library's own objects for it, its views and modals would be kept in memory.
    """

    def __init__(self, *, proxy: str | None, connector: aiohttp.BaseConnector) -> None:
        """Hears nothing yet."""
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=intents(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            guild_ready_timeout=LAST_SERVER_S,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=RATE_LIMIT_MOST_S,
            connector=connector,
            proxy=proxy,
        )
        self._came: OnServer = _nothing
        self._left: OnServer = _nothing
        self._is_there: Callable[[Listener], None] = _deaf
        self.hear()

    def hear(self, *, interaction: Hear = _deaf, message: Hear = _deaf) -> None:
        """From now on these get each payload; they return at once and raise nothing. With none, nothing is heard any more."""
        self._connection.parsers["INTERACTION_CREATE"] = interaction
        self._connection.parsers["MESSAGE_CREATE"] = message

    def follow(self, *, came: OnServer, left: OnServer, is_there: Callable[[Listener], None]) -> None:
        """What is awaited for each server that is there or has invited us, and for one that sent us away; and told when all are."""
        self._came, self._left, self._is_there = came, left, is_there

    async def on_ready(self) -> None:
        """The library's event: the gateway has let us in, and has told of all servers."""
        self._is_there(self)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """The library's event: at a start, and after an outage of Discord's."""
        await self._came(guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The library's event: somebody invited us."""
        await self._came(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The library's event: we were sent away, or the server is gone."""
        await self._left(guild)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """The library's event: one of the above broke. It would print the traceback."""
        log.error("event", exc_info=sys.exc_info()[1], extra={"code": event_method})

    async def close(self) -> None:
        """End the connection; the library would go on to wait for servers, and stumble over its own end."""
        waiting = self._connection._ready_task  # noqa: SLF001
        if waiting is not None:
            waiting.cancel()
        await super().close()

    def is_there(self) -> bool:
        """Whether the gateway is open and has let us in."""
        socket: discord.gateway.DiscordWebSocket | None = getattr(self, "ws", None)  # none before the first
        return socket is not None and socket.open and socket.session_id is not None

    def me_in(self, guild: discord.Guild) -> discord.Member | None:
        """Ourselves as a member of a server; Discord tells of no other member."""
        return guild.get_member(self.user.id) if self.user else None

    def parent_of(self, guild: int, channel: int) -> int | None:
        """What a thread or a channel stands in; None where it is not known, or stands alone."""
        known = self.get_guild(guild)
        found = known.get_channel_or_thread(channel) if known else None
        if isinstance(found, discord.Thread):
            return found.parent_id
        return found.category_id if found else None

    def app_id(self) -> int:
        """The id of our application, known since the log-in."""
        assert self.application_id is not None  # noqa: S101 - the log-in fetches it
        return self.application_id


def go_elsewhere(api_base: str, gateway_url: str) -> None:
    """Talk to another address than Discord's own (empty for Discord's). The library has one for the whole process."""
    discord.http.Route.BASE = api_base or DISCORD
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url or GATEWAY)
