"""Discord as a platform."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from adapters.calls import CommandSpec
from adapters.cards import Card
from adapters.discord import refs
from adapters.discord.limits import NONCE_KEPT_S
from adapters.discord.presence import Presence
from adapters.discord.words import DiscordWords
from adapters.port import Handle, Memory, Suggest
from adapters.refs import Address, MessageRef, PlaceRef


class DiscordAdapter:
    """One bot on all the servers it was invited to."""

    platform = refs.PLATFORM
    nonce_kept_s = NONCE_KEPT_S

    def __init__(  # noqa: PLR0913 - each is a part that the composition root hands in, by name
        self,
        token: str,
        *,
        words: Callable[[str], DiscordWords],
        suggest: Suggest,
        greeting: Callable[[str], Card],
        memory: Memory,
        now: Callable[[], int],
        waiting_room: Path,
        file_most_bytes: int,
        api_base: str = "",
        gateway_url: str = "",
        proxy: str = "",
        present: Callable[[Presence], None] | None = None,
    ) -> None:
        """`words` and `greeting` by language; files that come in wait in `waiting_room` until their call is answered.

        `proxy` is an address all that is said goes through; `present` is told each time the bot is there anew.
        """
        self._token, self._words, self._suggest, self._greeting = token, words, suggest, greeting
        self._memory, self._now = memory, now
        self._waiting_room, self._file_most_bytes = waiting_room, file_most_bytes
        self._api_base, self._gateway_url = api_base, gateway_url
        self._proxy, self._present = proxy, present

    async def run(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """Take calls and show replies until cancelled. Raises TurnedAway."""
        raise NotImplementedError

    def connected(self) -> bool:
        """Whether the gateway is open and has said that we are in."""
        raise NotImplementedError

    async def send(self, address: Address, card: Card, *, nonce: str) -> MessageRef:
        """Send a message of our own accord. Raises Refused, Busy, Uncertain. The same nonce is the same message."""
        raise NotImplementedError

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Put `card` in the place of a message that was sent. Raises Refused, Busy, Uncertain."""
        raise NotImplementedError

    async def lacks(self, place: PlaceRef) -> tuple[str, ...]:
        """What we may not do in `place`, of what we need there."""
        raise NotImplementedError
