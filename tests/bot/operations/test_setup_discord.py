"""`questboard setup` while Discord answers: the token is tried, and what is in the link's way is told."""

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.discord.permissions import application_of, invite
from tests.bot.operations.host import Done, Host
from tests.bot.operations.terminal import at_terminal
from tests.loopback.discord import Discord
from tests.loopback.discord.faults import Answers


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    """Its token has the form that Discord's have."""
    async with Discord() as served:
        served.token = f"{urlsafe_b64encode(served.application_id.encode()).decode().rstrip('=')}.CANARY.CANARY"
        yield served


async def types(folder: Path, discord: Discord, *words: str, token: str = "") -> Done:
    """Type a command beside it."""
    settings = {"DISCORD_API_BASE": discord.api_base, "DISCORD_TOKEN": token or discord.token}
    done = await asyncio.to_thread(lambda: Host(folder).types(*words, **settings))
    assert "CANARY" not in done.out + done.err
    return done


async def test_the_bots_name_is_told(discord: Discord, tmp_path: Path):
    assert application_of(discord.token) == discord.application_id
    assert "discord    ready, as Questboard" in (await types(tmp_path, discord, "setup")).out


async def test_with_a_good_token_there_is_only_the_link_left(discord: Discord, tmp_path: Path):
    said = (await types(tmp_path, discord, "setup", "discord")).out
    assert "Discord knows it: Questboard" in said
    assert "1. " not in said
    assert said.rstrip().endswith(invite(discord.application_id))


async def test_a_token_that_discord_does_not_know_is_told(discord: Discord, tmp_path: Path):
    wrong = discord.token.replace("CANARY", "canary")
    assert "does not know this token" in (await types(tmp_path, discord, "setup", token=wrong)).out
    said = (await types(tmp_path, discord, "setup", "discord", token=wrong)).out
    assert "does not know this token" in said
    assert "1. Make an application" in said


async def test_a_bot_that_only_its_owner_may_invite_is_told(discord: Discord, tmp_path: Path):
    closed = {"id": discord.application_id, "bot_public": False, "bot_require_code_grant": True}
    discord.once("GET", "/applications/@me$", Answers(200, body=closed))
    said = (await types(tmp_path, discord, "setup", "discord")).out
    assert "switch Public Bot on" in said
    assert "switch Requires OAuth2 Code Grant off" in said


async def test_somebody_else_who_answers_is_told(discord: Discord, tmp_path: Path):
    discord.once("GET", "/users/@me$", Answers(200, body={"login": "Accept our terms"}))
    assert "Somebody other than Discord answers" in (await types(tmp_path, discord, "setup")).out


async def test_a_typed_token_is_tried_before_it_is_kept(discord: Discord, tmp_path: Path):
    def typed() -> str:
        with at_terminal(Host(tmp_path), "setup", "discord", DISCORD_API_BASE=discord.api_base) as terminal:
            terminal.sees("Paste the token")
            terminal.types(discord.token.replace("CANARY", "canary"))
            terminal.sees("Paste the token", times=2)
            terminal.types(discord.token)
            assert terminal.ends() == 0
            return terminal.seen

    seen = await asyncio.to_thread(typed)
    assert "does not know this token" in seen
    assert "Discord knows it: Questboard" in seen
    assert "CANARY" not in seen.upper()
    assert (tmp_path / ".env").read_text() == f"DISCORD_TOKEN={discord.token}\n"


async def test_the_environment_that_wins_over_the_file_is_told(discord: Discord, tmp_path: Path):
    settings = {"DISCORD_API_BASE": discord.api_base, "DISCORD_TOKEN": "MTIz.an.other"}

    def typed() -> str:
        with at_terminal(Host(tmp_path), "setup", "discord", **settings) as terminal:
            terminal.sees("Paste the token")
            terminal.types(discord.token)
            assert terminal.ends() == 0
            return terminal.seen

    assert "wins over .env" in await asyncio.to_thread(typed)
