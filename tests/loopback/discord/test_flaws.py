"""What must not happen is found in the transcript, and only that."""

from __future__ import annotations

import pytest

from tests.loopback.discord import NoAnswer
from tests.loopback.discord.bare import MESSAGE, Interaction, private, says, text


async def posts(bot, room, **more) -> None:
    await bot.asks("POST", f"/channels/{room.id}/messages", text("hello") | more)


async def test_an_ordinary_day_has_none(discord, bot, sam, room):
    bot.does = says(private(text("here")))
    for _ in range(2):
        await sam.types("/board", channel=room)
        await sam.says("hello")
    await posts(bot, room)
    assert discord.flaws() == []


async def test_each_is_found(discord, bot, sam, room):
    discord.answer_within_s = 0.05
    with pytest.raises(NoAnswer):
        await sam.types("/board", channel=room)
    await posts(bot, room)
    await posts(bot, room)
    await posts(bot, room, components=[{"type": 10, "content": f"{sam.mention} {discord.token}"}])
    found = [flaw.split(":")[0] for flaw in discord.flaws()]
    assert found == ["not answered", "rang", "posted twice in #room-7", "told the token", "told the token"]


async def test_what_is_delivered_again_is_the_same(discord, bot, sam, room):
    async def does(interaction: Interaction) -> None:
        if len(bot.interactions) == 1:
            await bot.answers(interaction, MESSAGE, text("once"))

    bot.does = does
    await sam.types("/board", channel=room)
    await discord.delivers_again(times=2)
    assert await discord.until(lambda: len(bot.interactions) == 3)
    assert len({one.id for one in bot.interactions}) == 1
    await sam.says("hello", times=2)
    assert await discord.until(lambda: len(sam.dms) == 3)
