"""Rate limits hold, are told in headers, and the client keeps to them."""

from __future__ import annotations

import asyncio

import aiohttp
import discord as client
import pytest

from tests.loopback.discord import TooMany
from tests.loopback.discord.bare import Bot, running, text
from tests.loopback.discord.limits import Limit


def statuses(discord, what: str) -> list[int]:
    return [entry.status for entry in discord.asked(what)]


async def test_twelve_messages_at_once_all_arrive(discord, bot, room):
    discord.limit("POST", "/channels/{channel}/messages", 5, 0.2)
    await asyncio.gather(
        *(bot.asks("POST", f"/channels/{room.id}/messages", text(str(number))) for number in range(12))
    )
    assert sorted(int(message.text) for message in room.messages) == list(range(12))
    assert discord.refused == []


async def test_who_does_not_look_at_the_headers_is_stopped(discord, room):
    discord.limit("POST", "/channels/{channel}/messages", 2, 60)
    headers = {"Authorization": f"Bot {discord.token}"}
    url = f"{discord.api_base}/channels/{room.id}/messages"
    async with aiohttp.ClientSession(headers=headers) as session:
        for left in ("1", "0"):
            async with session.post(url, json=text("hello")) as response:
                assert response.headers["X-RateLimit-Remaining"] == left
        async with session.post(url, json=text("hello")) as response:
            body = await response.json()
            assert (response.status, body["global"], response.headers["X-RateLimit-Scope"]) == (429, False, "user")
            assert 0 < body["retry_after"] <= 60
            assert response.headers["Via"]
    assert len(room.messages) == 2


async def test_each_channel_has_a_limit_of_its_own(discord, bot, school, room):
    discord.limit("POST", "/channels/{channel}/messages", 1, 60)
    await bot.asks("POST", f"/channels/{room.id}/messages", text("here"))
    await bot.asks("POST", f"/channels/{school.channel('room-8').id}/messages", text("and there"))


async def test_there_is_a_limit_over_all(discord, bot, room):
    discord.rest.buckets.over_all = Limit(3, 0.1)
    await asyncio.gather(*(bot.asks("GET", "/users/@me") for _ in range(5)))
    assert 429 in statuses(discord, "GET /users/@me")
    assert statuses(discord, "GET /users/@me").count(200) >= 5


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_429_is_waited_for(discord, bot, room, scope):
    discord.once("POST", "/messages$", TooMany(0.02, scope=scope))
    await bot.asks("POST", f"/channels/{room.id}/messages", text("hello"))
    assert statuses(discord, f"POST /channels/{room.id}/messages") == [429, 200]
    assert len(room.messages) == 1


async def test_a_429_of_cloudflare_is_an_error_at_once(discord, bot, room):
    discord.once("POST", "/messages$", TooMany(html=True))
    with pytest.raises(client.HTTPException) as refused:
        await bot.asks("POST", f"/channels/{room.id}/messages", text("hello"))
    assert refused.value.status == 429


async def test_a_long_wait_is_an_error_too(discord, room):
    async with running(Bot(max_ratelimit_timeout=30.0), discord) as bot:
        discord.once("POST", "/messages$", TooMany(31))
        with pytest.raises(client.RateLimited):
            await bot.asks("POST", f"/channels/{room.id}/messages", text("hello"))
