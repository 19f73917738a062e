"""`python -m benchmarks.discord.served`: a Discord with a class of people, who do in one line of JSON what they are told in one."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from typing import Any

from tests.loopback.discord import reading
from tests.loopback.discord.acts import find, start
from tests.loopback.discord.commands import SLASH
from tests.loopback.discord.interactions import COMMAND, COMPONENT, Interaction
from tests.loopback.discord.messages import Message
from tests.loopback.discord.people import Person
from tests.loopback.discord.reading import BUTTON
from tests.loopback.discord.server import Discord

PEOPLE = 200
TAKES, SHOWS = ".take.", ".quest."
"""Stand in the names of the button that takes a quest, and of a square."""
AT_ONCE = 16
"""So many get ready at the same time."""
WITHIN_S = 60.0
WORKED = {4, 7}
"""Kinds of answers that are one already, not "is thinking"."""


class People:
    """A class on a server, all in one channel."""

    def __init__(self, discord: Discord) -> None:
        self.discord, self.guild = discord, discord.guild("School")
        self.channel = self.guild.channel("room-7", category="Year 7")
        self.people = [discord.person(f"Student {number}", self.guild) for number in range(PEOPLE)]
        self.cards: tuple[Any, Any] = (None, None)

    def about(self) -> dict[str, Any]:
        """What a bot and a database must know."""
        discord = self.discord
        addresses = {"DISCORD_API_BASE": discord.api_base, "DISCORD_GATEWAY_URL": discord.gateway_url}
        settings = {"DISCORD_TOKEN": discord.token, **addresses}
        return {"settings": settings, "server": self.guild.id, "people": [person.id for person in self.people]}

    async def online(self, words: bool) -> dict[str, Any]:
        """Once the bot is there, and has told its `words` if it has any."""
        there = self.discord.gateway
        await self.discord.until(lambda: there.connected and (not words or self.discord.commands.of("")), WITHIN_S)
        return {}

    async def offline(self) -> dict[str, Any]:
        """Once it is gone."""
        await self.discord.until(lambda: not self.discord.gateway.connected, WITHIN_S)
        return {}

    async def shown(self) -> dict[str, Any]:
        """The card whose button was pressed last, and the one that came of it."""
        return {"before": self.cards[0], "after": self.cards[1]}

    async def click(self, square: int, people: int, together: bool) -> dict[str, Any]:
        """So many take the quest of a square, each their own: together, or one after the other. Seconds until each was answered."""
        ready = await self._ready(square, self.people[:people])
        began = self.discord.clock.now()
        if together:
            clicks = [self._press(*one, TAKES) for one in ready]
            await self._answered(clicks)
        else:
            clicks = [await self._pressed(*one, TAKES) for one in ready]
        if clicks[0].message is not None:
            self.cards = self.cards[0], clicks[0].message.components
        return {
            "waited_s": [click.answered_at - click.at for click in clicks if click.answered],
            "late": sum(not click.answered for click in clicks),
            "deferred": sum(click.answered not in WORKED for click in clicks),
            "all_s": max(click.answered_at for click in clicks) - began,
        }

    async def _ready(self, square: int, people: list[Person]) -> list[tuple[Person, Message]]:
        """Each with the card on their screen from which the quest is taken."""
        taking = asyncio.Semaphore(AT_ONCE)

        async def one(person: Person) -> tuple[Person, Message]:
            async with taking:
                return person, await self._card(person, square)

        ready = await asyncio.gather(*map(one, people))
        self.cards = ready[0][1].components, None
        return ready

    async def _card(self, person: Person, square: int) -> Message:
        command = find(person, "board", SLASH, self.channel)
        typed = {"id": command["id"], "name": "board", "type": SLASH, "options": []}
        asked = start(person, COMMAND, self.channel, typed, "types /board")
        await self._answered([asked])
        board = asked.original
        assert board is not None
        if not _named(board, TAKES):
            await self._pressed(person, board, SHOWS, square)
        return board

    async def _pressed(self, person: Person, message: Message, what: str, nth: int = 0) -> Interaction:
        click = self._press(person, message, what, nth)
        await self._answered([click])
        return click

    def _press(self, person: Person, message: Message, what: str, nth: int = 0) -> Interaction:
        button = _named(message, what)[nth]
        data = {"component_type": BUTTON, "custom_id": button.custom_id, "id": button.id}
        return start(person, COMPONENT, self.channel, data, f"presses {button.label}", message=message)

    async def _answered(self, clicks: list[Interaction]) -> None:
        await self.discord.until(lambda: all(click.answered for click in clicks), self.discord.answer_within_s)


def _named(message: Message, what: str) -> list[reading.Button]:
    return [button for button in reading.buttons(message.components) if what in button.custom_id]


async def main() -> None:
    """Serve until the input ends."""
    async with Discord() as discord:
        people = People(discord)
        print(json.dumps(people.about()), flush=True)
        gc.freeze()
        gc.disable()  # what this Discord collects should not be taken for the bot's slowness
        while line := await asyncio.to_thread(sys.stdin.readline):
            asked = json.loads(line)
            print(json.dumps(await getattr(people, asked.pop("do"))(**asked)), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
