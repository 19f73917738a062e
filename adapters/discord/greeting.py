"""Arriving on a server, or coming back: one greeting, in the channel kept for such things or the first we may write in."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

import discord

from adapters.discord import refs, sending
from adapters.discord.message import Message
from adapters.discord.places import for_a_greeting
from adapters.discord.wire import Wire
from adapters.errors import Refused, SendError
from adapters.port import Memory

log = logging.getLogger(__name__)
GREETED, LEFT = "greeted", "left"
"""What is remembered of a server, and what instead of "1" when it sent us away since."""


class Greeter:
    """Greets each server once."""

    def __init__(self, memory: Memory, greeting: Callable[[str, bool], Sequence[Message]]) -> None:
        """`greeting` by language, and whether we were there before; whom we greeted is kept in `memory`."""
        self._memory, self._greeting = memory, greeting

    def came(self, wire: Wire) -> Callable[[discord.Guild], Awaitable[None]]:
        """What is done when a server is there: at each start, and when we were invited."""

        async def greet(guild: discord.Guild) -> None:
            known = await self._memory.get(str(guild.id), GREETED)
            if known in (None, LEFT) and await self._greeted(wire, guild, known == LEFT):
                await self._memory.put(str(guild.id), GREETED, "1")

        return greet

    async def left(self, guild: discord.Guild) -> None:
        """We were sent away: should we come back, we say so."""
        await self._memory.put(str(guild.id), GREETED, LEFT)

    async def _greeted(self, wire: Wire, guild: discord.Guild, again: bool) -> bool:
        """Whether the greeting went out, in the first of the channels that took it."""
        messages = self._greeting(str(guild.preferred_locale), again)
        nonce = f"{'back' if again else 'hello'}{guild.id}"
        for channel in for_a_greeting(wire.client, guild):
            try:
                await sending.post(wire, refs.place(guild.id, channel.id), messages, nonce=nonce)
                return True
            except Refused as refused:
                log.info("greeting", extra={"code": refused.code})
            except SendError as error:
                log.warning("greeting", extra={"code": error.code})
                return False
        return False
