"""The people of the demo at terminals: the same script, typed line by line, each at a keyboard of their own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import StringIO

from adapters.calls import Call, CommandSpec, Reply
from adapters.cards import Card, Part
from adapters.console import ConsoleAdapter, refs
from adapters.console.forms import asked_here
from adapters.fallback.keys import Key
from adapters.forms import Form, FormField, LongText, Value
from adapters.port import Handle
from adapters.refs import AccountRef, Address, MessageRef, PlaceRef
from bot.announce import Announcer
from bot.clock import HandClock
from bot.demo.pace import Pace
from bot.demo.screen import Screen
from bot.demo.stage import BETWEEN, OffScript, Person, Stage
from bot.locales import catalogue
from bot.request import Home
from bot.views import terminal
from bot.views.words import specs
from quests.desk import Desk
from quests.ids import Moment
from tests.scenarios.terminal import PATIENCE_S, Keyboard

BOARD = "board"
YES = {"en": "yes", "es": "sí"}


class Terminals:
    """All keyboards of a room as one platform: what is for somebody is printed on their screen, what is for all on each."""

    platform = refs.PLATFORM
    nonce_kept_s = 0.0

    def __init__(self) -> None:
        self.by_account: dict[AccountRef, ConsoleAdapter] = {}

    async def run(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """Each runs by itself."""

    async def send(self, address: Address, card: Card, *, nonce: str) -> MessageRef:
        mine = [self.by_account[address]] if isinstance(address, AccountRef) else self.by_account.values()
        for one in mine:
            await one.send(address, card, nonce=nonce)
        return MessageRef(address, nonce)

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Nothing is edited."""

    async def lacks(self, _: PlaceRef, /) -> tuple[str, ...]:
        return ()

    def connected(self) -> bool:
        return True


class ConsoleStage(Stage):
    """A room of terminals on one engine."""

    def __init__(self, desk: Desk, clock: HandClock, language: str) -> None:
        screen = Screen(StringIO(), catalogue(language), Pace(fast=True), muted=True)
        super().__init__(desk, clock, Home(language, "UTC"), screen)
        self.language = language
        self.terminals = Terminals()
        self.announcer = Announcer(desk, {self.terminals.platform: self.terminals})
        self.running: list[asyncio.Task[None]] = []

    def person(self, name: str, *, admin: bool = False) -> Person:
        """Somebody who sits down at a terminal."""
        sitter = Sitter(self, name, refs.account(name), admin, at=self)
        self.terminals.by_account[sitter.account] = sitter.console
        self.running.append(asyncio.create_task(sitter.console.run(sitter.handle_call, specs())))
        return sitter

    def time_goes_by(self) -> None:
        """As much as between any two things that somebody does."""
        self.clock.move_to(Moment(self.clock.now() + BETWEEN))


@asynccontextmanager
async def console_stage(desk: Desk, clock: HandClock, language: str) -> AsyncIterator[ConsoleStage]:
    """The room, until all have left it."""
    stage = ConsoleStage(desk, clock, language)
    yield stage
    for task in stage.running:
        task.cancel()
    await asyncio.gather(*stage.running, return_exceptions=True)


@dataclass
class Sitter(Person):
    """Somebody of the script at their keyboard."""

    at: ConsoleStage = field(kw_only=True)
    body: Card | Form = field(default_factory=lambda: Card(heading=""))
    """What they were answered last."""

    def __post_init__(self) -> None:
        self.keyboard, self.paper = Keyboard(), StringIO()
        self.console = ConsoleAdapter(
            self.name,
            new_key=self.at.clock.new_key,
            words=terminal.console_words(catalogue(self.at.language), self.at.language),
            stdin=self.keyboard,
            stdout=self.paper,
        )

    def answered(self) -> Card | Form:
        """What they were answered last."""
        return self.body

    async def handle_call(self, call: Call) -> Reply:
        """What the console does with a call."""
        if call.values is not None:
            self.at.time_goes_by()
        reply = await self.at.dispatcher.handle(call)
        self.body = reply.body
        return reply

    async def types(self, words: str, *, leave: tuple[type[Part], ...] = (), **values: Value) -> None:
        await self._does([words], values)

    async def presses(
        self, verb: str, *ids: int, sign: str = "", leave: tuple[type[Part], ...] = (), **values: Value
    ) -> None:
        def fits(key: Key) -> bool:
            action = key.action
            return (
                action.verb == verb and (not ids or action.ids[-len(ids) :] == ids) and (not sign or key.sign == sign)
            )

        await self._presses(fits, " ".join(map(str, (verb, *ids, sign))).strip(), values)

    async def picks(self, label: str, /, *, leave: tuple[type[Part], ...] = (), **values: Value) -> None:
        await self._presses(lambda key: key.label == label, label, values)

    async def _presses(self, fits: Callable[[Key], bool], wanted: str, values: Mapping[str, Value]) -> None:
        keys = self.console._pressable.keys(self.account)
        card = [(sign, key) for sign, key in keys.items() if sign in self.console._pressable._card]
        found = next(((sign, key) for sign, key in (*card, *keys.items()) if fits(key)), None)
        if found is None and wanted == BOARD:  # a terminal has no channel in which the new board would stand
            await self._does([self.at.screen.words.gettext("board")], values)
            return
        if found is None:
            raise OffScript(f"{self.name} finds no {wanted} on:\n{self.paper.getvalue()[-2000:]}")
        sign, key = found
        await self._does([sign, *(["1"] if key.confirm else [])], values)

    async def _does(self, lines: list[str], values: Mapping[str, Value]) -> None:
        """Type `lines`, then fill in the form that opens, then whoever is to hear of it hears."""
        self.at.time_goes_by()
        for line in lines:
            await self._types(line)
        opened = self.answered()
        if isinstance(opened, Form):
            await self._sends(opened, values)
        await self.at.announcer.deliver()

    async def _sends(self, form: Form, values: Mapping[str, Value]) -> None:
        for line in _lines(form, values, YES[self.at.language]):
            await self._types(line)
        if isinstance(self.answered(), Form):
            raise OffScript(f"{self.name} cannot send {form.title}:\n{self.paper.getvalue()[-2000:]}")

    async def _types(self, line: str) -> None:
        async with asyncio.timeout(PATIENCE_S):
            await self.keyboard.awaited.wait()
            self.keyboard.awaited.clear()
            self.keyboard.lines.put(f"{line}\n")
            await self.keyboard.awaited.wait()


def _lines(form: Form, values: Mapping[str, Value], yes: str) -> Iterator[str]:
    """What is typed to fill in `form`: what stands in a field is kept with Enter."""
    for one in asked_here(form.fields):
        yield from _answer(one, values.get(one.name, ""))
    more = asked_here(form.more)
    if more and any(one.name in values for one in more):
        yield yes
        for one in more:
            yield from _answer(one, values.get(one.name, ""))
    elif more:
        yield ""


def _answer(asked: FormField, value: Value) -> Iterator[str]:
    labels = {option.value: option.label for option in getattr(asked, "options", ())}
    typed = labels.get(value, value) if isinstance(value, str) else ", ".join(labels.get(one, one) for one in value)
    if isinstance(asked, LongText) and typed:
        yield from (*typed.split("\n"), "")
    else:
        yield typed
