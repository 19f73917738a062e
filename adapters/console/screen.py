"""What the adapter needs of a screen; there is one for people (`live`) and one for pipes (`piped`)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TextIO

from adapters.cards import Card
from adapters.console.piped import Piped
from adapters.fallback.keys import Key

Offers = Callable[[], Iterable[tuple[str, str]]]
"""What could be typed right now, each with a line about it."""


class Screen(Protocol):
    """Prints, and reads lines. Reading raises EOFError at the end, and KeyboardInterrupt when the line is given up."""

    live: bool
    """Whether a person sits at it."""

    def show(self, card: Card, *, before: str = "", above: str = "") -> Mapping[str, Key]:
        """Print `card` under the line `above`; what can be pressed on it, `before` in front of each number."""
        ...

    def say(self, text: str) -> None:
        """Print a sentence or a question of the terminal's own."""
        ...

    def read(self, prompt: str) -> Awaitable[str]:
        """The next line, with completion and history."""
        ...

    def ask(self, prompt: str) -> Awaitable[str]:
        """The answer to a question: it is nobody else's, so no history keeps it."""
        ...


def open_screen(stdin: TextIO, stdout: TextIO, *, offers: Offers, history: Path | None) -> Screen:
    """The screen for these streams. What draws for people is imported only where people are: pipes start at once."""
    if not (stdin.isatty() and stdout.isatty()):
        return Piped(stdin, stdout)
    from adapters.console.live import Live  # noqa: PLC0415

    return Live(stdin, stdout, offers=offers, history=history)
