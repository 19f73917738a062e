"""A screen that is no terminal: plain text out, lines in, each shown behind its prompt so that a transcript reads well."""

from __future__ import annotations

import os
from asyncio import Future, get_running_loop
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from threading import Thread
from typing import TextIO

from adapters.cards import Card
from adapters.fallback import Key, show
from adapters.fallback.printable import printable


class Piped:
    """Reads and writes two streams; never a colour, never a cursor."""

    live = False

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        """A sign that the streams' encoding does not know is replaced, never a reason to stop."""
        self._stdin, self._stdout, self._air, self._is_read = stdin, stdout, "", True
        for stream in (stdin, stdout):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")

    def show(self, card: Card, *, before: str = "", above: str = "") -> Mapping[str, Key]:
        """Print `card` as plain text."""
        shown = show(card, before=before)
        self.say(f"[{above}]\n{shown.text}" if above else shown.text)
        return shown.keys

    def say(self, text: str) -> None:
        """Print `text`, with air before it."""
        self._write(f"{self._air}{text}")

    def read(self, prompt: str) -> Awaitable[str]:
        """The next line, printed with air before it."""
        return self._line(self._air + prompt)

    def ask(self, prompt: str) -> Awaitable[str]:
        """The next line, printed right below its question."""
        return self._line(prompt)

    def _line(self, prompt: str) -> Awaitable[str]:
        """A line from a thread of its own: a slow pipe holds nobody up, and a silent one does not keep us from ending."""
        coming: Future[str] = get_running_loop().create_future()
        Thread(target=self._fetch, args=(prompt, coming), daemon=True).start()
        return coming

    def _fetch(self, prompt: str, coming: Future[str]) -> None:
        line = self._stdin.readline()
        with suppress(RuntimeError):  # the loop was closed while nobody typed
            coming.get_loop().call_soon_threadsafe(self._arrive, prompt, line, coming)

    def _arrive(self, prompt: str, line: str, coming: Future[str]) -> None:
        if coming.done():
            return
        text = printable(line).rstrip("\n")
        if line:
            self._write(prompt + text)
        if line and self._is_read:
            coming.set_result(text)
        else:
            coming.set_exception(EOFError())

    def _write(self, text: str) -> None:
        """Print a line. When nobody reads any more (`| head` has seen enough) the input counts as ended too."""
        self._air = "\n"
        try:
            self._stdout.write(f"{text}\n")
            self._stdout.flush()
        except BrokenPipeError:
            self._is_read = False
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stdout.fileno())  # so that Python's own flush at the end finds no broken pipe either
            os.close(nowhere)
