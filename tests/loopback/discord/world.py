"""All that this Discord knows, and what happens in it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tests.loopback.discord.channels import DM, Channel
from tests.loopback.discord.clock import Clock, iso
from tests.loopback.discord.commands import Commands
from tests.loopback.discord.files import Attachment, File
from tests.loopback.discord.gateway import Gateway
from tests.loopback.discord.guilds import Guild
from tests.loopback.discord.messages import Message
from tests.loopback.discord.posting import Ping
from tests.loopback.discord.transcript import Entry

if TYPE_CHECKING:
    from tests.loopback.discord.interactions import Interaction
    from tests.loopback.discord.people import Person

Payload = dict[str, Any]
LOOK_AGAIN_S = 0.02
"""What is waited for may be no matter of ours: something of the bot's, of its database."""


class World:
    """The state of this Discord; one application with its bot, everything else as a test builds it."""

    def __init__(self, *, answer_within_s: float, patience_s: float, settle_turns: int) -> None:
        self.answer_within_s, self.patience_s, self.settle_turns = answer_within_s, patience_s, settle_turns
        self.clock = Clock()
        self.address = ""
        self.bot = self.new_user("Questboard", bot=True)
        self.application_id: str = self.bot["id"]
        self.token = f"loopback.{self.application_id}.token"
        self.commands = Commands(self)
        self.gateway = Gateway(self)
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.people: dict[str, Person] = {}
        self.interactions: dict[str, Interaction] = {}
        self.attachments: dict[str, Attachment] = {}
        self.nonces: dict[str, tuple[float, Message]] = {}
        self.pings: list[Ping] = []
        """Every message that made a phone ring: who, and by which message."""
        self.broken: list[Exception] = []
        """Mistakes of this Discord itself; the test fails with them."""
        self.failures: list[Interaction] = []
        """Every time somebody read "This interaction failed"."""
        self.log: list[Entry] = []
        self.busy = 0
        self._change = asyncio.Event()

    # -- making things

    def new_user(self, name: str, *, bot: bool = False) -> Payload:
        """A user."""
        return {
            "id": self.clock.new_id(),
            "username": name if bot else name.lower().replace(" ", "."),
            "global_name": None if bot else name,
            "discriminator": "0",
            "avatar": None,
            "bot": bot,
            "public_flags": 0,
            "flags": 0,
        }

    def keep(self, file: File, where: str, **facts: Any) -> Attachment:
        """Keep a file, so that it can be fetched from its address for a day."""
        made = self.clock.new_id()
        until = f"{int(self.clock.now()) + 86_400:x}"
        folder = "ephemeral-attachments" if facts.get("hidden") else "attachments"
        url = f"{self.address}/{folder}/{where}/{made}/{quote(file.name)}?ex={until}"
        self.attachments[made] = Attachment(made, file, url, **facts)
        return self.attachments[made]

    def dm(self, person: Person) -> Channel:
        """The direct messages between the person and the bot."""
        for channel in self.channels.values():
            if channel.recipient is person:
                return channel
        made = Channel(self, f"dm of {person.name}", DM, recipient=person)
        self.channels[made.id] = made
        return made

    def moment(self) -> str:
        """Now, as Discord writes it."""
        return iso(self.clock.now())

    # -- what happens

    def tell(self, event: str, payload: Payload) -> None:
        """Tell every session of the bot that wanted to hear of such events."""
        self.note(Entry(self.clock.now(), "discord", event, payload))
        self.gateway.tell(event, payload)

    def note(self, entry: Entry) -> Entry:
        """Write a line into the transcript."""
        self.log.append(entry)
        self.changed()
        return entry

    def changed(self) -> None:
        """Wake whoever waits for something to be so."""
        self._change.set()
        self._change = asyncio.Event()

    async def until(self, true: Callable[[], object], within_s: float | None = None) -> bool:
        """Wait until `true()` holds; whether it did before the (generous) time was over."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + (self.patience_s if within_s is None else within_s)
        while not true():
            left = ends - loop.time()
            if left <= 0:
                return False
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._change.wait(), min(left, LOOK_AGAIN_S))
        return True

    async def quiet(self) -> None:
        """Wait until the bot has asked for nothing during a little while, so that what follows an answer is there too.

        The while is counted in turns of the loop, not on a clock: a machine that is busy with other things gives us both fewer.
        """
        still = 0
        while still < self.settle_turns:
            change = self._change
            await asyncio.sleep(0.001)
            still = still + 1 if change is self._change and self.busy == 0 else 0
