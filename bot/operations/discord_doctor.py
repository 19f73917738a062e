"""Looking over the Discord side: asked of Discord itself, so it works beside a program that runs and without one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime
from typing import Any

from adapters.discord import manifest
from adapters.discord.permissions import PRIVILEGED, invite
from adapters.discord.rest import Rest, Unreachable
from bot.operations.discord import Known, WrongToken, rest_of, who
from bot.operations.discord_places import in_places
from bot.operations.finding import Finding
from bot.settings import Settings
from bot.views.discord import discord_words
from bot.views.words import menus, specs
from quests.ids import SECOND, Clock

APART_MOST_S = 5
"""Discord's clock tells whole seconds; an interaction is good for three."""
FILE_HOSTS = ("https://cdn.discordapp.com/", "https://media.discordapp.net/")
"""Where files lie that people hand in."""


def discord(settings: Settings, clock: Clock) -> list[Finding]:
    """All findings; where nobody answers, or nobody knows us, there is nothing more to ask."""
    if not settings.discord_token:
        return [Finding("discord", "not_set_up")]
    return asyncio.run(_looked_over(settings, clock))


async def _looked_over(settings: Settings, clock: Clock) -> list[Finding]:
    async with rest_of(settings) as asking:
        began = time.monotonic()
        try:
            known = await who(asking)
        except Unreachable as error:
            return [Finding("discord_network", "unreachable", well=False, advice=f"network_{error.why}")]
        except WrongToken:
            return [_network(settings, began), Finding("discord", "wrong_token", well=False, advice="token")]
        return [
            _network(settings, began),
            Finding("discord", f"{known.name} (application {known.application_id})"),
            _time(known, clock),
            _intents(known),
            _invite(known),
            *[one async for one in _online(asking, known, settings)],
        ]


async def _online(asking: Rest, known: Known, settings: Settings) -> AsyncIterator[Finding]:
    """What else is asked of Discord; a connection that breaks meanwhile is a finding too."""
    try:
        yield await _gateway(asking, settings)
        if not settings.discord_api_base:
            yield await _files(asking)
        yield await _servers(asking, known)
        yield await _commands(asking, known)
        for one in await in_places(asking, settings):
            yield one
    except Unreachable as error:
        yield Finding("discord_network", "unreachable", well=False, advice=f"network_{error.why}")


def _network(settings: Settings, began: float) -> Finding:
    way = "answers through HTTPS_PROXY" if asks_proxy(settings) else "answers"
    return Finding("discord_network", f"{way} ({round((time.monotonic() - began) * 1_000)} ms)")


def asks_proxy(settings: Settings) -> bool:
    """Whether the way leads through a proxy."""
    return bool(settings.https_proxy and not settings.discord_api_base)


def _time(known: Known, clock: Clock) -> Finding:
    try:
        theirs = parsedate_to_datetime(known.date).timestamp()
    except (ValueError, TypeError):
        return Finding("discord_time", "not told")
    apart = round(clock.now() / SECOND - theirs)
    return Finding("discord_time", f"{abs(apart)} s apart from Discord's", well=abs(apart) <= APART_MOST_S)


def _intents(known: Known) -> Finding:
    """We ask for none of them: what is switched on all the same lets the token read more than it needs."""
    on = tuple(name for name, bits in PRIVILEGED.items() if known.flags & bits)
    return Finding("discord_intents", ", ".join(on) or "none that is special", well=not on)


def _invite(known: Known) -> Finding:
    if known.code_grant:
        return Finding("discord_invite", "no link works", well=False, advice="code_grant")
    if not known.public:
        return Finding("discord_invite", "its owner alone", well=False, advice="not_public")
    return Finding("discord_invite", "whoever has the link")


async def _servers(asking: Rest, known: Known) -> Finding:
    said = await asking.get("/users/@me/guilds?limit=200")
    n = len(said.body) if isinstance(said.body, list) else 0
    return Finding("discord_servers", str(n), well=n > 0, named=(invite(known.application_id),))


async def _gateway(asking: Rest, settings: Settings) -> Finding:
    try:
        heard = await asking.hears(settings.discord_gateway_url)
    except Unreachable as error:
        return Finding("discord_gateway", "unreachable", well=False, advice=f"network_{error.why}")
    return Finding("discord_gateway", "answers" if heard else "unreachable", well=heard, advice="network_not_discord")


async def _files(asking: Rest) -> Finding:
    """Any answer will do: it is the way that is looked at."""
    for address in FILE_HOSTS:
        try:
            await asking.reaches(address)
        except Unreachable as error:
            return Finding("discord_files", address, well=False, advice=f"network_{error.why}")
    return Finding("discord_files", "answer")


async def _commands(asking: Rest, known: Known) -> Finding:
    """Whether Discord has our words as they are now."""
    said = await asking.get(f"/applications/{known.application_id}/commands?with_localizations=true")
    there = (
        {(one.get("type", 1), one.get("name")): one for one in said.body or ()} if isinstance(said.body, list) else {}
    )
    wanted = {(one["type"], one["name"]): one for one in manifest.entries((*specs(), *menus()), discord_words)}
    lost = [key for key in wanted if key not in there]
    other = [key for key, one in wanted.items() if key in there and _shown(one) != _shown(there[key])]
    more = [key for key in there if key not in wanted]
    if lost or other or more:
        return Finding(
            "discord_commands", f"{len(lost)} missing, {len(other)} changed, {len(more)} too many", well=False
        )
    return Finding("discord_commands", f"{len(wanted)}, as they should be")


def _shown(command: dict[str, Any]) -> tuple[Any, ...]:
    """What people see of a command. What Discord adds of its own is left out."""
    return (
        command.get("description", ""),
        command.get("name_localizations") or {},
        command.get("description_localizations") or {},
        len(command.get("options") or ()),
    )
