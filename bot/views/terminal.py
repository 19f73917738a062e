"""The few sentences that the terminal itself says, in the reader's language."""

from __future__ import annotations

from dataclasses import fields

from adapters.console.words import ConsoleWords
from bot.views.look import Words, mark

SENTENCES = (
    mark("Type a number or a word. /help shows the words."),
    mark("You are {name}."),
    mark("You are now {name}."),
    mark("message to {name}"),
    mark("message in {name}"),
    mark("Enter keeps what is in [brackets]. /cancel leaves."),
    mark("Write as many lines as you like. An empty line ends it."),
    mark("Type a number."),
    mark("Type numbers with commas between them."),
    mark("Type - to empty it."),
    mark("Type where the file is."),
    mark("Nothing was sent."),
    mark("{label}? [y/N]"),
    mark("yes"),
    mark("no"),
    mark("This one is needed."),
    mark("That is too long: at most {most} characters."),
    mark("Type a whole number."),
    mark("Type a number from {least} up."),
    mark("Type a number up to {most}."),
    mark("Type a number between {least} and {most}."),
    mark("Type a day like 2026-03-09."),
    mark("There is no file {wrong}."),
)
"""Marked for translators; a test holds them to the console's own English ones."""


def console_words(words: Words, locale: str) -> ConsoleWords:
    """The terminal's sentences in the language of `words`."""
    english = ConsoleWords()
    said = {
        field.name: words.gettext(getattr(english, field.name)) for field in fields(english) if field.name != "locale"
    }
    return ConsoleWords(locale=locale, **said)
