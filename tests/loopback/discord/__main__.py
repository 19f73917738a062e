"""`python -m tests.loopback.discord`: a Discord to play with. Start Questboard with the three lines that it prints."""

from __future__ import annotations

import asyncio

from tests.loopback.discord.playing import Play
from tests.loopback.discord.server import Discord


async def main() -> None:
    """Serve a school with a teacher and two students until the input ends."""
    async with Discord(patience_s=5.0, settle_turns=200) as discord:
        school = discord.guild("School")
        school.channel("room-7", category="Year 7")
        lee = discord.person("Ms Lee", school, admin=True, roles=(school.role("Teachers"),))
        people = [lee, discord.person("Sam", school), discord.person("Ada", school)]
        print(f"DISCORD_TOKEN={discord.token}")
        print(f"DISCORD_API_BASE={discord.api_base}")
        print(f"DISCORD_GATEWAY_URL={discord.gateway_url}")
        print("Waiting for a bot that is started with these ...", flush=True)
        await discord.until(lambda: discord.gateway.connected, within_s=float("inf"))
        await Play(discord, school, people).run()


asyncio.run(main())
