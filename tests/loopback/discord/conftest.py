"""A Discord with a school, a room, two people and a bare bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.loopback.discord import Discord, Person
from tests.loopback.discord.bare import Bot, running
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.guilds import Guild


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    async with Discord() as made:
        yield made


@pytest.fixture
def school(discord: Discord) -> Guild:
    return discord.guild("School")


@pytest.fixture
def room(school: Guild) -> Channel:
    return school.channel("room-7", category="Year 7")


@pytest.fixture
def sam(discord: Discord, school: Guild) -> Person:
    return discord.person("Sam", school)


@pytest.fixture
def lee(discord: Discord, school: Guild) -> Person:
    return discord.person("Ms Lee", school, admin=True)


@pytest.fixture
async def bot(discord: Discord, room: Channel) -> AsyncIterator[Bot]:
    """It is there, knows /board, and leaves what to answer to the test (`bot.does`)."""
    async with running(Bot("board"), discord) as made:
        yield made
