"""Who we are on Discord, for set-up and for looking over: asked of Discord itself, without the client."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from adapters.discord.permissions import application_of
from adapters.discord.rest import Rest, Said, Unreachable
from bot.app.network import proxy_of, trust
from bot.settings import Settings

TURNED_AWAY = 401


class WrongToken(Exception):
    """Discord does not know the token."""


@dataclass(frozen=True, slots=True)
class Known:
    """The bot, as Discord knows it. `public`: others than its owner may invite it; `code_grant`: no link can; `flags`: of its
    application; `date`: what Discord's clock said.
    """

    name: str
    application_id: str
    public: bool
    code_grant: bool
    flags: int
    date: str


def rest_of(settings: Settings, token: str = "") -> Rest:
    """A session with what was set, or with another token."""
    trust(settings)
    return Rest(token or settings.discord_token, settings.discord_api_base, proxy_of(settings))


def introduced(settings: Settings, token: str = "") -> Known:
    """Who the token makes us. Raises WrongToken, Unreachable."""

    async def ask() -> Known:
        async with rest_of(settings, token) as rest:
            return await who(rest)

    return asyncio.run(ask())


async def who(rest: Rest) -> Known:
    """Who the token makes us. Raises WrongToken, Unreachable."""
    me = told(await rest.get("/users/@me"))
    application = told(await rest.get("/oauth2/applications/@me"))
    return Known(
        name=str(me.get("username", "")),
        application_id=str(application.get("id") or application_of(rest.token)),
        public=bool(application.get("bot_public", True)),
        code_grant=bool(application.get("bot_require_code_grant", False)),
        flags=int(application.get("flags") or 0),
        date=str(me["date"]),
    )


def told(said: Said) -> dict[str, Any]:
    """What was asked for, with the `date` it was said. Raises WrongToken, Unreachable when somebody else answers."""
    if said.status == TURNED_AWAY:
        raise WrongToken
    if not isinstance(said.body, dict) or not said.body.get("id"):
        raise Unreachable("not_discord")
    return {**said.body, "date": said.date}
