"""A Discord on this machine, a school's server on it, and our bot at work there."""

from __future__ import annotations

import pytest

from tests.adapters.discord.conftest import bot, discord, off, settings
from tests.loopback.discord import Discord
from tests.loopback.discord.guilds import Guild

__all__ = ["bot", "discord", "off", "settings"]


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
def guild(discord: Discord) -> Guild:
    return discord.guild("School")
