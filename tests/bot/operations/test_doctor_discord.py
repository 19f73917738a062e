"""`questboard doctor` on the Discord side: each check, with that thing broken on a Discord of this machine."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import which

import pytest
from aiohttp import web

from adapters.discord import manifest
from adapters.discord.permissions import invite
from bot.operations import discord_doctor
from bot.operations.finding import Finding
from bot.settings import Settings
from bot.views.discord import discord_words
from bot.views.doctor import findings
from bot.views.words import menus, specs
from quests.actions.places import add_place
from quests.ids import SECOND
from tests.bot.operations.host import Host
from tests.classroom import Class
from tests.clock import TickingClock
from tests.loopback.discord import Discord
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.faults import Answers, Cut


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    """A server with a channel, and the bot's commands as they should be."""
    async with Discord() as served:
        served.guild("School").channel("room-7", category="Year 7")
        served.commands.replace("", list(manifest.entries((*specs(), *menus()), discord_words)))
        yield served


@pytest.fixture
def channel(discord: Discord, room: Class) -> Channel:
    """Where the class meets."""
    return meets(discord, room, discord.guild("School").channel("room-7"))


def meets(discord: Discord, room: Class, channel: Channel, extent: str = "channel") -> Channel:
    server = discord.guild("School").id
    room.write(add_place, platform="discord", workspace=server, place=channel.id, extent=extent, by=room.teacher)
    return channel


@pytest.fixture
def settings(discord: Discord, sqlite_url: str) -> Settings:
    return Settings(
        database_url=sqlite_url,
        discord_token=discord.token,
        discord_api_base=discord.api_base,
        discord_gateway_url=discord.gateway_url,
    )


async def looked(settings: Settings, *, ahead_s: int = 0) -> list[str]:
    """What the doctor says, on a clock that goes ahead of Discord's."""
    from bot.clock import SystemClock

    clock = TickingClock(SystemClock().now())
    clock.tick(ahead_s * SECOND)
    found: list[Finding] = await asyncio.to_thread(discord_doctor.discord, settings, clock)
    said = list(findings(found))
    assert not any((settings.discord_token or "CANARY") in line for line in said)
    return said


async def wrong(settings: Settings, *, ahead_s: int = 0) -> str:
    """The one thing that is not well."""
    (line,) = [line for line in await looked(settings, ahead_s=ahead_s) if line.startswith("look")]
    return line


async def test_all_is_well(settings: Settings, channel: Channel):
    said = await looked(settings)
    assert [line for line in said if not line.startswith("well")] == []
    assert "well  Discord: Questboard (application" in "\n".join(said)
    assert "well  Place: Room 7 (#room-7, School)" in said
    assert len(said) == 9


async def test_without_a_token_it_says_how_to_set_it_up():
    assert await looked(Settings(discord_token="")) == ["well  Discord: not set up: questboard setup discord"]


async def test_a_token_that_discord_does_not_know(settings: Settings, discord: Discord):
    discord.token += ".new"
    assert "does not know the token (press [Reset Token]" in await wrong(settings)


@pytest.mark.parametrize("flag, name", [(1 << 12, "presence"), (1 << 15, "members"), (1 << 19, "message_content")])
async def test_an_intent_that_is_not_needed(settings: Settings, discord: Discord, flag: int, name: str):
    discord.once("GET", "applications/@me$", Answers(200, body={"id": discord.application_id, "flags": flag}))
    assert f"Intents switched on: {name} (none is needed: switch them off" in await wrong(settings)


@pytest.mark.parametrize(
    "said, advice",
    [({"bot_public": False}, "switch Public Bot on"), ({"bot_require_code_grant": True}, "switch Requires OAuth2")],
)
async def test_an_invite_that_does_not_work(settings: Settings, discord: Discord, said: dict[str, bool], advice: str):
    discord.once("GET", "applications/@me$", Answers(200, body={"id": discord.application_id, **said}))
    assert advice in await wrong(settings)


async def test_no_server_that_has_invited_it(settings: Settings, discord: Discord):
    discord.guild("School").removes_the_bot()
    assert f"Servers: 0 (invite it: {invite(discord.application_id)})" in await wrong(settings)


async def test_a_clock_that_is_wrong(settings: Settings):
    assert " s apart from Discord's (set it right" in await wrong(settings, ahead_s=60)
    assert "well  This machine's clock" in "\n".join(await looked(settings, ahead_s=3))


async def test_a_command_that_is_missing_another_and_one_too_many(settings: Settings, discord: Discord):
    first, second, *rest = discord.commands.of("")
    discord.commands.by_guild[""] = [{**first, "description": "something else"}, {**first, "name": "old"}, *rest]
    assert second
    assert "1 missing, 1 changed, 1 too many (start questboard run anew" in await wrong(settings)


@pytest.mark.parametrize(
    "permission, name",
    [
        ("view_channel", "View Channel"),
        ("send_messages", "Send Messages"),
        ("send_messages_in_threads", "Send Messages in Threads"),
        ("attach_files", "Attach Files"),
    ],
)
async def test_a_permission_that_is_missing_in_a_classs_channel(
    settings: Settings, channel: Channel, permission: str, name: str
):
    channel.takes(permission)
    assert f"Place: Room 7 (#room-7, School) (allow the bot {name}: channel settings" in await wrong(settings)


async def test_a_permission_that_is_missing_in_a_threads_channel(settings: Settings, discord: Discord, room: Class):
    parent = discord.guild("School").channel("room-7")
    meets(discord, room, parent.thread("the class"))
    assert "well  Place: Room 7 (#the class, School)" in await looked(settings)
    parent.takes("send_messages_in_threads")
    assert "allow the bot Send Messages in Threads" in await wrong(settings)


async def test_a_permission_that_is_missing_on_the_whole_server(settings: Settings, discord: Discord, room: Class):
    school = discord.guild("School")
    room.write(add_place, platform="discord", workspace=school.id, place=school.id, extent="whole", by=room.teacher)
    school.takes("attach_files")
    assert "Place: Room 7 (School) (allow the bot's role Attach Files: server settings" in await wrong(settings)


async def test_a_channel_that_is_gone(settings: Settings, channel: Channel):
    channel.delete()
    assert "that channel is not there any more" in await wrong(settings)


async def test_a_server_that_sent_the_bot_away(settings: Settings, discord: Discord, channel: Channel):
    discord.guild("Another")
    discord.guild("School").removes_the_bot()
    assert "the bot is not on that server any more" in await wrong(settings)


async def test_a_gateway_that_nobody_reaches(settings: Settings, discord: Discord):
    elsewhere = Settings(
        discord_token=discord.token, discord_api_base=discord.api_base, discord_gateway_url="ws://127.0.0.1:1/gateway"
    )
    assert "Discord's gateway: nobody answers (Nothing lets us through" in await wrong(elsewhere)


async def test_a_connection_that_breaks(settings: Settings, discord: Discord):
    discord.once("GET", "/users/@me$", Cut(), times=9)
    assert "Way to Discord: nobody answers (The connection to Discord broke" in await wrong(settings)


async def test_a_filter_that_answers_in_discords_place(settings: Settings, discord: Discord):
    discord.once("GET", "/users/@me$", Answers(200, body={"page": "blocked"}))
    assert "Somebody other than Discord answers" in await wrong(settings)


async def test_a_proxy_that_is_not_there(discord: Discord):
    assert "The proxy lets nobody through" in await wrong(
        Settings(discord_token=discord.token, https_proxy="http://127.0.0.1:1")
    )


@pytest.mark.parametrize("mode, sign", [(0o600, "well"), (0o644, "look"), (0o640, "look")])
async def test_a_token_that_others_may_read(tmp_path: Path, mode: int, sign: str):
    (tmp_path / ".env").write_text("DISCORD_TOKEN=x.y.z\nDISCORD_API_BASE=http://127.0.0.1:1/api/v10\n")
    (tmp_path / ".env").chmod(mode)
    said = (await asyncio.to_thread(Host(tmp_path).types, "doctor")).out
    assert f"{sign}  The file .env: mode {mode:o}" in said


async def test_certificates_that_are_none(tmp_path: Path):
    def typed() -> str:
        return Host(tmp_path).types("doctor", SSL_CERT_FILE="nothing.pem").out

    assert "look  Certificates: nothing.pem (no such file, or no certificate in it" in await asyncio.to_thread(typed)


async def test_a_connection_that_somebody_opens_on_the_way(tmp_path: Path):
    """A school's own certificate stands between: first it is not trusted, and then it is."""
    async with opened(tmp_path) as (address, certificate):

        def typed(**more: str) -> str:
            return Host(tmp_path).types("doctor", DISCORD_TOKEN="x.y.z", DISCORD_API_BASE=address, **more).out

        assert "Put the network's certificate into SSL_CERT_FILE" in await asyncio.to_thread(typed)
        said = await asyncio.to_thread(typed, SSL_CERT_FILE=str(certificate))
    assert "well  Certificates: 1 in" in said
    assert "Somebody other than Discord answers" in said, "the way is open, and at its end is no Discord"


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[tuple[str, Path]]:
    """A server with a certificate that nobody knows."""
    if not which("openssl"):
        pytest.skip("only openssl makes a certificate here")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2", "-nodes"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-keyout", str(key), "-out", str(certificate), *subject]
    await asyncio.to_thread(subprocess.run, made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    runner = web.AppRunner(web.Application(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    try:
        yield f"https://127.0.0.1:{runner.addresses[0][1]}/api/v10", certificate
    finally:
        await runner.cleanup()
