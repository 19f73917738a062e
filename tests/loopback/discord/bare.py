"""A bot of a few lines, on the unmodified client: what the tests of this Discord are made with. No code of ours."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import discord as client
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.loopback.discord.server import Discord

INTENTS = client.Intents(guilds=True, dm_messages=True)


class Bot(client.Client):
    """Remembers what it was told, and has a tree of commands that is synced at the start."""

    def __init__(self, **options: Any) -> None:
        usual: dict[str, Any] = {"intents": INTENTS, "guild_ready_timeout": 0.05, "max_ratelimit_timeout": 30.0}
        super().__init__(**(usual | options))
        self.tree = app_commands.CommandTree(self)
        self.happened: list[str] = []

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Not five seconds of waiting."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        self.happened.append(event)
        super().dispatch(event, *args, **kwargs)


@contextlib.asynccontextmanager
async def running(bot: Bot, discord: Discord, *, token: str = "") -> AsyncIterator[Bot]:
    """The bot, connected to `discord`."""
    kept = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = discord.api_base, yarl.URL(discord.gateway_url)
    at_work = asyncio.create_task(bot.start(token or discord.token))
    online = asyncio.create_task(discord.online())
    try:
        await asyncio.wait({at_work, online}, return_when=asyncio.FIRST_COMPLETED)
        if at_work.done():
            await at_work
        await online
        yield bot
    finally:
        online.cancel()
        await bot.close()
        with contextlib.suppress(asyncio.CancelledError, client.DiscordException):
            await at_work
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = kept
