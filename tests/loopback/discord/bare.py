"""A bot of a few lines, on the unmodified client: what the tests of this Discord are made with. No code of ours."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import discord as client
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.loopback.discord.messages import V2
from tests.loopback.discord.server import Discord

INTENTS = client.Intents(guilds=True, dm_messages=True)
Interaction = client.Interaction[Any]
Payload = dict[str, Any]
Does = Callable[[Interaction], Awaitable[Any]]
MESSAGE, DEFER, UPDATE, CHOICES, MODAL = 4, 5, 7, 8, 9
PRIVATELY = 1 << 6


async def nothing(interaction: Interaction) -> None:
    """What a new bot does."""


class Bot(client.Client):
    """Remembers what it was told, and lets the test say what it does with an interaction."""

    def __init__(self, *words: str, does: Does = nothing, **options: Any) -> None:
        """`words`: plain commands, synced at the start."""
        usual: Payload = {"intents": INTENTS, "guild_ready_timeout": 0.05, "max_ratelimit_timeout": 30.0}
        super().__init__(**(usual | options))
        self.tree = app_commands.CommandTree(self)
        self.words, self.does = words, does
        self.happened: list[str] = []
        self.interactions: list[Interaction] = []
        self.heard: list[str] = []

    async def setup_hook(self) -> None:
        plain = [{"name": word, "description": word, "type": 1} for word in self.words]
        await self.puts(plain + [command.to_dict(self.tree) for command in self.tree.get_commands()])

    async def puts(self, commands: list[Payload]) -> Any:
        """Put these commands in place of all."""
        return await self.asks("PUT", f"/applications/{self.application_id}/commands", commands)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Not five seconds of waiting."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        self.happened.append(event)
        super().dispatch(event, *args, **kwargs)

    async def on_interaction(self, interaction: Interaction) -> None:
        self.interactions.append(interaction)
        await self.does(interaction)

    async def on_message(self, message: client.Message) -> None:
        if not message.author.bot:
            self.heard.append(message.content)
            await self.asks("POST", f"/channels/{message.channel.id}/messages", {"content": "I hear you"})

    async def asks(self, method: str, path: str, payload: Any = None, files: dict[str, bytes] | None = None) -> Any:
        """Any request, with a payload as it stands. Raises what the client raises."""
        if not files:
            return await self.http.request(Route(method, path), **({} if payload is None else {"json": payload}))
        form: list[Payload] = [{"name": "payload_json", "value": client.utils._to_json(payload)}]
        for number, (name, data) in enumerate(files.items()):
            form.append({"name": f"files[{number}]", "value": data, "filename": name, "content_type": "text/plain"})
        return await self.http.request(Route(method, path), form=form)

    async def answers(self, interaction: Interaction, kind: int, data: Payload | None = None) -> Any:
        """The callback, with a payload as it stands."""
        path = f"/interactions/{interaction.id}/{interaction.token}/callback?with_response=1"
        return await self.asks("POST", path, {"type": kind, "data": data or {}})

    async def behind(self, interaction: Interaction, method: str, path: str = "", data: Payload | None = None) -> Any:
        """A request through the interaction's token."""
        return await self.asks(method, f"/webhooks/{self.application_id}/{interaction.token}{path}", data)


def text(content: str) -> Payload:
    """A message of one text, as Components V2."""
    return {"flags": V2, "components": [{"type": 10, "content": content}]}


def buttons(*labels: str) -> Payload:
    """A message of a text and a row of buttons, each with its label as custom_id."""
    row = [{"type": 2, "style": 2, "label": label, "custom_id": label} for label in labels]
    return {"flags": V2, "components": [{"type": 10, "content": "Pick one."}, {"type": 1, "components": row}]}


def private(data: Payload) -> Payload:
    """The same for one person."""
    return data | {"flags": data.get("flags", 0) | PRIVATELY}


def says(data: Payload) -> Does:
    """A bot that answers everything with this message."""

    async def does(interaction: Interaction) -> None:
        assert isinstance(interaction.client, Bot)
        await interaction.client.answers(interaction, MESSAGE, data)

    return does


@contextlib.asynccontextmanager
async def running(bot: Bot, discord: Discord, *, token: str = "") -> AsyncIterator[Bot]:
    """The bot, connected to `discord`. Raises what the client raises when it cannot."""
    kept = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = discord.api_base, yarl.URL(discord.gateway_url)
    there = len(discord.gateway.connected)
    at_work = asyncio.create_task(bot.start(token or discord.token))
    online = asyncio.create_task(discord.online(there + 1))
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
