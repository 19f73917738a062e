"""Playing the demo: a database in a folder that is thrown away, a clock that is moved by hand, and the screen."""

from __future__ import annotations

import asyncio
from tempfile import TemporaryDirectory
from typing import TextIO

from bot.app.at_work import at_work
from bot.clock import HandClock
from bot.demo.cast import at
from bot.demo.pace import Pace
from bot.demo.screen import Screen, Watched
from bot.demo.stage import Stage
from bot.demo.week import week
from bot.locales import catalogue
from bot.request import Home
from quests.desk import Desk
from quests.stores import open_store

ZONE = "UTC"


def demo(language: str, out: TextIO, *, fast: bool) -> None:
    """Play the week in `language`. Nothing of it is kept."""
    with TemporaryDirectory(prefix="questboard-demo-") as folder:
        play(f"sqlite:///{folder}/demo.db", language, out, fast=fast)


def play(database: str, language: str, out: TextIO, *, fast: bool, watched: Watched | None = None) -> None:
    """Play the week on `database`, which is empty; `watched` is handed all that is printed. Raises StoreError."""
    clock = HandClock(at(0, 8))
    with at_work(open_store(database), "demo", clock) as desk:
        asyncio.run(week(_stage(desk, clock, language, out, fast=fast, watched=watched)))


def _stage(desk: Desk, clock: HandClock, language: str, out: TextIO, *, fast: bool, watched: Watched | None) -> Stage:
    screen = Screen(out, catalogue(language), Pace(fast), watched=watched)
    return Stage(desk, clock, Home(language, ZONE), screen)
