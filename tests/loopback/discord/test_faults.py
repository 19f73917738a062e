"""What a test orders to go wrong goes wrong: once, where it was ordered, and without counting as the bot's mistake."""

from __future__ import annotations

import asyncio

import aiohttp
import discord as client
import pytest

from tests.loopback.discord import Answers, Cut, Held, NoAnswer, Slow
from tests.loopback.discord.bare import MESSAGE, Interaction, says, text


async def posts(bot, room) -> None:
    await bot.asks("POST", f"/channels/{room.id}/messages", text("hello"))


@pytest.mark.parametrize("applied", [False, True])
async def test_the_connection_is_cut_before_or_after_the_thing_is_done(discord, bot, room, applied):
    discord.once("POST", "/messages$", Cut(applied=applied))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await posts(bot, room)
    assert len(room.messages) == applied
    await posts(bot, room)
    assert len(room.messages) == applied + 1
    assert [entry.status for entry in discord.asked("/messages")] == [0, 200]


async def test_a_status_is_answered_once_and_is_not_the_bots_mistake(discord, bot, room):
    discord.once("POST", "/messages$", Answers(403, 50013))
    with pytest.raises(client.Forbidden) as refused:
        await posts(bot, room)
    assert refused.value.code == 50013
    assert room.messages == []
    assert discord.refused == []
    assert [str(entry) for entry in discord.log if entry.fault]


@pytest.mark.parametrize("applied", [False, True])
async def test_an_unavailable_discord_may_have_done_it_all_the_same(discord, bot, room, applied):
    discord.once("POST", "/messages$", Answers(503, applied=applied))
    with pytest.raises(client.DiscordServerError):
        await posts(bot, room)
    assert len(room.messages) == applied


async def test_an_answer_that_was_cut_was_taken(discord, bot, sam, room):
    async def does(interaction: Interaction) -> None:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await bot.answers(interaction, MESSAGE, text("taken"))
        with pytest.raises(client.HTTPException) as refused:
            await bot.answers(interaction, MESSAGE, text("again"))
        assert refused.value.code == 40060

    bot.does = does
    discord.once("POST", "/callback$", Cut(applied=True))
    assert (await sam.types("/board", channel=room)).text == "taken"


async def test_a_slow_discord_is_waited_for(discord, bot, sam, room):
    bot.does = says(text("at last"))
    discord.once("POST", "/callback$", Slow(before_s=0.02, after_s=0.02))
    assert (await sam.types("/board", channel=room)).text == "at last"


async def test_a_request_can_be_held_until_the_test_lets_it_go(discord, bot, sam, room):
    bot.does = says(text("at last"))
    held = Held()
    discord.once("POST", "/callback$", held)
    typing = asyncio.create_task(sam.types("/board", channel=room))
    await held.reached.wait()
    assert "at last" not in sam.screen
    held.go.set()
    assert (await typing).text == "at last"


async def test_an_answer_that_is_held_too_long_comes_too_late(discord, bot, sam, room):
    bot.does = says(text("at last"))
    held = Held()
    discord.once("POST", "/callback$", held)
    typing = asyncio.create_task(sam.types("/board", channel=room))
    await held.reached.wait()
    discord.moves_on(seconds=4)
    with pytest.raises(NoAnswer):
        await typing
    held.go.set()
    assert await discord.until(lambda: discord.refused)


async def test_a_fault_meets_as_many_requests_as_it_was_ordered_for(discord, bot, room):
    discord.once("*", "/messages$", Answers(503), times=2)
    for done in (False, False, True):
        if done:
            await posts(bot, room)
        else:
            with pytest.raises(client.DiscordServerError):
                await posts(bot, room)
    assert len(room.messages) == 1
