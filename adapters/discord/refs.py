"""Discord's addresses. A person's id is good in all of Discord; a channel is one of a server's (its guild's)."""

from __future__ import annotations

from adapters.refs import AccountRef, PlaceRef

PLATFORM = "discord"
EVERYWHERE = "everywhere"
"""The workspace of every account: one person is the same on all servers, and in direct messages where there is none."""


def account(user: int | str) -> AccountRef:
    """The account of the user with this id."""
    return AccountRef(PLATFORM, EVERYWHERE, str(user))


def place(guild: int | str, channel: int | str) -> PlaceRef:
    """A channel, thread or category of a server. All of a server has the server's own id as its `channel`."""
    return PlaceRef(PLATFORM, str(guild), str(channel))
