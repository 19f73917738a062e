"""The adapters of the platforms whose tokens are set."""

from __future__ import annotations

from adapters.port import Adapter
from bot.dispatch import Dispatcher
from bot.memory import DeskMemory
from bot.settings import Settings
from bot.views import discord as discord_view
from quests.desk import Desk


def adapters_of(desk: Desk, settings: Settings, dispatcher: Dispatcher) -> list[Adapter]:
    """One a platform; what a platform needs is imported only where it is served."""
    return [_discord(desk, settings, dispatcher)] if settings.discord_token else []


def _discord(desk: Desk, settings: Settings, dispatcher: Dispatcher) -> Adapter:
    from adapters.discord.adapter import DiscordAdapter  # noqa: PLC0415 - half a second that a terminal does not need

    return DiscordAdapter(
        settings.discord_token,
        words=discord_view.discord_words,
        suggest=dispatcher.suggest,
        greeting=discord_view.greeting,
        memory=DeskMemory(desk, DiscordAdapter.platform),
        now=desk.clock.now,
        waiting_room=settings.files_dir / "arriving",
        file_most_bytes=settings.file_most_mb * 1_000_000,
        api_base=settings.discord_api_base,
        gateway_url=settings.discord_gateway_url,
    )
