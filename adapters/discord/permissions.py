"""Which permissions the bot asks for, what it has in a place, and the link that invites it.

Source: Discord's developer documentation, Permissions ("Permission Overwrites") and OAuth2 ("Bot Authorization Flow").
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

NEEDED: Mapping[str, int] = {"see": 1 << 10, "send": 1 << 11, "send_in_threads": 1 << 38, "files": 1 << 15}
"""What we need in a place, by the codes of `adapters.port.LACKS`: View Channel, Send Messages, Send Messages in Threads, Attach
Files. Answers to a person need none of them."""
ADMINISTRATOR = 1 << 3
EVERYTHING = -1
PRIVILEGED: Mapping[str, int] = {
    "presence": 1 << 12 | 1 << 13,
    "members": 1 << 14 | 1 << 15,
    "message_content": 1 << 18 | 1 << 19,
}
"""Flags of an application that has a privileged intent switched on (the second bit of each: without Discord's review)."""
AUTHORIZE = "https://discord.com/oauth2/authorize"


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows or denies one role or one member (`of` is its id)."""

    of: str
    allow: int
    deny: int


def invite(application_id: str) -> str:
    """The link that asks whoever may manage a server to let the bot in, with the permissions of `NEEDED` and nothing more."""
    asked = {"client_id": application_id, "scope": "bot applications.commands", "permissions": sum(NEEDED.values())}
    return f"{AUTHORIZE}?{urlencode(asked)}"


def application_of(token: str) -> str:
    """The application's id, which the first part of a bot's token says; "" when it is no such token."""
    first, *rest = token.split(".")
    try:
        said = base64.b64decode(first + "=" * (-len(first) % 4), altchars=b"-_", validate=True).decode("ascii")
    except ValueError:
        return ""
    return said if len(rest) == 2 and all(rest) and said.isdigit() else ""


def on_server(server: str, roles: Mapping[str, int], mine: Iterable[str]) -> int:
    """What a member with the roles `mine` may do on a whole server.

    `roles` says what each role may; the one that everybody has bears the server's own id.
    """
    may = roles.get(server, 0)
    for role in mine:
        may |= roles.get(role, 0)
    return EVERYTHING if may & ADMINISTRATOR else may


def in_channel(may: int, server: str, overwrites: Iterable[Overwrite], mine: Iterable[str], me: str) -> int:
    """What is left of `may` in a channel: everybody's overwrite first, then those of my roles together, then my own."""
    if may == EVERYTHING:
        return may
    by = {one.of: one for one in overwrites}
    ofs = [by[role] for role in mine if role in by and role != server]
    roles = Overwrite("", _any(one.allow for one in ofs), _any(one.deny for one in ofs))
    for one in (by.get(server), roles, by.get(me)):
        if one is not None:
            may = may & ~one.deny | one.allow
    return may


def lacking(may: int) -> tuple[str, ...]:
    """What of `NEEDED` is not in `may`, in that order. Who does not see a channel cannot do anything there."""
    return tuple(code for code, bit in NEEDED.items() if not may & bit)


def _any(bits: Iterable[int]) -> int:
    found = 0
    for one in bits:
        found |= one
    return found
