"""The demo's week, through real terminals and through the real client of Discord: the engine then holds the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.at_work import at_work
from bot.clock import HandClock
from bot.demo.cast import at
from bot.demo.week import week
from bot.settings import Settings
from quests.desk import Desk
from quests.stores import open_store
from tests.adapters.discord.conftest import Bot
from tests.databases import flaws_of, sqlite_at
from tests.loopback.discord import Discord
from tests.scenarios.by_order import Row, by_order
from tests.scenarios.on_console import console_stage
from tests.scenarios.on_discord import DiscordStage

Everything = dict[str, list[Row]]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_week_on_discord_leaves_what_it_leaves_at_terminals(language: str, tmp_path: Path):
    on_discord = await week_on_discord(language, tmp_path)
    at_terminals = await week_at_terminals(language, tmp_path)
    assert at_terminals["entries"]
    assert at_terminals["awards"]
    for table, rows in at_terminals.items():
        assert on_discord[table] == rows, table


async def week_on_discord(language: str, folder: Path) -> Everything:
    clock, url = HandClock(at(0, 8)), sqlite_at(folder / "discord.db")
    async with Discord() as discord:
        settings = Settings(
            database_url=url,
            files_dir=folder / "files",
            timezone="UTC",
            questboard_language=language,
            discord_token=discord.token,
            discord_api_base=discord.api_base,
            discord_gateway_url=discord.gateway_url,
        )
        with at_work(open_store(url), "a week", clock) as desk:
            bot = Bot(discord, desk, settings)
            stage = DiscordStage(bot, clock, language)
            async with bot.serving():
                await week(stage)
            assert [str(entry) for entry in discord.refused] == []
            assert discord.pings == []
            return _sound(desk)


async def week_at_terminals(language: str, folder: Path) -> Everything:
    clock, url = HandClock(at(0, 8)), sqlite_at(folder / "terminal.db")
    with at_work(open_store(url), "a week", clock) as desk:
        async with console_stage(desk, clock, language) as stage:
            await week(stage)
        return _sound(desk)


def _sound(desk: Desk) -> Everything:
    assert flaws_of(desk) == []
    return by_order(desk)
