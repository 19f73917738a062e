"""Discord as a platform."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import aiohttp

from adapters.calls import CommandSpec
from adapters.cards import Card
from adapters.discord import manifest, refs
from adapters.discord.arriving import Arrivals
from adapters.discord.client import Listener, go_elsewhere
from adapters.discord.connecting import Patience, be_patient, turned_away
from adapters.discord.greeting import Greeter
from adapters.discord.limits import FORM_GUARD_S, GUARD_S, NONCE_KEPT_S
from adapters.discord.line import Line
from adapters.discord.places import lacks
from adapters.discord.presence import Presence
from adapters.discord.render import render
from adapters.discord.router import Parts, Router
from adapters.discord.sending import edit, post
from adapters.discord.wire import Wire
from adapters.discord.words import DiscordWords
from adapters.port import Handle, Memory, Suggest
from adapters.refs import Address, MessageRef, PlaceRef

log = logging.getLogger(__name__)
TOLD_WITHIN_S, TOLD_AGAIN_AFTER_S = 5.0, 300.0
"""We wait so long for Discord to take our words before we begin to listen, and so long to tell it again where it did not."""
LEAVE_WITHIN_S = 8.0
"""What is on its way when we are told to end has so long to be done and answered."""


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
        greeting: Callable[[str, bool], Card],
        memory: Memory,
        waiting_room: Path,
        file_most_bytes: int,
        api_base: str = "",
        gateway_url: str = "",
        opens_forms: Collection[str] = (),
        proxy: str = "",
        present: Callable[[Presence], None] | None = None,
        absent: Callable[[], None] | None = None,
        guard_s: float = GUARD_S,
        form_guard_s: float = FORM_GUARD_S,
    ) -> None:
        """`words` and `greeting` by language (and this by whether the server had sent us away); files that come in wait in
        `waiting_room` until their call is answered.

        `opens_forms` are verbs, beside those of words, that answer with a form: they are given longer, for no form can open once we
        have said that we are at it. `proxy` is an address all that is said goes through; `present` is told each time the bot is
        there anew, and `absent` once when Discord cannot be reached, until it could be.
        """
        self._token, self._words, self._suggest, self._memory = token, words, suggest, memory
        self._arrivals = Arrivals(waiting_room, most_bytes=file_most_bytes, on_loopback=bool(api_base))
        self._greeter = Greeter(memory, lambda locale, again: render(greeting(locale, again), words(locale)))
        self._api_base, self._gateway_url = api_base, gateway_url
        self._proxy, self._present, self._absent = proxy or None, present, absent
        self._is_absent = False
        self._opens_forms = frozenset(opens_forms)
        self._guards = guard_s, form_guard_s
        self._line = Line()

    async def run(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """Take calls and show replies until cancelled. Raises TurnedAway."""
        self._arrivals.empty()
        go_elsewhere(self._api_base, self._gateway_url)
        be_patient()
        patience = Patience()
        while True:
            try:
                await self._connected(handle, commands)
            except Exception as error:
                if turned := turned_away(error):
                    raise turned from error
                self._miss()
                await patience.after(error)

    def connected(self) -> bool:
        """Whether the gateway is open and has said that we are in."""
        return self._line.wire is not None and self._line.wire.client.is_there()

    async def send(self, address: Address, card: Card, *, nonce: str) -> MessageRef:
        """Send a message of our own accord. Raises Refused, Busy, Uncertain. The same nonce is the same message."""
        messages = render(card, self._words(""))
        return MessageRef(address, await self._line.over(lambda wire: post(wire, address, messages, nonce=nonce)))

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Put `card` in the place of a message that was sent. Raises Refused, Busy, Uncertain."""
        messages = render(card, self._words(""))
        await self._line.over(lambda wire: edit(wire, message.address, message.message, messages))

    async def lacks(self, place: PlaceRef, /) -> tuple[str, ...]:
        """What we may not do in `place`, of what we need there; nothing while that is not known. Raises nothing."""
        return lacks(self._line.wire.client, place) if self._line.wire else ()

    async def _connected(self, handle: Handle, commands: Sequence[CommandSpec]) -> None:
        """From one log-in to its end."""
        connector = aiohttp.TCPConnector(limit=0)
        session = aiohttp.ClientSession(connector=connector, connector_owner=False, cookie_jar=aiohttp.DummyCookieJar())
        async with Listener(proxy=self._proxy, connector=connector) as client, session:
            wire = Wire(client, session, self._proxy)
            router = Router(wire, self._parts(handle, commands))
            await client.login(self._token)
            telling = asyncio.create_task(self._tell_words(client, commands))
            try:
                await asyncio.wait({telling}, timeout=TOLD_WITHIN_S)
                client.hear(interaction=router.interaction, message=router.message)
                client.follow(came=self._greeter.came(wire), left=self._greeter.left, is_there=self._tell)
                self._line.open(wire)
                await client.connect()
            except asyncio.CancelledError:
                self._line.leave()
                raise
            finally:
                telling.cancel()
                client.hear()
                await asyncio.gather(router.finish(LEAVE_WITHIN_S), self._line.close(LEAVE_WITHIN_S))

    async def _tell_words(self, client: Listener, commands: Sequence[CommandSpec]) -> None:
        """Let Discord know our words, now or later: without it buttons and direct messages work all the same."""
        while True:
            try:
                await manifest.sync(client, self._memory, manifest.entries(commands, self._words))
                return
            except Exception:
                log.exception("commands")
            await asyncio.sleep(TOLD_AGAIN_AFTER_S)

    def _miss(self) -> None:
        if self._absent and not self._is_absent:
            self._absent()
        self._is_absent = True

    def _tell(self, client: Listener) -> None:
        self._is_absent = False
        if self._present and client.user:
            self._present(Presence(client.user.name, str(client.app_id()), len(client.guilds)))

    def _parts(self, handle: Handle, commands: Sequence[CommandSpec]) -> Parts:
        guard_s, form_guard_s = self._guards
        return Parts(
            handle=handle,
            suggest=self._suggest,
            words=self._words,
            arrivals=self._arrivals,
            verbs=manifest.verbs(commands),
            completing=manifest.verbs(commands, completing=True),
            opening=self._opens_forms | {spec.verb for spec in commands if spec.opens_form},
            guard_s=guard_s,
            form_guard_s=form_guard_s,
        )
