"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bot.cli import terminal
from bot.cli.process import ending

PLAIN: dict[tuple[str, ...], Callable[[], None]] = {("run",): terminal.run, ("chat",): terminal.chat}
"""What is typed most has nothing to be parsed, and so needs neither Typer nor the pydantic it brings: a third of the start."""


def run_cli() -> None:
    """Run one command. A person's mistake is one friendly line and status 2, never a stack trace."""
    with ending():
        plain = PLAIN.get(tuple(sys.argv[1:]))
        if plain is not None:
            plain()
            return
        from bot.cli.commands import app  # noqa: PLC0415 - see PLAIN

        app()
