"""Streak and level, in words. Only their owner sees them, and only in a class of style game."""

from __future__ import annotations

from adapters.cards import Button, Paragraph, Part
from bot.views.look import Look, mark
from quests.reports import Playing

LEVELS = {
    "spark": mark("Spark"),
    "lantern": mark("Lantern"),
    "compass": mark("Compass"),
    "map": mark("Map"),
    "trail": mark("Trail"),
    "bridge": mark("Bridge"),
    "summit": mark("Summit"),
    "horizon": mark("Horizon"),
    "star": mark("Star"),
    "constellation": mark("Constellation"),
}
"""The names of the levels of `quests/rules/levels.py`."""


def playing_words(look: Look, playing: Playing) -> list[Part]:
    """Two lines: the level with what is left to the next, the days in a row."""
    level = look.say("Level {n}: {name}.", n=playing.level, name=look.say(LEVELS[playing.level_code]))
    if playing.to_next is not None:
        left = look.count("{n} point to the next level.", "{n} points to the next level.", playing.to_next)
        level = f"{level} {left}"
    return [Paragraph(level), Paragraph(_streak(look, playing))]


def hiding(look: Look, *, hidden: bool) -> Button:
    """The button that shows oneself, or hides."""
    return look.button("Show me", "rank_set", 0) if hidden else look.button("Hide me", "rank_set", 1)


def _streak(look: Look, playing: Playing) -> str:
    if not playing.streak:
        return look.say("A new streak begins with your next hand-in.")
    days = look.count("{n} school day in a row.", "{n} school days in a row.", playing.streak)
    if playing.freezes:
        kept = look.count("One freeze kept.", "{n} freezes kept.", playing.freezes)
        return f"{days} {kept}"
    return days
