"""The terminal's addresses: a person is a name without regard to capitals, a place is its name."""

from __future__ import annotations

from adapters.fallback.printable import one_line
from adapters.refs import AccountRef, Address, PlaceRef

PLATFORM = "console"
WORKSPACE = "here"


def account(name: str) -> AccountRef:
    """The account of the person called `name`: "Ms Lee" and "ms lee" are one."""
    return AccountRef(PLATFORM, WORKSPACE, one_line(name).casefold())


def place(name: str) -> PlaceRef:
    """The place called `name`."""
    return PlaceRef(PLATFORM, WORKSPACE, one_line(name))


def shown(address: Address) -> str:
    """How an address reads: the account's or the place's name."""
    return one_line(address.account if isinstance(address, AccountRef) else address.place)
