"""Wednesday: a slip is taken back, and a board of Ms Lee's own quests."""

from __future__ import annotations

from adapters.cards import Bullets, Grid
from bot.demo.cast import NAMES, Cast, spread

OWN = 8
"""Quests of her own; the ninth square is the students'."""


async def wednesday(cast: Cast) -> None:
    """Points for all by mistake; then a menu, with a square for ideas."""
    await cast.chapter("wednesday", 2, 9)
    lee = cast.lee
    await lee.types(cast.text("give"))
    await cast.aside("slip")
    await lee.presses("undo_deed")
    await cast.chapter("menu", 2, 13)
    async with cast.stage.unseen():
        await lee.types(cast.word("quests"))
    await lee.presses("new_quest", title=cast.text("own_1"), task=cast.text("own_task"), minutes="15", due="2026-09-11")
    async with cast.stage.unseen():
        for number in range(2, OWN + 1):
            await lee.presses("new_quest", title=cast.text(f"own_{number}"), task=cast.text("own_task"), minutes="15")
        await lee.types(cast.word("post"))
        await lee.presses("templates")
    await cast.aside("seven_more")
    await lee.picks(cast.text("menu_kind"), title=cast.text("menu_title"), leave=(Grid, Bullets))
    await lee.presses("change_square", sign="C3", quest="free", leave=(Bullets,))
    await lee.presses("post_board")
    await cast.hand_in(cast.text("menu_title"), *spread(NAMES[2:16], ("A1", "B1", "C1", "A2", "B2", "C2", "A3", "B3")))
    await cast.approve_all()
