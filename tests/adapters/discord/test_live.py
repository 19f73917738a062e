"""The bot on a Discord of this machine: what people do, and what they then see."""

from __future__ import annotations

import pytest

from tests.adapters.discord.conftest import Bot
from tests.loopback.discord import Discord

SETUP = {"What is it called?": "7b Maths"}


@pytest.fixture
def guild(discord: Discord):
    return discord.guild("School")


@pytest.fixture
def room(guild):
    return guild.channel("room-7", category="Year 7")


@pytest.fixture
def lee(discord: Discord, guild, room):
    return discord.person("Ms Lee", guild, admin=True)


@pytest.fixture
def sam(discord: Discord, guild, room):
    return discord.person("Sam", guild)


async def test_an_empty_server_comes_to_a_class_by_the_greeting_s_button(lee, room, bot: Bot):
    await lee.sees("I help a class choose work")
    form = await lee.presses("Start a class")
    assert form.modal is not None
    made = await lee.fills(SETUP)

    assert "7b Maths" in made
    assert not bot.discord.refused


async def test_a_slash_command_is_answered_to_the_person_alone(lee, sam, room, bot: Bot):
    seen = await sam.types("/board", channel=room)

    assert seen.messages
    assert all(one.private_to is sam for one in seen.messages)
    assert not room.messages or "class" in room.text


async def test_plain_words_in_a_direct_message_are_answered_there(sam, room, bot: Bot):
    seen = await sam.says("board")

    assert seen.messages[-1] is not None
    assert [one.private_to for one in seen.messages] == [None] * len(seen.messages)
