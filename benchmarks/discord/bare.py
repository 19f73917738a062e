"""`python -m benchmarks.discord.bare [FILE]`: a bare client of discord.py, idle or answering every click with the same card.

FILE holds the card that a word is answered with, and the one that a click is. Without it SQLAlchemy is imported too, and no more.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import discord
import discord.gateway
import discord.http
import yarl
from discord import InteractionType, ui


class Drawn(ui.LayoutView):
    """A view that is drawn already."""

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self.drawn = components

    def has_components_v2(self) -> bool:
        return True

    def to_components(self) -> list[dict[str, Any]]:
        return self.drawn

    def is_finished(self) -> bool:
        return True


class Bare(discord.Client):
    """Does as little as a bot can."""

    def __init__(self, cards: dict[str, Any] | None) -> None:
        super().__init__(intents=discord.Intents(guilds=True, dm_messages=True))
        self.cards = cards

    async def on_ready(self) -> None:
        if self.cards:
            self.before, self.after = (Drawn(self.cards[name]) for name in ("before", "after"))
            board: Any = [{"name": "board", "type": 1, "description": "Shows the board"}]
            assert self.application_id is not None
            await self.http.bulk_upsert_global_commands(self.application_id, board)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is InteractionType.component:
            await interaction.response.edit_message(view=self.after)
        else:
            await interaction.response.send_message(view=self.before, ephemeral=True)


def main() -> None:
    """Until it is killed."""
    discord.http.Route.BASE = os.environ["DISCORD_API_BASE"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])
    cards = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if sys.argv[1:] else None
    if cards is None:
        import sqlalchemy  # noqa: F401, PLC0415 - what the idle process is made of
    Bare(cards).run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
