"""`questboard run` with a token: the real program beside a Discord of this machine, on an empty database."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.discord.permissions import invite
from tests.bot.operations.host import PATIENCE_S, QUESTBOARD, Host
from tests.bot.test_health import free_port
from tests.loopback.discord import Discord
from tests.loopback.discord.faults import Cut, Held


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    async with Discord(patience_s=PATIENCE_S) as served:
        yield served


class Program:
    """`questboard run`, for as long as it runs."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def says(self, words: str) -> str:
        """The next line with these words."""
        assert self.process.stderr
        async with asyncio.timeout(PATIENCE_S):
            while line := (await self.process.stderr.readline()).decode():
                if words in line:
                    return line
        raise AssertionError(words)

    async def ends(self, told: signal.Signals | None = None) -> tuple[int, str]:
        """How it ends, by itself or when it is told to; and what else it said."""
        if told:
            self.process.send_signal(told)
        async with asyncio.timeout(PATIENCE_S):
            _, said = await self.process.communicate()
        return self.process.returncode or 0, said.decode()


@asynccontextmanager
async def runs(discord: Discord, folder: Path, **settings: str) -> AsyncIterator[Program]:
    """The program in an empty folder, with the settings that lead to this Discord."""
    ours = {
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_BASE": discord.api_base,
        "DISCORD_GATEWAY_URL": discord.gateway_url,
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *QUESTBOARD,
        "run",
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=Host(folder).environment(**ours),
    )
    try:
        yield Program(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_on_an_empty_database_it_comes_up_by_itself_and_a_class_begins(discord: Discord, tmp_path: Path):
    lee = discord.person("Ms Lee", discord.guild("School"), admin=True)
    discord.guild("School").channel("room-7")
    async with runs(discord, tmp_path) as program:
        assert await program.says("Connected") == "Connected to Discord as Questboard, on 1 server.\n"
        assert await discord.until(lambda: discord.commands.of(""))
        assert {one["name"] for one in discord.commands.of("")} >= {"board", "review", "setup"}
        assert (await lee.types("/setup", channel=discord.guild("School").channel("room-7"))).modal
        assert await program.ends(signal.SIGTERM) == (0, "")
    assert (tmp_path / "data" / "questboard.db").exists()


async def test_on_no_server_it_says_the_link(discord: Discord, tmp_path: Path):
    async with runs(discord, tmp_path) as program:
        assert "It is on no server yet" in await program.says("Connected")
        assert (await program.says("https://")).strip() == invite(discord.application_id)


async def test_a_token_that_discord_does_not_know_is_one_line_and_status_2(discord: Discord, tmp_path: Path):
    async with runs(discord, tmp_path, DISCORD_TOKEN="CANARY.not.known") as program:
        await program.says("Serving Discord")
        status, said = await program.ends()
    assert status == 2
    assert said == (
        "Discord does not know this token. Make a new one, put it into .env, and start again: questboard setup\n"
    )


async def test_healthz_is_well_as_soon_as_it_is_connected(discord: Discord, tmp_path: Path):
    held, port = Held(), str(free_port())
    discord.once("GET", "/users/@me$", held)
    async with runs(discord, tmp_path, HEALTH_PORT=port) as program:
        async with asyncio.timeout(PATIENCE_S):
            await held.reached.wait()
        assert await asked(port) == (503, {"discord": "not connected"})
        held.go.set()
        await program.says("Connected")
        assert await asked(port) == (200, {"discord": "connected"})


async def asked(port: str) -> tuple[int, Any]:
    """What a watcher gets: the status, and what it says of the platforms."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as got:
        return got.status, (await got.json())["platforms"]


async def test_a_port_that_another_program_has_is_one_line_and_status_2(discord: Discord, tmp_path: Path):
    taken = discord.address.rpartition(":")[2]
    async with runs(discord, tmp_path, HEALTH_PORT=taken) as program:
        await program.says("Serving Discord")
        status, said = await program.ends()
    assert (status, said.startswith(f"HEALTH_PORT: 127.0.0.1 port {taken} cannot be used.")) == (2, True)


async def test_beside_it_the_doctor_finds_all_well(discord: Discord, tmp_path: Path):
    lee = discord.person("Ms Lee", discord.guild("School"), admin=True)
    room = discord.guild("School").channel("room-7")
    async with runs(discord, tmp_path) as program:
        await program.says("Connected")
        assert await discord.until(lambda: discord.commands.of(""))
        await lee.types("/setup", channel=room)
        await lee.fills({"What is it called?": "Room 7"})
        leads = {"DISCORD_API_BASE": discord.api_base, "DISCORD_GATEWAY_URL": discord.gateway_url}
        done = await asyncio.to_thread(lambda: Host(tmp_path).types("doctor", DISCORD_TOKEN=discord.token, **leads))
        assert await program.ends(signal.SIGTERM) == (0, "")
    assert (done.status, [line for line in done.out.splitlines() if line.startswith("look")]) == (0, [])
    assert "well  Place: Room 7 (#room-7, School)" in done.out


@pytest.mark.parametrize(
    "code, line",
    [
        (4004, "Discord does not know this token. Make a new one"),
        (4014, "Discord refuses what we ask to hear. Nothing special is needed"),
    ],
)
async def test_what_discord_closes_for_good_is_one_line_and_status_2(
    discord: Discord, tmp_path: Path, code: int, line: str
):
    discord.guild("School")
    async with runs(discord, tmp_path) as program:
        await program.says("Connected")
        discord.close(code)
        status, said = await program.ends()
    assert (status, said.startswith(line), said.count("\n")) == (2, True, 1)


async def test_while_nobody_answers_it_says_so_and_goes_on_trying(discord: Discord, tmp_path: Path):
    discord.once("GET", "/users/@me$", Cut(), times=4)
    async with runs(discord, tmp_path) as program:
        await program.says("Discord cannot be reached. Trying again, and again.")
        await program.says("Connected")
