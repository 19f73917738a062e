"""Coming up, arriving on servers, and going: with a wrong token, without a network, with words that Discord does not know yet."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from adapters.calls import CommandSpec
from adapters.discord import client as client_file
from adapters.discord import refs
from adapters.discord.greeting import LEFT
from adapters.discord.presence import Presence
from adapters.errors import TurnedAway
from tests.adapters.discord.alone import SPECS, Alone, Kept, card
from tests.loopback.discord import Answers, Discord

GREETING = "I help a class choose work"


@pytest.fixture
def alone(discord: Discord, tmp_path: Path) -> Alone:
    return Alone(discord, tmp_path)


def synced(discord: Discord) -> int:
    return len(discord.asked("PUT /applications"))


async def ending(alone: Alone, running: asyncio.Task[None]) -> TurnedAway:
    """Wait for it to give up."""
    with pytest.raises(TurnedAway) as raised:
        await asyncio.wait_for(running, 15)
    return raised.value


async def test_a_wrong_token_is_told_and_not_tried_again(alone: Alone):
    adapter = alone.made()
    alone.discord.resets_the_token()
    error = await ending(alone, asyncio.create_task(adapter.run(alone.handle, SPECS)))

    assert (error.platform, error.code) == ("discord", "token")
    assert len(alone.discord.asked("GET /users/@me")) == 1


@pytest.mark.parametrize("code, why", [(4004, "token"), (4014, "intents"), (4013, "intents"), (4011, "sharding")])
async def test_a_gateway_that_closes_for_good_ends_it_with_the_reason(alone: Alone, code, why):
    running = asyncio.create_task(alone.made().run(alone.handle, SPECS))
    await alone.discord.online()
    alone.discord.close(code)

    assert (await ending(alone, running)).code == why


async def test_without_a_network_at_the_start_it_keeps_trying(alone: Alone, monkeypatch, caplog):
    monkeypatch.setattr("adapters.discord.connecting.FIRST_WAIT_S", 0.01)
    alone.discord.once("GET", r"/users/@me$", Answers(503), times=3)
    with caplog.at_level(logging.WARNING, "adapters"):
        async with alone.serving():
            await wait_for(alone.adapter.connected)

    assert [record.message for record in caplog.records] == ["not connected"]


async def test_commands_are_told_once_however_often_it_starts(alone: Alone):
    for _ in range(3):
        async with alone.serving():
            pass

    assert synced(alone.discord) == 1


async def test_commands_are_told_anew_when_they_change(alone: Alone):
    async with alone.serving():
        pass
    alone.specs = (*SPECS, CommandSpec(word="also", verb="also", summary={"en": "also"}, common=True))
    async with alone.serving():
        assert synced(alone.discord) == 2


async def test_commands_that_somebody_took_away_come_back(alone: Alone):
    async with alone.serving():
        pass
    alone.discord.commands.by_guild.clear()
    async with alone.serving():
        assert synced(alone.discord) == 2


async def test_a_discord_that_does_not_take_the_commands_is_served_and_told_again(alone: Alone, monkeypatch):
    monkeypatch.setattr("adapters.discord.adapter.TOLD_AGAIN_AFTER_S", 0.01)
    alone.discord.once("PUT", r"/commands$", Answers(400, 30034))
    sam = alone.discord.person("Sam", alone.discord.guild("School"))
    async with alone.serving():
        assert "You said hello" in await sam.says("hello")
        await wait_for(lambda: synced(alone.discord) == 2)


async def test_the_host_is_told_as_whom_and_where_it_is_there(alone: Alone):
    told: list[Presence] = []
    alone.discord.guild("School")
    alone.settings["present"] = told.append
    async with alone.serving():
        await wait_for(lambda: bool(told))

    assert [(one.name, one.servers) for one in told] == [(alone.discord.bot["username"], 1)]


async def test_a_server_is_greeted_once_over_all_starts(alone: Alone):
    alone.memory = Kept(greeted=False)
    room = alone.discord.guild("School").channel("room-7")
    for _ in range(2):
        async with alone.serving():
            await alone.discord.until(lambda: bool(room.messages))
            await alone.discord.quiet()

    assert room.text.count(GREETING) == 1


async def test_a_server_that_invites_the_bot_while_it_serves_is_greeted_in_its_language(alone: Alone):
    alone.memory = Kept(greeted=False)
    async with alone.serving():
        guild = alone.discord.guild("Escuela", locale="es-ES")
        room = guild.channel("aula-7")
        guild.removes_the_bot()
        guild.invites_the_bot()
        assert await alone.discord.until(lambda: bool(room.messages))

    assert "clase" in room.text


async def test_the_greeting_goes_where_the_bot_may_write(alone: Alone):
    alone.memory = Kept(greeted=False)
    guild = alone.discord.guild("School")
    closed, open_ = guild.channel("staff"), guild.channel("room-7")
    closed.takes("send_messages")
    async with alone.serving():
        assert await alone.discord.until(lambda: bool(open_.messages))

    assert not closed.messages
    assert not alone.discord.refused


async def test_a_server_that_lets_it_write_nowhere_does_no_harm(alone: Alone):
    alone.memory = Kept(greeted=False)
    guild = alone.discord.guild("School")
    guild.channel("staff").takes("send_messages")
    sam = alone.discord.person("Sam", guild)
    async with alone.serving():
        assert "You said hello" in await sam.says("hello")
    assert not alone.discord.refused


async def test_who_sends_the_bot_away_and_invites_it_again_reads_that_it_is_back(alone: Alone):
    alone.memory = Kept(greeted=False)
    guild = alone.discord.guild("School")
    room = guild.channel("room-7")
    async with alone.serving():
        assert await alone.discord.until(lambda: bool(room.messages))
        guild.removes_the_bot()
        await wait_for(lambda: LEFT in alone.memory.notes.values())
        alone.discord.moves_on(minutes=10)
        guild.invites_the_bot()
        assert await alone.discord.until(lambda: len(room.messages) == 2)
    assert "I am back." in room.last.text


async def test_what_is_lacking_in_a_place_is_known(alone: Alone):
    guild = alone.discord.guild("School")
    room = guild.channel("room-7")
    async with alone.serving():
        adapter = alone.adapter
        await wait_for(adapter.connected)
        assert await adapter.lacks(refs.place(guild.id, room.id)) == ()
        assert await adapter.lacks(refs.place(guild.id, guild.id)) == ()
        room.takes("send_messages", "attach_files")
        await alone.discord.quiet()
        assert await adapter.lacks(refs.place(guild.id, room.id)) == ("send", "files")
        room.delete()
        await alone.discord.quiet()
        assert await adapter.lacks(refs.place(guild.id, room.id)) == ("gone",)
        async with asyncio.timeout(10):
            while await adapter.lacks(refs.place("1", "2")) != ("gone",):  # noqa: ASYNC110
                await asyncio.sleep(0.01)


async def test_it_says_whether_it_is_connected(alone: Alone):
    assert not alone.made().connected()
    async with alone.serving():
        await wait_for(alone.adapter.connected)
    assert not alone.adapter.connected()


async def test_an_answer_on_its_way_at_the_end_is_still_seen(alone: Alone):
    held = asyncio.Event()
    alone.says("look", card("In time"), held=held)
    room = alone.discord.guild("School").channel("room-7")
    sam = alone.discord.person("Sam", alone.discord.guild("School"))
    async with alone.serving():
        does = asyncio.create_task(sam.types("/look", channel=room))
        await wait_for(lambda: bool(alone.calls))
        asyncio.get_running_loop().call_later(0.1, held.set)

    assert "In time" in await does


async def test_a_school_s_proxy_is_what_everything_goes_through(alone: Alone):
    asked: list[str] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        asked.append(head)
        writer.write(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    alone.settings["proxy"] = f"http://school:secret@127.0.0.1:{port}"
    running = asyncio.create_task(alone.made().run(alone.handle, SPECS))
    await wait_for(lambda: bool(asked))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    server.close()

    assert asked[0].startswith(f"GET {alone.discord.api_base}/users/@me ")
    assert "Proxy-Authorization: Basic c2Nob29sOnNlY3JldA==" in asked[0]
    assert not alone.discord.asked("GET")


async def test_it_hears_only_servers_and_direct_messages(alone: Alone):
    heard = {name for name, on in client_file.intents() if on}

    assert heard == {"guilds", "dm_messages"}


async def wait_for(so) -> None:
    """What nobody tells of: look again and again."""
    async with asyncio.timeout(10):
        while not so():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
