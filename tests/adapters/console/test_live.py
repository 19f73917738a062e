"""A person at a terminal: a real one (a pty), typed into and read from."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

from adapters.actions import Action
from adapters.cards import Card
from adapters.console import ConsoleAdapter
from adapters.console.refs import place
from tests.adapters.console.classroom import COMMANDS, Classroom
from tests.adapters.console.words import ENGLISH

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
PROMPTING = "\x1b[?2004h"
COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-7][0-9;]*m")


class Terminal:
    """The far end of a pty: what a person sees and types."""

    def __init__(self, near: int) -> None:
        self.near, self.seen = near, ""

    async def sees(self, words: str) -> str:
        """Wait until `words` are on the screen; all that was printed since the last time."""
        return await self._until(lambda seen: words in STYLE.sub("", seen))

    async def is_asked(self, prompt: str = "Sam>") -> str:
        """Wait for a fresh prompt: only there the terminal says that it takes pasted text."""
        return await self._until(lambda seen: prompt in seen.partition(PROMPTING)[2])

    async def _until(self, enough: Callable[[str], bool]) -> str:
        async with asyncio.timeout(10):
            while not enough(self.seen):
                await asyncio.sleep(0.005)
                with suppress(BlockingIOError):
                    self.seen += os.read(self.near, 65536).decode(errors="replace")
        seen, self.seen = self.seen, ""
        return seen

    def types(self, keys: str) -> None:
        os.write(self.near, keys.encode())


class Sam:
    """Someone at a terminal of 80 columns, their page and the prompt before them."""

    def __init__(self, near: int, adapter: ConsoleAdapter, classroom: Classroom) -> None:
        self.terminal, self.adapter, self.classroom = Terminal(near), adapter, classroom
        self.running = asyncio.create_task(adapter.run(classroom.handle, COMMANDS))


@asynccontextmanager
async def seated(history: Path | None = None) -> AsyncIterator[Sam]:
    near, far = pty.openpty()
    os.set_blocking(near, False)
    keys = count()
    with os.fdopen(far) as stdin, os.fdopen(os.dup(far), "w") as stdout:
        adapter = ConsoleAdapter(
            "Sam",
            new_key=lambda: str(next(keys)),
            words=ENGLISH,
            names=lambda: ["Sam", "Ada"],
            history=history,
            stdin=stdin,
            stdout=stdout,
        )
        sam = Sam(near, adapter, Classroom())
        try:
            yield sam
        finally:
            sam.running.cancel()
            with suppress(asyncio.CancelledError):
                await sam.running
            os.close(near)


@pytest.fixture(autouse=True)
def a_plain_terminal(monkeypatch):
    """Says its kind, and answers no question about where its cursor is."""
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


async def test_a_person_is_shown_their_page_and_how_to_go_on():
    async with seated() as sam:
        seen = await sam.terminal.is_asked()
        assert "Type a number or a word." in STYLE.sub("", seen)
        assert sam.classroom.last.verb == "home"


async def test_the_board_is_drawn_and_pressed():
    async with seated() as sam:
        await sam.terminal.is_asked()
        sam.terminal.types("board\r")
        seen = await sam.terminal.is_asked()
        assert "┬" in seen
        assert COLOUR.search(seen)
        sam.terminal.types("b1\r")
        await sam.terminal.sees("a press")
        assert sam.classroom.last.action == Action("quest", 1, (1,))


async def test_no_color_means_none(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated() as sam:
        await sam.terminal.is_asked()
        sam.terminal.types("board\r")
        assert not COLOUR.search(await sam.terminal.is_asked())


async def test_a_message_leaves_the_line_being_typed():
    async with seated() as sam:
        await sam.terminal.is_asked()
        sam.terminal.types("boa")
        await sam.terminal.sees("boa")
        await sam.adapter.send(place("#room-7"), Card(heading="Together you finished 12 quests."), nonce="n1")
        await sam.terminal.sees("Together you finished 12 quests.")
        sam.terminal.types("rd\r")
        await sam.terminal.sees("Pizza maths")
        assert sam.classroom.last.words == "board"


async def test_tab_completes_words_and_names():
    async with seated() as sam:
        await sam.terminal.is_asked()
        sam.terminal.types("/bo")
        await sam.terminal.sees("The board")
        sam.terminal.types("\t\r")
        await sam.terminal.is_asked()
        assert sam.classroom.last.verb == "show_board"
        sam.terminal.types("/as a")
        await sam.terminal.sees("/as Ada")
        sam.terminal.types("\t\r")
        await sam.terminal.sees("You are now Ada.")


async def test_control_c_gives_the_line_up_and_control_d_leaves():
    async with seated() as sam:
        await sam.terminal.is_asked()
        sam.terminal.types("half a li\x03")
        await sam.terminal.is_asked()
        sam.terminal.types("\x04")
        await asyncio.wait_for(sam.running, 10)
        assert [call.verb for call in sam.classroom.calls] == ["home"]


async def test_control_d_in_a_form_leaves_only_the_form():
    async with seated() as sam:
        await sam.terminal.is_asked()
        sam.terminal.types("handin\r")
        await sam.terminal.is_asked(">")
        sam.terminal.types("\x04")
        await sam.terminal.sees("Nothing was sent.")
        assert not sam.running.done()


async def test_lines_are_kept_for_their_owner_alone_and_answers_not_at_all(tmp_path):
    kept = tmp_path / "state" / "lines"
    async with seated(history=kept) as sam:
        await sam.terminal.is_asked()
        sam.terminal.types("handin\r")
        await sam.terminal.is_asked(">")
        sam.terminal.types("My secret\r")
        await sam.terminal.is_asked(">")
        sam.terminal.types("/cancel\r")
        await sam.terminal.is_asked()
    assert "+handin" in kept.read_text()
    assert "secret" not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_pipe_loads_nothing_that_draws():
    loaded = "import sys, adapters.console; print([name for name in ('rich', 'prompt_toolkit') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
