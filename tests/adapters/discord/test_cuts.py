"""A hundred broken lines in a lesson: what Discord tells (again) is done once and answered, what it forgot is not done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from random import Random

import discord as library
import pytest

from adapters.discord import client as client_file
from tests.adapters.discord.broken_lines import FORGOTTEN, RESUMABLE, Lesson
from tests.adapters.discord.conftest import Bot
from tests.classroom import Class
from tests.loopback.discord import Discord

HEARTBEAT_S, DEAF_AFTER_S, ANEW_AFTER_S = 0.25, 0.8, 0.1
"""Discord's heartbeats come every 41 s; the library takes a socket for deaf after 60, and begins anew after 5."""


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, discord: Discord) -> None:
    """The library waits for five seconds before it begins anew, and for sixty before it takes a socket for deaf."""

    async def soon(*_: object, initial: bool = False, **__: object) -> None:
        """Its own hook for tests."""
        if not initial:
            await asyncio.sleep(ANEW_AFTER_S)

    made = library.Client.__init__

    def sooner(self: library.Client, **options: object) -> None:
        made(self, **options, heartbeat_timeout=DEAF_AFTER_S)  # type: ignore[arg-type]

    monkeypatch.setattr(client_file.Listener, "before_identify_hook", soon, raising=False)
    monkeypatch.setattr(library.Client, "__init__", sooner)
    discord.gateway.heartbeat_s = HEARTBEAT_S


@pytest.fixture
async def lesson(impatient: None, off: Bot, room: Class) -> AsyncIterator[Lesson]:
    async with off.serving():
        yield Lesson(off, room)


async def broken(lesson: Lesson, times: int) -> None:
    chance = Random(times)
    kinds: list[str | int] = [*RESUMABLE, *FORGOTTEN]
    for nth in range(times):
        what = kinds[nth % len(kinds)] if nth < len(kinds) else chance.choice(kinds)
        await lesson.goes_on(what, chance)
    discord = lesson.bot.discord
    await discord.online()

    assert lesson.bot.adapter.connected()
    assert lesson.recorded() == lesson.answered
    assert set(lesson.replies()) <= {0, 1}
    assert lesson.replies()[0] == sum(one.endswith("asks") for one in lesson.lost)
    assert all("40060" in str(entry) for entry in discord.refused)
    assert not discord.pings
    assert lesson.lost or times < len(kinds) * 2


async def test_fifteen_broken_lines(lesson: Lesson):
    await broken(lesson, 15)


@pytest.mark.slow
async def test_a_hundred_broken_lines(lesson: Lesson):
    await broken(lesson, 100)
