"""A screen with a person before it: completion, history, colours; a message does not break the line being typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI, FormattedText
from prompt_toolkit.history import DummyHistory, FileHistory, History, InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from adapters.cards import Card
from adapters.console.limits import NARROWEST_CARD, WIDEST_CARD
from adapters.console.render import draw
from adapters.console.styles import HEADING
from adapters.fallback.keys import Key, keyed

Offers = Callable[[], Iterable[tuple[str, str]]]


class Live:
    """Draws with Rich, and prints it through prompt_toolkit, which knows whether a line is being typed."""

    live = True

    def __init__(self, stdin: TextIO, stdout: TextIO, *, offers: Offers, history: Path | None) -> None:
        """`offers` are what could be typed now; `history` is a file for lines, or None to forget them."""
        keyboard, self._output = create_input(stdin), create_output(stdout)
        self._lines: PromptSession[str] = PromptSession(
            input=keyboard,
            output=self._output,
            history=_history(history),
            completer=Offered(offers),
            complete_while_typing=Condition(lambda: self._lines.default_buffer.text.startswith("/")),
        )
        self._answers: PromptSession[str] = PromptSession(input=keyboard, output=self._output, history=DummyHistory())

    def show(self, card: Card, *, before: str = "", above: str = "") -> Mapping[str, Key]:
        """Draw `card` in a frame."""
        parts = keyed(card, before=before)
        self._print(draw(card, parts, self._columns, above=above))
        return {key.sign: key for _, keys in parts for key in keys}

    def say(self, text: str) -> None:
        """Print `text` a little to the right, with air before it; what has several lines begins with its title."""
        first, newline, rest = text.partition("\n")
        self._print(
            Padding(Text.assemble((first, HEADING if newline else ""), newline, rest), (1, 0, 0, 2), expand=False)
        )

    def read(self, prompt: str) -> Awaitable[str]:
        """The next line, with completion and history."""
        return self._lines.prompt_async(FormattedText([("bold", f"\n{prompt}")]))

    def ask(self, prompt: str) -> Awaitable[str]:
        """The answer to a question, which is not kept."""
        return self._answers.prompt_async(f"  {prompt}")

    @property
    def _columns(self) -> int:
        return max(NARROWEST_CARD, min(WIDEST_CARD, self._output.get_size().columns))

    def _print(self, drawn: RenderableType) -> None:
        paper = StringIO()
        console = Console(
            file=paper, force_terminal=True, width=self._columns, highlight=False, color_system="standard"
        )
        console.print(drawn)
        print_formatted_text(ANSI(paper.getvalue()), output=self._output, end="")


class Offered(Completer):
    """Completes the whole line: a word with its slash, a name after `/as`, a sign on the card."""

    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        """All that begins with what is typed."""
        typed = document.text_before_cursor
        for text, about in self._offers():
            if text.casefold().startswith(typed.casefold()) and _is_near(text, typed):
                yield Completion(text, start_position=-len(typed), display_meta=about)


def _is_near(text: str, typed: str) -> bool:
    """Words wait for the slash, and names for `/as`: else a long class would hide the words."""
    return typed.startswith(text.partition(" ")[0]) if " " in text else bool(typed) or not text.startswith("/")


def _history(path: Path | None) -> History:
    """A file that only its owner can read: what one types to a class is nobody else's."""
    if path is None:
        return InMemoryHistory()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    return FileHistory(path)
