"""kill -9 at any moment of a lesson, again and again: what people were told is kept, and nothing is there twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from random import Random

import pytest

from tests.adapters.discord.program import Program, running
from tests.bot.operations.host import PATIENCE_S
from tests.loopback.discord import Discord, NoAnswer

LEASE_S = 31
LONGEST_S = 1.0
"""A process is killed within so long of being there."""


class Lesson:
    """Ms Lee gives points and answers "not yet", Sam hands in until he is told so; whatever they are told is noted."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.told: set[str] = set()
        self.keys = map("key{}".format, count(1))

    async def gives(self) -> None:
        key = next(self.keys)
        await self.program.lee.types("/give", words=f"Ada 1 for {key}", channel=self.program.room)
        if "Given" in await self.program.lee.fills():
            self.told.add(key)

    async def answers(self) -> None:
        key, lee = next(self.keys), self.program.lee
        seen = await lee.types("/review", channel=self.program.room)
        if "Not yet…" in seen.buttons:
            await lee.presses("Not yet…")
            await lee.fills({"next_step": key})
            self.told.add(key)

    async def hands_in(self) -> None:
        key, sam = next(self.keys), self.program.sam
        seen = await sam.types("/quest", words="B2", channel=self.program.room)
        if "Hand in" in seen.buttons:
            await sam.presses("Hand in")
            if "Handed in" in await sam.fills({"Your work": key}):
                self.told.add(key)

    async def goes_on(self, *, chance: Random) -> None:
        """All of it at once, until the process is killed."""
        going = [asyncio.ensure_future(one) for one in (self._lee(), self._sam())]
        await asyncio.sleep(chance.random() * LONGEST_S)
        await self.program.kill()
        self.program.discord.moves_on(seconds=4)
        await asyncio.wait(going, timeout=0.2)
        for one in going:
            one.cancel()
        for ended in await asyncio.gather(*going, return_exceptions=True):
            assert isinstance(ended, NoAnswer | asyncio.CancelledError), ended

    async def _lee(self) -> None:
        while True:
            await self.gives()
            await self.answers()

    async def _sam(self) -> None:
        while True:
            await self.hands_in()

    def look(self) -> None:
        """What was told is kept, and nothing is there twice."""
        program = self.program
        program.shape()
        kept = [reason for (reason,) in program.asks("SELECT reason FROM entries")]
        for evidence, note in program.asks("SELECT evidence, next_step FROM hand_ins"):
            kept += [evidence, note]
        found = Counter(one for one in kept if one.startswith("key"))
        assert self.told <= set(found)
        assert set(found.values()) <= {1}


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    async with Discord(patience_s=PATIENCE_S) as discord, running(discord, tmp_path) as program:
        yield program


async def killed(program: Program, times: int) -> None:
    lesson, chance = Lesson(program), Random(times)
    for _ in range(times):
        await lesson.goes_on(chance=chance)
        lesson.look()
        program.ages(LEASE_S)
        await program.start()
    assert await program.discord.until(lambda: not {"pending", "claimed"} & set(program.states()))
    await program.discord.quiet()

    messages = Counter(one.text for one in program.sam.dms)
    states = Counter(program.states())
    assert set(messages.values()) <= {1}
    assert states["sent"] <= len(messages) <= states["sent"] + states["uncertain"]
    assert len(lesson.told) > times


async def test_three_kills_at_any_moment(program: Program):
    await killed(program, 3)


@pytest.mark.slow
async def test_a_hundred_kills_at_any_moment(program: Program):
    await killed(program, 100)
