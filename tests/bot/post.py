"""A small real platform for what is told without being asked: it keeps what it was sent, or has a problem."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from adapters.calls import CommandSpec
from adapters.cards import Card
from adapters.fallback import show
from adapters.port import Adapter, Handle
from adapters.refs import Address, MessageRef, PlaceRef
from tests.bot.people import PLATFORM


@dataclass
class Post(Adapter):
    """Each send meets the next of `problems`, and goes well when there is none."""

    platform: str = PLATFORM
    nonce_kept_s: float = 0.0
    sent: list[tuple[Address, Card]] = field(default_factory=list)
    nonces: list[str] = field(default_factory=list)
    problems: list[BaseException] = field(default_factory=list)
    meanwhile: Callable[[], Awaitable[object]] | None = None
    """What happens while a message is on its way."""
    hears: bool = True

    async def run(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """Nobody calls from here."""

    def connected(self) -> bool:
        return self.hears

    async def send(self, address: Address, card: Card, *, nonce: str) -> MessageRef:
        self.nonces.append(nonce)
        if self.meanwhile:
            await self.meanwhile()
        if self.problems:
            raise self.problems.pop(0)
        self.sent.append((address, card))
        return MessageRef(address, f"message-{len(self.sent)}")

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Nothing is edited."""

    async def lacks(self, place: PlaceRef) -> tuple[str, ...]:
        return ()

    @property
    def texts(self) -> list[str]:
        return [show(card).text for _, card in self.sent]
