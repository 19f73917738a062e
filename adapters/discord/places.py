"""What we may not do in a place, of what we need there: read from what the library knows of a server's roles and channels."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from adapters.discord.client import Listener
from adapters.discord.permissions import lacking
from adapters.refs import PlaceRef


def lacks(client: Listener, place: PlaceRef) -> tuple[str, ...]:
    """Codes of `adapters.port.LACKS`. Of a whole server, what its roles give us everywhere; nothing while that is not known."""
    guild = client.get_guild(int(place.workspace))
    if guild is None:
        return ("gone",) if client.is_ready() else ()
    me = client.me_in(guild)
    if me is None:  # Discord has not told of it yet, or has an outage there
        return ()
    if place.place == place.workspace:
        return lacking(me.guild_permissions.value)
    channel = guild.get_channel_or_thread(int(place.place))
    return lacking(channel.permissions_for(me).value) if channel else ("gone",)


def for_a_greeting(client: Listener, guild: discord.Guild) -> Iterator[discord.TextChannel]:
    """Where we may write, the channel that the server keeps for such things first."""
    me, system = client.me_in(guild), guild.system_channel
    if me is None:
        return
    for one in (*((system,) if system else ()), *(one for one in guild.text_channels if one != system)):
        may = one.permissions_for(me)
        if may.view_channel and may.send_messages:
            yield one
