"""A small prompt to be somebody on this Discord: what is typed, what is then seen, and numbers for what can be pressed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from tests.loopback.discord import reading
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.files import File
from tests.loopback.discord.guilds import Guild, Role
from tests.loopback.discord.messages import Message
from tests.loopback.discord.people import Person
from tests.loopback.discord.seen import Field, NoAnswer, NotThere
from tests.loopback.discord.server import Discord

HELP = """\
/word words     type a command here          3               press or pick what has this number
hello           write to the bot alone       > hello         write into the channel
+ path words    write to it with a file      menu Name 7     that menu on message 7
@sam            be somebody else             #room-7, #dm    go there
?               all that is on the screen    closed          close or open direct messages
log             the last requests            wait            see what has come
quit            end"""
Pressable = tuple[Message, str, int | None]
"""A message, a label, and of buttons with this label which; None for a line of a menu."""


class Play:
    """One evening at the prompt."""

    def __init__(self, discord: Discord, guild: Guild, people: list[Person]) -> None:
        self.discord, self.guild, self.people = discord, guild, people
        self.person = people[0]
        self.where: Channel | None = next(one for one in guild.channels.values() if one.kind == 0)
        self.known: dict[str, str] = {}
        """What each message looked like when it was last drawn, by person and id."""
        self.pressable: list[Pressable] = []
        self.messages: list[Message] = []

    async def run(self) -> None:
        """Ask until the end of the input or `quit`."""
        print(HELP)
        while True:
            self.draw_news()
            line = await ask(f"{self.person.name} {'#' + self.where.name if self.where else '(alone with the bot)'}> ")
            if line is None or line == "quit":
                return
            try:
                await self.do(line.strip())
                while self.person.opened is not None:
                    await self.fill_in()
            except (NoAnswer, NotThere, ValueError, LookupError, OSError) as error:
                print(f"!! {error}")

    async def do(self, line: str) -> None:
        """One line."""
        first, _, rest = line.partition(" ")
        if first.isdecimal():
            await self.press(int(first))
        elif first.startswith("@"):
            self.person = self.named(first[1:] + (" " + rest if rest else ""))
        elif first.startswith("#"):
            self.where = None if first == "#dm" else self.guild.channel(first[1:])
        elif first.startswith("/"):
            await self.person.types(first, channel=self.where, **self.options(first[1:], rest))
        elif first == "menu":
            name, _, number = rest.rpartition(" ")
            await self.person.menu(name, self.messages[int(number)])
        elif first in {"?", "wait", "log", "closed"}:
            await self.look(first)
        elif first == ">":
            await self.person.says(rest, channel=self.where)
        elif first == "+":
            path, _, words = rest.partition(" ")
            await self.person.says(words, files=Path(path))
        elif line:
            await self.person.says(line)

    async def look(self, what: str) -> None:
        if what == "?":
            self.known, self.pressable, self.messages = {}, [], []
        elif what == "log":
            print("\n".join(str(entry) for entry in self.discord.log[-30:]))
        elif what == "closed":
            self.person.dms_closed = not self.person.dms_closed
            print(f"Direct messages are {'closed' if self.person.dms_closed else 'open'}.")
        else:
            await asyncio.sleep(1.0)

    async def press(self, number: int) -> None:
        if number >= len(self.pressable):
            raise ValueError(f"there is no {number}")
        message, label, nth = self.pressable[number]
        if nth is None:
            await self.person.picks(label, on=message)
        else:
            await self.person.presses(label, on=message, nth=nth)

    def options(self, word: str, rest: str) -> dict[str, Any]:
        """What follows the word goes into the command's first option."""
        found = self.discord.commands.find(word, 1, self.where.guild if self.where else None, self.person.locale)
        names = [option["name"] for option in (found or {}).get("options") or () if option["type"] == 3]
        return {names[0]: rest} if names and rest else {}

    def named(self, name: str) -> Person:
        for person in self.people:
            if person.name.lower().replace(" ", "") == name.lower().replace(" ", ""):
                return person
        raise ValueError(f"there are {', '.join(person.name for person in self.people)}")

    # -- forms

    async def fill_in(self) -> None:
        """Ask for each field of the open modal, and send it; `cancel` closes it."""
        print(
            f"\n{self.person.modal.drawn}\n(an empty line leaves a field as it is; several labels are parted by ';'; or cancel)"
        )
        given = {}
        for field in self.person.modal.fields.values():
            line = await ask(f"  {field.label}: ")
            if line is None or line.strip() == "cancel":
                self.person.dismisses()
                return
            if line.strip():
                given[field.name] = self.said(field, line.strip())
        await self.person.fills(given)

    def said(self, field: Field, line: str) -> Any:
        """What a line says for a field; several are parted by `;`."""
        several = [one.strip() for one in line.split(";")]
        if field.kind == reading.UPLOAD:
            return [File.of(Path(one)) for one in several]
        if field.kind == reading.CHECKBOX:
            return line.lower() in {"y", "yes", "x", "1", "true"}
        if field.options:
            return several
        if field.kind in reading.SELECTS:
            return [self.thing(one) for one in several]
        return line.replace("\\n", "\n")

    def thing(self, name: str) -> Channel | Role | Person:
        """A channel, a role or a person of this name."""
        things: list[Channel | Role | Person] = [
            *self.guild.channels.values(),
            *self.guild.roles.values(),
            *self.people,
        ]
        for one in things:
            if one.name == name.lstrip("#@"):
                return one
        raise ValueError(f"there is no {name}")

    # -- what is drawn

    def draw_news(self) -> None:
        """What the person has not seen yet, or not so."""
        for message in self.person.screen.messages:
            key = f"{self.person.id} {message.id}"
            if self.known.get(key) != message.drawn:
                self.known[key] = message.drawn
                self.draw(message)

    def draw(self, message: Message) -> None:
        place = f"only {self.person.name} sees this" if message.private else str(message.channel)
        print(
            f"\n-- message {len(self.messages)}, {message.author.get('global_name') or message.author['username']}, {place}"
        )
        self.messages.append(message)
        print(message.as_drawn(Numbers(message, self.pressable)))


class Numbers(reading.Brackets):
    """A number before each thing that can be pressed; they are added to `pressable`."""

    def __init__(self, message: Message, pressable: list[Pressable]) -> None:
        self.message, self.pressable = message, pressable
        self.labels: list[str] = []

    def button(self, component: reading.Component) -> str:
        label = reading.label_of(component)
        nth = self.labels.count(label)
        self.labels.append(label)
        if component.get("url"):
            return f"[{label} -> {component['url']}]"
        if component.get("disabled"):
            return f"({label})"
        self.pressable.append((self.message, label, nth))
        return f"{len(self.pressable) - 1}[{label}]"

    def option(self, option: reading.Component) -> str:
        self.pressable.append((self.message, option["label"], None))
        return f"{len(self.pressable) - 1} {super().option(option)}"


async def ask(prompt: str) -> str | None:
    """A line of the input; None at its end."""
    print(prompt, end="", flush=True)
    line = await asyncio.to_thread(sys.stdin.readline)
    if line and not sys.stdin.isatty():
        print(line, end="", flush=True)
    return line.rstrip("\n") if line else None
