"""The people of the demo on a Discord: the same script, played by commands, clicks, menus and modals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from adapters.cards import Part
from adapters.discord import custom_ids
from adapters.discord.custom_ids import CustomId
from adapters.errors import BadAction
from adapters.forms import Value
from adapters.refs import AccountRef
from bot.clock import HandClock
from bot.demo.pace import Pace
from bot.demo.screen import Screen
from bot.demo.stage import BETWEEN, OffScript, Person, Stage
from bot.locales import catalogue
from bot.request import Home
from bot.upkeep import tell_everywhere
from bot.views import demo as say
from quests.ids import Moment
from tests.adapters.discord.conftest import Bot
from tests.loopback import discord as loopback
from tests.loopback.discord import reading
from tests.loopback.discord.messages import Message
from tests.loopback.discord.seen import Seen

LOCALES = {"en": "en-US", "es": "es-ES"}
OPTION = "words"
"""What can be typed after a word."""
STEPS_MOST = 8
PART = re.compile(r"[*#=@].*")
"""What the adapter adds to a field's name."""


class DiscordStage(Stage):
    """Ms Lee's class on a server: whoever comes on stage is a member of it."""

    def __init__(self, bot: Bot, clock: HandClock, language: str) -> None:
        screen = Screen(StringIO(), catalogue(language), Pace(fast=True), muted=True)
        super().__init__(bot.desk, clock, Home(language, "UTC"), screen)
        self.bot, self.language = bot, language
        self.guild = bot.discord.guild("School", locale=LOCALES[language])
        self.room = self.guild.channel(say.place(screen.words).removeprefix("#"))

    def person(self, name: str, *, admin: bool = False) -> Person:
        """Somebody with a Discord account, on the server."""
        who = self.bot.discord.person(name, self.guild, admin=admin, locale=LOCALES[self.language])
        return Guest(self, name, AccountRef("discord", "everywhere", who.id), admin, on=self, who=who)

    async def time_comes(self) -> None:
        """What the clock brings by itself, and telling it."""
        await tell_everywhere(self.desk)
        await self.tells()

    async def tells(self) -> None:
        """What must be told is told."""
        await self.bot.service.beside.deliver()

    def time_goes_by(self) -> None:
        """As much as between any two things that somebody does."""
        self.clock.move_to(Moment(self.clock.now() + BETWEEN))


@dataclass(frozen=True)
class Thing:
    """Something on a screen that can be pressed or picked."""

    message: Message
    label: str
    nth: int
    does: CustomId
    is_option: bool = False

    def fits(self, verb: str, ids: tuple[int, ...], sign: str) -> bool:
        action = self.does.action
        if action is None or action.verb != verb or self.does.step:
            return False
        return (not ids or action.ids[-len(ids) :] == ids) and (not sign or sign in self.label.split())


@dataclass
class Guest(Person):
    """Somebody of the script, with a Discord client in their hands."""

    on: DiscordStage = field(kw_only=True)
    who: loopback.Person = field(kw_only=True)

    async def types(self, words: str, *, leave: tuple[type[Part], ...] = (), **values: Value) -> None:
        """A word of ours as a command of its own where it is one, else behind /quest."""
        self.on.time_goes_by()
        word, _, rest = words.partition(" ")
        command = self.who.world.commands.find(word, 1, self.on.guild, self.who.locale)
        options: dict[str, Any] = {OPTION: rest} if command and rest else {} if command else {OPTION: words}
        line = f"/{word}" if command else self._quest()
        await self._goes_on(await self.who.types(line, channel=self.on.room, **options), values)

    async def presses(
        self, verb: str, *ids: int, sign: str = "", leave: tuple[type[Part], ...] = (), **values: Value
    ) -> None:
        found = next((thing for thing in self._things() if thing.fits(verb, ids, sign)), None)
        await self._touches(found, f"{verb} {ids} {sign}", values)

    async def picks(self, label: str, /, *, leave: tuple[type[Part], ...] = (), **values: Value) -> None:
        found = next((thing for thing in self._things() if thing.label == label), None)
        await self._touches(found, label, values)

    def _quest(self) -> str:
        found = {"en": "/quest", "es": "/misión"}
        return found[self.on.language]

    async def _touches(self, thing: Thing | None, wanted: str, values: Mapping[str, Value]) -> None:
        if thing is None:
            raise OffScript(f"{self.name} finds no {wanted} on:\n{self.who.last}\n{self.who.screen}")
        asks = thing.does.asks
        if not asks:
            self.on.time_goes_by()
        if thing.is_option:
            seen = await self.who.picks(thing.label, on=thing.message)
        else:
            seen = await self.who.presses(thing.label, on=thing.message, nth=thing.nth)
        if asks:
            self.on.time_goes_by()
            seen = await self.who.presses(thing.label, on=seen)
        await self._goes_on(seen, values)

    async def _goes_on(self, seen: Seen, values: Mapping[str, Value]) -> None:
        """Fill in what opens, step by step; then whoever is to hear of it hears."""
        if seen.modal is not None:
            self.on.time_goes_by()
        left = dict(values)
        for _ in range(STEPS_MOST):
            if seen.modal is None:
                break
            filled = self._filled(seen, left)
            for part in filled:
                left.pop(PART.sub("", part), None)
            seen = await self._next_step(await self.who.fills(filled | self._more(seen, left)))
        await self.on.tells()

    async def _next_step(self, seen: Seen) -> Seen:
        """Open the step that follows, where the answer is one."""
        for thing in _on(list(seen.messages)):
            if thing.does.step:
                opened = await self.who.presses(thing.label, on=seen)
                if opened.modal is None:
                    raise OffScript(f"{self.name} cannot go on: {seen}")
                return opened
        return seen

    def _filled(self, seen: Seen, values: Mapping[str, Value]) -> dict[str, Any]:
        """What of `values` this step asks for, by the parts of it; what stands in the others stays."""
        assert seen.modal is not None
        filled: dict[str, Any] = {}
        for part in seen.modal.fields.values():
            value = values.get(PART.sub("", part.name))
            if value is None:
                continue
            wanted = [value] if isinstance(value, str) else list(value)
            offered = {*part.options, *(option["value"] for option in part.component.get("options", ()))}
            chosen = [one for one in wanted if one in offered] if offered else wanted
            filled[part.name] = (chosen if offered else value) if chosen else None
        return {name: value for name, value in filled.items() if value is not None}

    def _more(self, seen: Seen, left: Mapping[str, Value]) -> dict[str, Any]:
        """The box that leads to what stands behind More, where some of it is to be filled in."""
        assert seen.modal is not None
        boxes = [part.name for part in seen.modal.fields.values() if part.kind == reading.CHECKBOX]
        return dict.fromkeys(boxes, bool(left))

    def _things(self) -> Iterator[Thing]:
        """What they look at: the last answer, then the last that came to them alone, then what all see."""
        yield from _on([*reversed(self.who.last.messages), *reversed(self.who.dms), *reversed(self.on.room.messages)])


def _on(messages: list[Message]) -> Iterator[Thing]:
    for message in messages:
        seen: dict[str, int] = {}
        for button in reading.buttons(message.components):
            nth = seen[button.label] = seen.get(button.label, -1) + 1
            if does := _read(button.custom_id):
                yield Thing(message, button.label, nth, does)
        for option in reading.options(message.components):
            if does := _read(option.value):
                yield Thing(message, option.label, 0, does, is_option=True)


def _read(custom_id: str) -> CustomId | None:
    try:
        return custom_ids.read(custom_id)
    except BadAction:
        return None
