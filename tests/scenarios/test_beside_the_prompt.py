"""What goes on while somebody sits at the terminal and types nothing."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest

from quests.errors import Full
from tests.classroom import Class
from tests.races import until
from tests.scenarios.terminal import PATIENCE_S, Seat, at_the_terminal

DONE = "[message to zoe]\nQuest 1 is done"


def hears_at_the_terminal(seat: Seat) -> Class:
    """A class whose Sam is Zoe at the terminal, and asked for messages."""
    room = Class.on(seat.desk)
    room.wants_messages(room.sam, "zoe")
    move = "UPDATE accounts SET platform = 'console', workspace = 'here' WHERE account = 'zoe'"
    room.desk.write_now(lambda work: work._cursor.execute(move).rowcount)
    return room


async def comes(seat: Seat, words: str) -> None:
    """Wait until `words` are printed, without a key being pressed."""
    await asyncio.to_thread(until, lambda: words in seat.paper.getvalue())


async def in_a_thread(room: Class) -> None:
    """Sam is approved by a process of its own, as far as this session can tell."""
    await asyncio.to_thread(partial(room.done, room.sam))


async def test_what_is_committed_elsewhere_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.app.running.TICK_AFTER_S", PATIENCE_S)
    async with at_the_terminal(tmp_path) as seat:
        await in_a_thread(hears_at_the_terminal(seat))
        await comes(seat, DONE)


async def test_a_full_disk_at_the_first_sweep_does_not_end_the_ticking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    swept = []

    def finds_it_full(work: object) -> int:
        swept.append(work)
        raise Full("no space left")

    monkeypatch.setattr("bot.app.running.TICK_AFTER_S", 0.0)
    monkeypatch.setattr("bot.app.running.sweep", finds_it_full)
    async with at_the_terminal(tmp_path) as seat:
        room = hears_at_the_terminal(seat)
        await asyncio.to_thread(until, lambda: swept)
        seat.desk.on_told = lambda: None
        await in_a_thread(room)
        await comes(seat, DONE)


async def test_who_can_be_become_is_not_read_at_each_key(sample: Seat, monkeypatch: pytest.MonkeyPatch):
    def waits(*_: object) -> None:
        pytest.fail("the event loop stood still")

    monkeypatch.setattr(sample.desk, "read_now", waits)
    await sample.becomes("Zoe")
    assert "You are now Zoe." in await sample.becomes("zoe"), "who has come is known"
    monkeypatch.undo()
