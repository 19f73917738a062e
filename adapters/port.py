"""The port that every platform's adapter fills: run, connected, send, edit, lacks. None of it is optional."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from adapters.calls import Call, CommandSpec, Reply
from adapters.cards import Card
from adapters.refs import Address, MessageRef, PlaceRef

Handle = Callable[[Call], Awaitable[Reply]]
"""What an adapter does with a call: await this. It never raises; whatever goes wrong is a card."""


Suggest = Callable[[Call], Awaitable[Sequence[str]]]
"""What could be typed after a word (`verb`), of which `words` are there already: the best first. Never raises."""

LACKS = ("gone", "see", "send", "send_in_threads", "files")
"""What can be missing in a place: the place itself, reading it, writing there, writing in its threads, files and pictures there."""


class Memory(Protocol):
    """What an adapter may remember over a restart: opaque text by workspace and key (a command hash, a renderer's tier)."""

    async def get(self, workspace: str, key: str) -> str | None:
        """What was put there, or None."""
        ...

    async def put(self, workspace: str, key: str, text: str) -> None:
        """Remember `text`, in place of what was there."""
        ...

    async def delete(self, workspace: str, key: str) -> None:
        """Forget it; nothing happens when there is nothing."""
        ...


class Adapter(Protocol):
    """One platform."""

    platform: str
    nonce_kept_s: float
    """How long the platform knows a repeated nonce for the same message, over a restart of ours; 0 when it does not."""

    async def run(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """Take calls and show replies until the platform says goodbye."""
        ...

    def connected(self) -> bool:
        """Whether it hears its platform right now: asked by whoever watches over the process. Raises nothing."""
        ...

    async def send(self, address: Address, card: Card, *, nonce: str) -> MessageRef:
        """Send a message of our own accord. Raises Refused, Busy, Uncertain. The same nonce is the same message."""
        ...

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Put `card` in the place of a message that was sent. Raises Refused, Busy, Uncertain."""
        ...

    async def lacks(self, place: PlaceRef, /) -> tuple[str, ...]:
        """What we may not do in `place`, of what we need there: codes of `LACKS`, in that order. Raises nothing."""
        ...
