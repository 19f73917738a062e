"""The adapter by itself on a Discord of this machine: the test decides what is answered, and how long that takes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from adapters.actions import Action
from adapters.calls import Call, CommandSpec, Reply
from adapters.cards import Button, Buttons, Card, Confirm
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.greeting import GREETED
from adapters.forms import Form, ShortText
from bot.views.discord import discord_words, greeting
from tests.loopback.discord import Discord

SPECS = (
    CommandSpec(word="look", verb="look", summary={"en": "look"}, common=True, takes_words=True),
    CommandSpec(word="open", verb="open", summary={"en": "open"}, common=True, opens_form=True),
    CommandSpec(word="pick", verb="pick", summary={"en": "pick"}, menu={"en": "Hand this in", "es": "Entregar esto"}),
)
FORM = Form(title="Why", action=Action("sent"), submit="Send", fields=(ShortText(name="why", label="Why"),))


def card(heading: str, *labels: str) -> Card:
    """With a button for each label, whose verb is the label."""
    buttons = tuple(Button(label.capitalize(), Action(label)) for label in labels)
    return Card(heading=heading, parts=(Buttons(buttons),) if buttons else ())


ASKING = Card(
    heading="Careful",
    parts=(Buttons((Button("Erase", Action("erase"), confirm=Confirm(question="For good?", yes="Yes", no="No")),)),),
)


class Kept:
    """What an adapter remembers, over restarts of the adapter and not of the test.

    Unless the test is about greetings, every server was greeted already.
    """

    def __init__(self, *, greeted: bool = True) -> None:
        self.notes: dict[tuple[str, str], str] = {}
        self.greeted = greeted

    async def get(self, workspace: str, key: str) -> str | None:
        return "1" if self.greeted and key == GREETED else self.notes.get((workspace, key))

    async def put(self, workspace: str, key: str, text: str) -> None:
        self.notes[workspace, key] = text

    async def delete(self, workspace: str, key: str) -> None:
        self.notes.pop((workspace, key), None)


@dataclass
class Alone:
    """The adapter, and the calls that came in. `answer` may wait for as long as it likes."""

    discord: Discord
    folder: Path
    calls: list[Call] = field(default_factory=list)
    answers: dict[str, Callable[[Call], Awaitable[Card | Form]]] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    """Verbs whose answers take nothing's place."""
    memory: Kept = field(default_factory=Kept)
    specs: tuple[CommandSpec, ...] = SPECS
    settings: dict[str, Any] = field(default_factory=dict)
    adapter: DiscordAdapter = field(init=False)

    def made(self) -> DiscordAdapter:
        """A new one, as after a restart."""
        self.adapter = DiscordAdapter(
            self.discord.token,
            words=discord_words,
            suggest=self.suggest,
            greeting=greeting,
            memory=self.memory,
            waiting_room=self.folder / "arriving",
            file_most_bytes=1_000,
            api_base=self.discord.api_base,
            gateway_url=self.discord.gateway_url,
            **self.settings,
        )
        return self.adapter

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Alone]:
        running = asyncio.create_task(self.made().run(self.handle, self.specs))
        online = asyncio.create_task(self.discord.online())
        try:
            await asyncio.wait({running, online}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
            yield self
        finally:
            online.cancel()
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running

    async def handle(self, call: Call) -> Reply:
        self.calls.append(call)
        verb = call.action.verb if call.action else call.verb
        body = (
            await self.answers[verb](call) if verb in self.answers else card(f"You said {verb or call.words}", "more")
        )
        replaces = call.action is not None and call.values is None and verb not in self.fresh
        return Reply(body=body, replaces=replaces, locale="en")

    async def suggest(self, call: Call) -> list[str]:
        return [f"{call.verb} {call.words}{nth}" for nth in range(30)]

    def says(self, verb: str, body: Card | Form, *, held: asyncio.Event | None = None) -> None:
        """What is answered to a verb; with `held` only once that is set."""

        async def answer(_: Call) -> Card | Form:
            if held is not None:
                await held.wait()
            return body

        self.answers[verb] = answer
