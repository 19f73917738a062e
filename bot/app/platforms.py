"""The adapters of the platforms whose tokens are set."""

from __future__ import annotations

from collections.abc import Callable

from adapters.discord.permissions import invite
from adapters.port import Adapter
from bot.app.network import proxy_of
from bot.commands import COMMANDS, DOOR
from bot.dispatch import Dispatcher
from bot.memory import DeskMemory
from bot.settings import Settings
from bot.views import discord as discord_view
from bot.views import hosting_discord
from quests.desk import Desk

Tell = Callable[[str], None]
"""Say a line to the one who started the process."""


def adapters_of(desk: Desk, settings: Settings, dispatcher: Dispatcher, tell: Tell) -> list[Adapter]:
    """One a platform; what a platform needs is imported only where it is served. `tell` reaches the one who hosts."""
    return [_discord(desk, settings, dispatcher, tell)] if settings.discord_token else []


def _discord(desk: Desk, settings: Settings, dispatcher: Dispatcher, tell: Tell) -> Adapter:
    from adapters.discord.adapter import DiscordAdapter  # noqa: PLC0415 - half a second that a terminal does not need

    return DiscordAdapter(
        settings.discord_token,
        words=discord_view.discord_words,
        suggest=dispatcher.suggest,
        greeting=discord_view.greeting,
        memory=DeskMemory(desk, DiscordAdapter.platform),
        waiting_room=settings.files_dir / "arriving",
        file_most_bytes=settings.file_most_mb * 1_000_000,
        api_base=settings.discord_api_base,
        gateway_url=settings.discord_gateway_url,
        opens_forms=[*(one.reopens for one in COMMANDS.values()), *(one.reopens for one in DOOR.values())],
        proxy=proxy_of(settings),
        present=lambda presence: tell(hosting_discord.present(presence, invite(presence.application_id))),
        absent=lambda: tell(hosting_discord.absent()),
    )
