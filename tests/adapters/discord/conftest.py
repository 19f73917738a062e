"""A Discord on this machine, and our bot on it: the real client, the real engine, a database of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.adapter import DiscordAdapter
from bot.app.serving import Service
from bot.settings import Settings
from quests.desk import Desk
from tests.loopback.discord import Discord


@dataclass
class Bot:
    """Our program, as it serves one Discord."""

    discord: Discord
    desk: Desk
    settings: Settings
    told: list[str] = field(default_factory=list)
    service: Service = field(init=False)

    @property
    def adapter(self) -> DiscordAdapter:
        (one,) = self.service.adapters
        assert isinstance(one, DiscordAdapter)
        return one

    @asynccontextmanager
    async def serving(self, **settings: Any) -> AsyncIterator[Bot]:
        """For as long as this lasts; then it is told to end, as by SIGTERM."""
        self.service = Service(self.desk, replace(self.settings, **settings), self.told.append)
        running = asyncio.create_task(self.service.run())
        online = asyncio.create_task(self.discord.online())
        await asyncio.wait({running, online}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            online.cancel()
            running.result()
        try:
            yield self
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


@pytest.fixture
def database() -> str:
    """SQLite: what is tried here is the way to Discord and back; the engine's own tests run on both."""
    return "sqlite"


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    async with Discord() as served:
        yield served


@pytest.fixture
def settings(discord: Discord, tmp_path: Path) -> Settings:
    return Settings(
        discord_token=discord.token,
        discord_api_base=discord.api_base,
        discord_gateway_url=discord.gateway_url,
        files_dir=tmp_path / "files",
        timezone="Europe/Madrid",
    )


@pytest.fixture
def off(discord: Discord, desk: Desk, settings: Settings) -> Bot:
    """Not serving yet."""
    return Bot(discord, desk, settings)


@pytest.fixture
async def bot(off: Bot) -> AsyncIterator[Bot]:
    async with off.serving():
        yield off
