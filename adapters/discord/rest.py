"""Asking Discord a few questions without the client: for set-up and for looking over, which need no gateway."""

from __future__ import annotations

import json
import ssl
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp

API = "https://discord.com/api/v10"
GATEWAY = "wss://gateway.discord.gg/"
SPEAKS = "?v=10&encoding=json"
USER_AGENT = "DiscordBot (questboard, 1)"
"""Discord turns away what does not name itself so (API Reference, "User Agent")."""
WITHIN_S = 10.0
HELLO = 10


class Unreachable(Exception):
    """No answer came. `why` says what is in the way: name, refused, proxy, certificate, late, lost."""

    def __init__(self, why: str) -> None:
        """`why` is one of the codes above."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Said:
    """What Discord answered. `date` is what its clock says, as it stands in the header; "" when it does not say."""

    status: int
    body: Any
    """Read as JSON; None when it is none, as a wall's own page."""
    date: str = ""


@dataclass(slots=True)
class Rest:
    """A few questions in one session: `async with Rest(token) as rest`."""

    token: str
    api_base: str = ""
    proxy: str = ""
    _session: aiohttp.ClientSession = field(init=False)

    async def __aenter__(self) -> Self:
        """Open the session."""
        headers = {"Authorization": f"Bot {self.token}", "User-Agent": USER_AGENT}
        self._session = aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=WITHIN_S))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """Close it."""
        await self._session.close()

    async def get(self, path: str) -> Said:
        """What stands at `path` (as in `/users/@me`). Raises Unreachable."""
        try:
            async with self._session.get(f"{self.api_base or API}{path}", proxy=self.proxy or None) as got:
                return Said(got.status, _read(await got.text()), got.headers.get("Date", ""))
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Unreachable(why(error)) from error

    async def reaches(self, address: str) -> None:
        """Whether anything at all answers at another host of Discord's; it gets no token. Raises Unreachable."""
        try:
            async with self._session.head(address, proxy=self.proxy or None, headers={"Authorization": ""}):
                return
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Unreachable(why(error)) from error

    async def hears(self, gateway_url: str = "") -> bool:
        """Whether the gateway greets whoever comes. Raises Unreachable."""
        try:
            async with self._session.ws_connect(
                f"{gateway_url or GATEWAY}{SPEAKS}", proxy=self.proxy or None
            ) as socket:
                return _is_hello(await socket.receive(WITHIN_S))
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Unreachable(why(error)) from error


def why(error: BaseException) -> str:
    """What is in the way, of the codes of `Unreachable`."""
    match error:
        case TimeoutError():
            return "late"
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return "proxy"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError() | ssl.SSLError():
            return "certificate"
        case aiohttp.ClientConnectorDNSError():
            return "name"
        case aiohttp.ClientConnectorError():
            return "refused"
        case _:
            return "lost"


def _is_hello(greeting: aiohttp.WSMessage) -> bool:
    said = _read(greeting.data) if greeting.type == aiohttp.WSMsgType.TEXT else None
    return isinstance(said, dict) and said.get("op") == HELLO


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
