"""The terminal as a platform: reads a line, makes a call of it, shows the reply."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

from adapters.actions import Action
from adapters.calls import Call, Claims, CommandSpec, Upload
from adapters.cards import Card
from adapters.console import refs
from adapters.console.documents import keep_documents
from adapters.console.forms import Cancelled, Question, agree, fill
from adapters.console.inbound import Became, Heard, Left, Pressed, Said, understand
from adapters.console.limits import REMEMBERED_NONCES
from adapters.console.manifest import OWN_WORDS, Manifest
from adapters.console.pressable import MESSAGE_MARK, Pressable
from adapters.console.screen import open_screen
from adapters.console.words import ConsoleWords
from adapters.fallback import Key
from adapters.forms import Form, Values
from adapters.port import Handle, Memory
from adapters.refs import AccountRef, Address, MessageRef, PlaceRef

HOME = "home"
"""The verb of a person's own page."""
LAST = "last"
"""What the terminal remembers: who sat there last."""
T = TypeVar("T")


class ConsoleAdapter:
    """One keyboard. Whoever sits at it may become anyone: they are the host."""

    platform = refs.PLATFORM
    nonce_kept_s = 0.0

    def __init__(  # noqa: PLR0913 - each is a part that app.py hands in, by name
        self,
        me: str,
        *,
        new_key: Callable[[], str],
        words: ConsoleWords,
        names: Callable[[], Iterable[str]] = tuple,
        history: Path | None = None,
        idle: Callable[[], Awaitable[None]] | None = None,
        memory: Memory | None = None,
        papers: Path | None = None,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
    ) -> None:
        """`me` sits down first, or with a `memory` who sat there last.

        `names` are offered after `/as`; `idle` is awaited before each prompt; documents are written into the folder `papers`.
        """
        self._me, self._name = refs.account(me), me
        self._new_key, self._words, self._names, self._idle = new_key, words, names, idle
        self._manifest, self._pressable = Manifest(), Pressable()
        self._memory = memory
        self._papers = papers
        self._sent: dict[str, MessageRef] = {}
        self._instead = ""
        self._screen = open_screen(stdin or sys.stdin, stdout or sys.stdout, offers=self._offers, history=history)

    async def run(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """Take lines until `/quit` or the end of input. A person is first shown their page; a script asks for what it wants."""
        self._handle, self._manifest = handle, Manifest(commands)
        if self._screen.live:
            await self._sit_where_one_sat()
            await self._answer(self._call(verb=HOME))
            self._screen.say(self._words.footer)
        with suppress(EOFError):
            while not isinstance(heard := await self._hear(), Left):
                await self._act(heard)

    def connected(self) -> bool:
        """Always: whoever started it sits there."""
        return True

    async def send(self, address: Address, card: Card, *, nonce: str) -> MessageRef:
        """Print `card`, marked with whom it is for. The same nonce is the same message, printed once."""
        if nonce not in self._sent:
            self._deliver(address, card)
            self._sent[nonce] = MessageRef(address, self._new_key())
            for old in list(self._sent)[:-REMEMBERED_NONCES]:
                del self._sent[old]
        return self._sent[nonce]

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Print `card` again: what a terminal has printed, it cannot take back."""
        self._deliver(message.address, card)

    async def lacks(self, _: PlaceRef, /) -> tuple[str, ...]:
        """Nothing: a terminal prints everything."""
        return ()

    async def _hear(self) -> Heard | None:
        if self._idle:
            await self._idle()
        if self._instead:
            line, self._instead = self._instead, ""
            return understand(line, {}, self._manifest)
        try:
            line = await self._screen.read(f"{self._name}> ")
        except KeyboardInterrupt:
            return None
        return understand(line, self._pressable.keys(self._me), self._manifest)

    async def _act(self, heard: Heard | None) -> None:
        match heard:
            case Said(verb, words):
                await self._answer(self._call(verb=verb, words=words))
            case Pressed(key):
                await self._press(key)
            case Became(""):
                self._screen.say(self._words.you_are.format(name=self._name))
            case Became(name):
                self._sit_down(refs.account(name), name)
                await self._remember()
                await self._answer(self._call(verb=HOME))
            case Left() | None:
                pass

    async def _press(self, key: Key) -> None:
        if key.confirm is None or await self._talk(agree(key.confirm, self._words)):
            await self._answer(self._call(action=key.action, place=self._pressable.place_of(key)))

    async def _answer(self, call: Call) -> None:
        """Show what comes of `call`; a form is filled in and sent, again and again until the answer is a card."""
        body = await self._reply(call)
        while isinstance(body, Form):
            filled = await self._talk(fill(body, self._words))
            if filled is None:
                self._screen.say(self._words.nothing_sent)
                return
            values, uploads = filled.values, filled.uploads
            body = await self._reply(self._call(action=body.action, values=values, uploads=uploads, place=call.place))
        self._pressable.shown(self._screen.show(body))
        self._save(body)

    def _save(self, card: Card) -> None:
        """Write down the documents of a card, and say where."""
        try:
            for path in keep_documents(card, self._papers):
                self._screen.say(self._words.saved.format(name=path))
        except OSError:
            self._screen.say(self._words.not_saved.format(name=self._papers))

    async def _reply(self, call: Call) -> Card | Form:
        return (await self._handle(call)).body

    async def _talk(self, talk: Generator[Question, str, T]) -> T | None:
        """Carry lines to and fro; None when the person left, or the input ended, before it came to an end."""
        try:
            question = next(talk)
            while True:
                if question.text:
                    self._screen.say(question.text)
                question = talk.send(await self._screen.ask(question.prompt))
        except StopIteration as end:
            result: T = end.value
            return result
        except Cancelled as left:
            self._instead = left.line
            return None
        except (EOFError, KeyboardInterrupt):
            return None

    def _call(
        self,
        *,
        verb: str = "",
        words: str = "",
        action: Action | None = None,
        values: Values | None = None,
        uploads: tuple[Upload, ...] = (),
        place: PlaceRef | None = None,
    ) -> Call:
        return Call(
            account=self._me,
            key=self._new_key(),
            verb=verb,
            words=words,
            action=action,
            values=values,
            uploads=uploads,
            place=place,
            locale=self._words.locale,
            claims=Claims(admin=True, host=True, name=self._name),
        )

    def _sit_down(self, account: AccountRef, name: str) -> None:
        """Become `name`, spelled as the class spells it where it is known."""
        self._me = account
        self._name = next((known for known in self._names() if known.casefold() == name.casefold()), name)
        self._screen.say(self._words.you_are_now.format(name=self._name))

    async def _sit_where_one_sat(self) -> None:
        """Who left a terminal comes back as who they were; a script begins the same each time."""
        last = await self._memory.get(refs.WORKSPACE, LAST) if self._memory else None
        if last and any(refs.account(last) == refs.account(known) for known in self._names()):
            self._me, self._name = refs.account(last), last

    async def _remember(self) -> None:
        if self._memory and self._screen.live:
            await self._memory.put(refs.WORKSPACE, LAST, self._name)

    def _above(self, address: Address) -> str:
        """Whom a message is for; a place without a name is everybody's who sits here."""
        if isinstance(address, AccountRef):
            return self._words.message_to
        return self._words.message_in if address.place else self._words.message_to_all

    def _deliver(self, address: Address, card: Card) -> None:
        above = self._above(address).format(name=refs.shown(address))
        self._pressable.arrived(address, self._screen.show(card, before=MESSAGE_MARK, above=above))

    def _offers(self) -> Iterator[tuple[str, str]]:
        """What could be typed now, each with a line about it."""
        yield from ((key.sign, key.label) for key in self._pressable.keys(self._me).values())
        yield from self._manifest.listed(self._words.locale)
        yield from ((word, "") for word in OWN_WORDS)
        yield from ((f"/as {name}", "") for name in self._names())
