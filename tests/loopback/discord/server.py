"""The Discord of a test: `async with Discord() as discord:` serves it on a port of this machine."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.loopback.discord.faults import Fault, Order
from tests.loopback.discord.flaws import flaws
from tests.loopback.discord.guilds import Guild, Role
from tests.loopback.discord.limits import Limit
from tests.loopback.discord.people import Person
from tests.loopback.discord.permissions import bits
from tests.loopback.discord.rest import API, Rest
from tests.loopback.discord.transcript import Entry
from tests.loopback.discord.world import World


class Discord(World):
    """A Discord with one application. Give the bot `api_base`, `gateway_url` and `token`."""

    def __init__(self, *, answer_within_s: float = 3.0, patience_s: float = 15.0, settle_turns: int = 30) -> None:
        """`patience_s`: how long a person waits for what has no deadline.

        `settle_turns`: after so many quiet turns of the loop, of 1 ms each, no more follows an answer.
        """
        super().__init__(answer_within_s=answer_within_s, patience_s=patience_s, settle_turns=settle_turns)
        self.rest = Rest(self)
        self._runner = web.AppRunner(self.rest.app, access_log=None, shutdown_timeout=0.2)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        for socket in list(self.gateway.sockets):
            socket.cut()
        await self._runner.cleanup()
        if self.broken and error is None:
            raise self.broken[0]

    @property
    def api_base(self) -> str:
        """DISCORD_API_BASE."""
        return self.address + API

    @property
    def gateway_url(self) -> str:
        """DISCORD_GATEWAY_URL."""
        return self.address.replace("http", "ws") + "/gateway"

    # -- building

    def guild(self, name: str = "School", *, locale: str = "en-US") -> Guild:
        """A server with the bot on it: a new one, or the one of this name."""
        for guild in self.guilds.values():
            if guild.name == name:
                return guild
        guild = Guild(self, name, locale)
        self.guilds[guild.id] = guild
        self.tell("GUILD_CREATE", guild.payload())
        return guild

    def person(
        self,
        name: str,
        guild: Guild | None = None,
        *,
        admin: bool = False,
        roles: Iterable[Role] = (),
        locale: str = "en-US",
        nick: str | None = None,
    ) -> Person:
        """Somebody, on a server or on none. `admin`: may manage it."""
        person = Person(self, name, locale)
        self.people[person.id] = person
        if guild is not None:
            given = list(roles)
            if admin:
                given.append(
                    guild.role("Admins", permissions=bits({"manage_guild", "manage_channels", "manage_roles"}))
                )
            person.joins(guild, *given, nick=nick)
        return person

    # -- looking

    @property
    def refused(self) -> list[Entry]:
        """What the bot asked that Discord said no to, but for what the test ordered and 429s."""
        return [entry for entry in self.log if entry.refused]

    def flaws(self) -> list[str]:
        """What must not happen in a test that did not want it: see `flaws.py`."""
        return flaws(self)

    def asked(self, what: str) -> list[Entry]:
        """The requests of the bot in whose `METHOD /path` this stands."""
        return [entry for entry in self.log if entry.who == "bot" and what in entry.what]

    async def online(self, bots: int = 1) -> None:
        """Wait until so many connections of the bot have heard READY."""
        if not await self.until(lambda: len(self.gateway.connected) >= bots):
            raise AssertionError(f"the bot is not there; it asked: {[str(entry) for entry in self.log]}")

    async def offline(self) -> None:
        """Wait until no connection is left."""
        if not await self.until(lambda: not self.gateway.connected):
            raise AssertionError("the bot is still there")

    # -- time and trouble

    def moves_on(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Let so much time pass at once."""
        self.clock.moves_on(seconds + 60 * minutes)
        self.changed()

    async def delivers_again(self, times: int = 1) -> None:
        """What the bot was told last of a person's doing, once more: the same interaction or message, with its id."""
        last = [entry for entry in self.log if entry.who == "discord" and self._is_an_act(entry)][-1]
        for _ in range(times):
            self.tell(last.what, last.payload)
        await self.quiet()

    def _is_an_act(self, entry: Entry) -> bool:
        return entry.what == "INTERACTION_CREATE" or (
            entry.what == "MESSAGE_CREATE" and entry.payload["author"]["id"] != self.bot["id"]
        )

    def once(self, method: str, path: str, fault: Fault, *, times: int = 1) -> Order:
        """The next `times` requests of this method (`*`: any) whose path holds the pattern meet the fault."""
        return self.rest.faults.order(method, path, fault, times)

    def limit(self, method: str, route: str, most: int, per_s: float) -> None:
        """Another rate limit; `route` as in `limits.py`."""
        self.rest.buckets.limits[method, route] = Limit(most, per_s)

    async def cut(self) -> None:
        """The network goes: every socket is cut without a word. What happens meanwhile is told after a RESUME."""
        for socket in list(self.gateway.sockets):
            socket.cut()
        await self.until(lambda: not self.gateway.connected, 2.0)

    def goes_deaf(self) -> None:
        """Every socket stands, but nothing comes of it any more: a client finds out by its heartbeats."""
        for socket in self.gateway.sockets:
            socket.deaf = True

    def reconnect_asked(self) -> None:
        """Op 7: every client is asked to connect anew."""
        for socket in self.gateway.sockets:
            socket.send({"op": 7, "d": None})

    def invalid_session(self, resumable: bool) -> None:
        """Op 9. What is not resumable is forgotten, with all that was to be told."""
        for socket in self.gateway.sockets:
            if not resumable and socket.session is not None:
                self.gateway.sessions.pop(socket.session.id, None)
            socket.send({"op": 9, "d": resumable})

    def close(self, code: int) -> None:
        """Every socket is closed with this code. 4004 and 4010 to 4014 say: do not come back."""
        for socket in self.gateway.sockets:
            socket.close(code)

    def resets_the_token(self) -> None:
        """Somebody made a new token: the old one is good for nothing."""
        self.token += ".new"
        self.close(4004)
