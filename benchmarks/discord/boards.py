"""`python -m benchmarks.discord.boards`: render boards as Discord gets them; print the memory held after some, and after many."""

from __future__ import annotations

import json

import psutil

from adapters.actions import Action
from adapters.cards import Card, CellState, Grid, GridCell
from adapters.discord.render import render
from adapters.discord.wire import as_data
from adapters.discord.words import DiscordWords
from bot.views.discord import discord_words

SOME, MANY = 10_000, 100_000
SIDE = 3
STATES = tuple(CellState)
MIB = 2**20


def board(nth: int) -> Card:
    """A board that no other is the same as."""
    cells = tuple(
        GridCell(
            row=at // SIDE,
            column=at % SIDE,
            coordinate=f"{'ABC'[at // SIDE]}{at % SIDE + 1}",
            title=f"Quest {nth} {at}",
            short=f"Quest {at}",
            state=STATES[(nth + at) % len(STATES)],
            state_words="open",
            action=Action("quest", nth, (nth + at,)),
        )
        for at in range(SIDE * SIDE)
    )
    return Card(
        heading=f"Board {nth}",
        parts=(Grid(columns=SIDE, cells=cells, alt="Nine squares"),),
        footnote=f"Until week {nth}",
    )


def draw(numbers: range, words: DiscordWords) -> float:
    """MiB held after these."""
    for nth in numbers:
        for message in render(board(nth), words):
            json.dumps(as_data(message))
    return psutil.Process().memory_info().rss / MIB


if __name__ == "__main__":
    in_english = discord_words("en")
    print(draw(range(SOME), in_english), draw(range(SOME, MANY), in_english))
