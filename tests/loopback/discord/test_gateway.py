"""Sessions outlive their socket, tell everything in order, and end in every way that Discord ends them."""

from __future__ import annotations

import asyncio
import json
import zlib

import aiohttp
import discord as client
import pytest

from tests.loopback.discord.bare import Bot, running, says, text


@pytest.fixture
def answering(bot):
    bot.does = says(text("here"))
    return bot


async def test_the_bot_hears_of_its_servers(bot, school, room):
    await bot.wait_until_ready()
    assert [guild.name for guild in bot.guilds] == ["School"]
    assert bot.get_channel(int(room.id)).category.name == "Year 7"


async def test_a_cut_socket_comes_back_with_its_session(discord, answering, sam, room):
    await discord.cut()
    await discord.online()
    assert (await sam.types("/board", channel=room)).text == "here"
    assert (discord.gateway.identifies, discord.gateway.resumes) == (1, 1)


async def test_what_happened_meanwhile_is_told_after_the_resume_in_order(discord, bot, school, sam):
    await discord.cut()
    for name in ("a", "b", "c"):
        school.channel(name)
    await discord.online()
    assert await discord.until(lambda: bot.happened.count("guild_channel_create") == 3)
    assert [channel.name for channel in bot.get_guild(int(school.id)).text_channels[-3:]] == ["a", "b", "c"]


@pytest.mark.parametrize("trouble", ["reconnect_asked", "resumable", "closed"])
async def test_a_client_resumes_when_it_is_told_to(discord, answering, sam, room, trouble):
    {
        "reconnect_asked": discord.reconnect_asked,
        "resumable": lambda: discord.invalid_session(True),
        "closed": lambda: discord.close(4000),
    }[trouble]()
    assert await discord.until(lambda: discord.gateway.resumes)
    assert (await sam.types("/board", channel=room)).text == "here"
    assert discord.gateway.identifies == 1


@pytest.mark.parametrize("trouble", ["not_resumable", "timed_out"])
async def test_a_session_that_is_gone_is_begun_anew(discord, answering, room, trouble, monkeypatch):
    sam, real = discord.person("Sam", room.guild), asyncio.sleep
    monkeypatch.setattr("discord.client.asyncio.sleep", lambda seconds: real(0))  # the client waits 5 s before it comes
    {"not_resumable": lambda: discord.invalid_session(False), "timed_out": lambda: discord.close(4009)}[trouble]()
    assert await discord.until(lambda: discord.gateway.identifies == 2)
    assert (await sam.types("/board", channel=room)).text == "here"


async def test_a_session_that_nobody_resumes_in_time_is_forgotten(discord, school):
    async with running(Bot(), discord):
        pass
    discord.moves_on(minutes=2)
    school.channel("new")
    assert discord.gateway.sessions == {}


@pytest.mark.parametrize("code, sessions", [(1000, 0), (1001, 0), (4000, 1)])
async def test_who_says_goodbye_properly_ends_its_session(discord, code, sessions):
    async with aiohttp.ClientSession() as session, session.ws_connect(discord.gateway_url + "?v=10") as ws:
        await ws.send_json({"op": 2, "d": {"token": discord.token, "intents": 1}})
        await discord.online()
        await ws.close(code=code)
    await discord.offline()
    assert len(discord.gateway.sessions) == sessions


async def test_a_wrong_token_is_refused(discord, room):
    with pytest.raises(client.LoginFailure):
        async with running(Bot(), discord, token="nonsense"):
            pass


async def test_a_token_that_was_reset_is_good_for_nothing(discord, room):
    old, bot = discord.token, Bot()
    async with running(bot, discord):
        discord.resets_the_token()
        assert await discord.until(bot.is_closed)
    with pytest.raises(client.LoginFailure):
        async with running(Bot(), discord, token=old):
            pass
    assert discord.gateway.resumes == 0


async def test_a_privileged_intent_must_be_granted(discord, room):
    intents = client.Intents(guilds=True, members=True)
    with pytest.raises(client.PrivilegedIntentsRequired):
        async with running(Bot(intents=intents, chunk_guilds_at_startup=False), discord):
            pass
    discord.gateway.granted_intents = intents.value
    async with running(Bot(intents=intents), discord) as bot:
        await bot.wait_until_ready()
        assert [guild.chunked for guild in bot.guilds] == [True]


async def test_every_connection_of_the_bot_hears_every_interaction(discord, bot, sam, room):
    async with running(Bot("board", does=says(text("second"))), discord) as second:
        assert (await sam.types("/board", channel=room)).text == "second"
        assert [len(one.interactions) for one in (bot, second)] == [1, 1]


async def test_messages_are_told_only_to_who_asked_for_them(discord, bot, sam, room):
    await sam.says("hello, class", channel=room)
    assert "message" not in bot.happened
    assert (await sam.says("hello, bot")).text == "I hear you"
    assert bot.happened.count("message") == 2  # Sam's and its own


async def test_talk_on_a_server_is_told_without_its_words_unless_it_names_the_bot(discord, room):
    sam, naming = discord.person("Sam", room.guild), f"<@{discord.bot['id']}> help"
    bot = Bot(intents=client.Intents(guilds=True, guild_messages=True))
    async with running(bot, discord):
        await sam.says("what do you think?", channel=room)
        await sam.says(naming, channel=room)
        assert await discord.until(lambda: len(bot.heard) == 2)
    assert bot.heard == ["", naming]


async def test_the_thousandth_and_first_identify_of_a_day_resets_the_token(discord, room):
    discord.gateway.identifies = 1000
    old = discord.token
    with pytest.raises(client.ConnectionClosed):
        async with running(Bot(), discord):
            pass
    assert discord.token != old


async def heard(ws: aiohttp.ClientWebSocketResponse) -> dict[str, object]:
    message = await ws.receive()
    if message.type is aiohttp.WSMsgType.CLOSE:
        return {"closed": message.data}
    data = zlib.decompressobj().decompress(message.data) if isinstance(message.data, bytes) else message.data
    told: dict[str, object] = json.loads(data)
    return told


@pytest.mark.parametrize(
    "said, code",
    [
        ("no json", 4002),
        ('{"op": 2, "d": "' + "x" * 5000 + '"}', 4002),
        ('{"op": 3, "d": null}', 4003),
        ('{"op": 2, "d": {"token": "wrong", "intents": 1}}', 4004),
        ('{"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 1}}', 4004),
        ('{"op": 2, "d": {"token": "TOKEN", "intents": 134217728}}', 4013),
        ('{"op": 2, "d": {"token": "TOKEN", "intents": 2}}', 4014),
    ],
)
async def test_a_flaw_closes_with_its_code(discord, said, code):
    async with aiohttp.ClientSession() as session, session.ws_connect(discord.gateway_url + "?v=10") as ws:
        assert (await heard(ws))["op"] == 10
        await ws.send_str(said.replace("TOKEN", discord.token))
        assert await heard(ws) == {"closed": code}


async def test_heartbeats_are_answered_and_their_absence_noticed(discord):
    discord.gateway.heartbeat_s, discord.gateway.overdue_s = 0.05, 0.2
    async with aiohttp.ClientSession() as session, session.ws_connect(discord.gateway_url + "?v=10") as ws:
        assert await heard(ws) == {"op": 10, "d": {"heartbeat_interval": 50}}
        await ws.send_str('{"op": 1, "d": null}')
        assert await heard(ws) == {"op": 11}
        assert await heard(ws) == {"closed": 4009}


async def test_a_socket_that_went_deaf_is_left_for_a_new_one(discord, room):
    discord.gateway.heartbeat_s = 0.05
    async with running(Bot("board", does=says(text("here")), heartbeat_timeout=0.15), discord):
        discord.goes_deaf()
        assert await discord.until(lambda: discord.gateway.resumes)
        assert (await discord.person("Sam", room.guild).types("/board", channel=room)).text == "here"


async def test_it_speaks_plainly_and_packed(discord, room):
    """Every other test packs as the client here asks for it: zstd-stream where `zstandard` is installed, else zlib-stream."""
    async with aiohttp.ClientSession() as session:
        for compress, kind in (("", str), ("&compress=zlib-stream", bytes)):
            async with session.ws_connect(f"{discord.gateway_url}?v=10&encoding=json{compress}") as ws:
                assert isinstance((await ws.receive()).data, kind)
