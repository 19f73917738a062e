"""The terminal: one person at a keyboard, or a script through a pipe, and anyone they say they are."""

from adapters.console.adapter import ConsoleAdapter
from adapters.console.words import ConsoleWords

__all__ = ["ConsoleAdapter", "ConsoleWords"]
