"""A class that goes on while the line to Discord breaks: what people do, what breaks, and what must have come of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from adapters.discord import refs
from quests.actions import classrooms, members
from quests.ids import MemberId
from quests.queries.members import AccountKey
from tests.adapters.discord.conftest import Bot
from tests.bot.rows import all_rows
from tests.classroom import Class
from tests.loopback.discord import NoAnswer, Person
from tests.loopback.discord.transcript import Entry

RESUMABLE = ("cut", "op 7", "op 9, to be resumed", "deaf", "told again", 1000, 1001, 4000, 4008)
FORGOTTEN = ("op 9, not to be resumed", 4007, 4009)
"""After these the session is gone, with all that was to be told."""
OVERDUE_S = 4
"""Longer than a person waits for an answer."""
SPREAD_S = 0.1
"""They begin within so long of each other."""
TOLD_AGAIN = 8
Act = Callable[[str], Coroutine[Any, Any, None]]


@dataclass
class Lesson:
    """Ms Lee gives points, Sam takes a quest and puts it back, Ada hands in and takes back, Kai asks in a direct message."""

    bot: Bot
    room: Class
    answered: Counter[str] = field(default_factory=Counter)
    """What was answered, by what was to come of it."""
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        discord = self.bot.discord
        self.guild = discord.guild("School")
        self.channel = self.guild.channel("room-7")
        place = {"platform": refs.PLATFORM, "workspace": self.guild.id, "place": self.channel.id}
        self.room.write(classrooms.bind_place, **place, admits=False)
        seats = zip(("Ms Lee", "Sam", "Ada", "Kai"), (self.room.teacher, *self.room.students), strict=True)
        self.lee, self.sam, self.ada, self.kai = (self._seated(name, member) for name, member in seats)
        self._numbers = count(1)

    def _seated(self, name: str, member: MemberId) -> Person:
        person = self.bot.discord.person(name, self.guild)
        one = refs.account(person.id)
        self.room.write(members.attach, member=member, who=AccountKey(one.platform, one.workspace, one.account))
        return person

    # -- what people do, and what must come of it once it was answered

    async def gives(self, key: str) -> None:
        await self.lee.types("/give", words=f"Sam 1 for {key}", channel=self.channel)
        assert "Given" in await self.lee.fills()
        self.answered["points.given"] += 1

    async def takes(self, _: str) -> None:
        await self.sam.types("/quest", words="B2", channel=self.channel)
        await self._one_of(self.sam, {"I'll do this": "attempt.taken", "Put back": "attempt.put_back"})

    async def hands_in(self, key: str) -> None:
        seen = await self.ada.types("/quest", words="A1", channel=self.channel)
        if "Take it back" in seen.buttons:
            await self._one_of(self.ada, {"Take it back": "attempt.taken_back"})
            return
        await self.ada.presses("Hand in")
        assert "Handed in" in await self.ada.fills({"Your work": key})
        self.answered["attempt.handed_in"] += 1

    async def asks(self, key: str) -> None:
        await self.kai.says("points")

    async def _one_of(self, person: Person, becomes: Mapping[str, str]) -> None:
        (label,) = set(becomes) & set(person.last.buttons)
        await person.presses(label)
        self.answered[becomes[label]] += 1

    # -- what breaks

    async def breaks(self, what: str | int) -> None:
        """Break the line so, and wait until the bot is there again."""
        discord, gateway = self.bot.discord, self.bot.discord.gateway
        before = gateway.identifies + gateway.resumes
        match what:
            case "cut":
                await discord.cut()
            case "op 7":
                discord.reconnect_asked()
            case "op 9, to be resumed":
                discord.invalid_session(True)
            case "op 9, not to be resumed":
                discord.invalid_session(False)
            case "deaf":
                discord.goes_deaf()
            case "told again":
                self._tells_again()
                return
            case _:
                discord.close(int(what))
        came = await discord.until(lambda: gateway.identifies + gateway.resumes > before and gateway.connected, 30.0)
        assert came, what

    def _tells_again(self) -> None:
        """The last things that people did and the bot heard, each with its own id, as after a RESUME that begins too early."""
        discord = self.bot.discord
        for entry in [one for one in discord.log if self._was_heard(one)][-TOLD_AGAIN:]:
            discord.gateway.tell(entry.what, entry.payload)

    def _was_heard(self, entry: Entry) -> bool:
        """Whether it is an act that was answered; the reply to a direct message has that message's id as its nonce."""
        if entry.what == "INTERACTION_CREATE":
            return bool(self.bot.discord.interactions[entry.payload["token"]].answered)
        return entry.what == "MESSAGE_CREATE" and entry.payload["id"] in self.bot.discord.nonces

    async def goes_on(self, what: str | int, chance: Random) -> None:
        """All four do something, and somewhere in the middle of it the line breaks."""
        number = next(self._numbers)
        acts = {
            name: asyncio.ensure_future(_later(chance.random() * SPREAD_S, act(f"k{number}")))
            for name, act in self._acts().items()
        }
        await asyncio.sleep(chance.random() * SPREAD_S / 2)
        await self.breaks(what)
        if what in FORGOTTEN:
            await self._comes_to_rest(acts.values())
        for name, act in acts.items():
            try:
                await act
            except (NoAnswer, asyncio.CancelledError):
                assert what in FORGOTTEN, (number, what, name)
                self.lost.append(f"{what}: {name}")

    def _acts(self) -> dict[str, Act]:
        return {"gives": self.gives, "takes": self.takes, "hands in": self.hands_in, "asks": self.asks}

    async def _comes_to_rest(self, acts: Iterable[asyncio.Future[None]]) -> None:
        """Whatever reached the bot is done and answered; who waits for anything else waits in vain."""
        discord = self.bot.discord
        await asyncio.sleep(SPREAD_S)
        for _ in range(3):
            await discord.quiet()
            await self.bot.desk.write(lambda work: None)
        await discord.quiet()
        discord.moves_on(seconds=OVERDUE_S)
        _, waiting = await asyncio.wait(acts, timeout=1.0)
        for act in waiting:
            act.cancel()

    # -- what came of it

    def recorded(self) -> Counter[str]:
        """What is in the record of the kinds that people saw answered."""
        kinds = ("points.given", "attempt.taken", "attempt.put_back", "attempt.handed_in", "attempt.taken_back")
        facts = Counter(str(row[2]) for row in all_rows(self.bot.desk)["events"])
        return +Counter({kind: facts[kind] for kind in kinds})

    def replies(self) -> Counter[int]:
        """How many of Kai's direct messages got so many replies."""
        said = "".join("k" if one.author["id"] == self.kai.id else "b" for one in self.kai.dms)
        return Counter(len(after) for after in said.split("k")[1:])


async def _later(wait_s: float, act: Coroutine[Any, Any, None]) -> None:
    await asyncio.sleep(wait_s)
    await act
