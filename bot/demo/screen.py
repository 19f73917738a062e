"""The demo's screen: a platform that shows every person's side of the conversation in one terminal, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from shutil import get_terminal_size
from typing import TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from adapters.actions import Action
from adapters.calls import CommandSpec
from adapters.cards import Buttons, Card, Part
from adapters.console.render import draw
from adapters.console.styles import KEY, QUIET
from adapters.fallback.keys import Key, keyed
from adapters.fallback.printable import one_line
from adapters.port import Handle
from adapters.refs import Address, MessageRef, PlaceRef
from bot.demo.pace import Pace
from bot.views import demo as say
from bot.views.look import Words

PLATFORM = "demo"
WIDEST = 80
NARROWEST = 40
INDENT = 2
Watched = Callable[[RenderableType], object]


@dataclass
class Screen:
    """Prints what is said, pressed and shown. While it is `muted`, the same things happen and nothing is printed."""

    out: TextIO
    words: Words
    pace: Pace
    names: dict[str, str] = field(default_factory=dict)
    """How people are called, by account."""
    muted: bool = False
    arrived: dict[Address, Card] = field(default_factory=dict)
    """The last message of each address: what stands on it can be pressed."""
    platform: str = PLATFORM
    nonce_kept_s: float = 0.0

    watched: Watched | None = None
    """Is handed all that is printed."""

    def __post_init__(self) -> None:
        room = get_terminal_size().columns if self.out.isatty() else WIDEST
        self.console = Console(file=self.out, width=max(NARROWEST, min(WIDEST, room)), highlight=False)
        self.columns = self.console.width - INDENT

    async def run(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """Nobody types here: the demo does."""

    def connected(self) -> bool:
        """Always: it is a stage."""
        return True

    async def send(self, address: Address, card: Card, *, nonce: str) -> MessageRef:
        """Show a message that comes of itself."""
        if isinstance(address, PlaceRef):
            above = say.everybody_sees(self.words, address.place)
        else:
            above = say.told(self.words, self.names[address.account])
        self.arrived[address] = card
        await self.card(card, above)
        return MessageRef(address, nonce)

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Show it anew."""
        await self.send(message.address, card, nonce=message.message)

    async def lacks(self, _: PlaceRef, /) -> tuple[str, ...]:
        """Nothing: it is a stage."""
        return ()

    async def title(self, words: str) -> None:
        """What this is."""
        self._print(Text(one_line(words), "bold"))
        await self.pace.after(1)

    async def chapter(self, title: str) -> None:
        """A new part of the week."""
        self._print(Text())
        self._print(Rule(Text(one_line(title), "bold"), style=QUIET, align="left"))
        self._print(Text())
        await self.pace.after(2)

    async def aside(self, sentence: str) -> None:
        """What the one who tells it says between."""
        if not self.muted:
            self._print(Text(one_line(sentence), "italic"))
            await self.pace.after(2)

    async def does(self, name: str, what: str) -> None:
        """`name` does something: a word that is typed, a button that is pressed."""
        if not self.muted:
            self._print(Text.assemble((f"{one_line(name)}", "bold"), "  ", (one_line(what), KEY)))
            await self.pace.after(1)

    async def answers(self, rows: Sequence[tuple[str, str]]) -> None:
        """What is filled into a form: each question and its answer."""
        if self.muted or not rows:
            return
        widest = max(len(label) for label, _ in rows)
        for label, answer in rows:
            line = Text.assemble((f"{label:<{widest}}", QUIET), "  ", one_line(answer))
            for part in line.wrap(self.console, self.columns - 4):
                self._print(Text("    ") + part)
        await self.pace.after(len(rows))

    async def card(self, card: Card, above: str, leave: tuple[type[Part], ...] = ()) -> None:
        """A card, and above it who sees it; `leave` are the parts that are left out here for being long."""
        if self.muted:
            return
        parts = [_short(part, keys) for part, keys in keyed(card) if not isinstance(part, leave)]
        frame = draw(card, parts, self.columns, above=above, airy=False)
        self._print(Padding(frame, (0, 0, 0, INDENT)))
        await self.pace.after(len(parts) + 2)

    def _print(self, drawn: RenderableType) -> None:
        self.console.print(drawn)
        if self.watched:
            self.watched(drawn)


def _short(part: Part, keys: tuple[Key, ...]) -> tuple[Part, tuple[Key, ...]]:
    """Buttons by their names, what is behind More as More: here nobody types a number."""
    if not isinstance(part, Buttons):
        return part, keys
    more = (Key(part.more_label, "", Action("more")),) if part.more else ()
    first = tuple(Key(key.label, "", key.action) for key in keys[: len(part.buttons)])
    shown = replace(part, buttons=(*part.buttons, *part.more[:1]), more=(), more_label="")
    return shown, (*first, *more)
