"""The few sentences that the terminal itself must say; bot passes them in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleWords:
    """Sentences with `{name}`, `{label}`, `{least}`, `{most}`, `{wrong}` where something of the moment is filled in."""

    locale: str = "en"
    """The language of these sentences; calls carry it, and words are listed in it."""
    footer: str = "Type a number or a word. /help shows the words."
    you_are: str = "You are {name}."
    you_are_now: str = "You are now {name}."
    message_to: str = "message to {name}"
    message_in: str = "message in {name}"
    how_to_fill: str = "Enter keeps what is in [brackets]. /cancel leaves."
    how_to_end: str = "Write as many lines as you like. An empty line ends it."
    how_to_choose: str = "Type a number."
    how_to_choose_some: str = "Type numbers with commas between them."
    how_to_empty: str = "Type - to empty it."
    how_to_name_a_file: str = "Type where the file is."
    nothing_sent: str = "Nothing was sent."
    more: str = "{label}? [y/N]"
    yes: str = "yes"
    no: str = "no"
    needed: str = "This one is needed."
    too_long: str = "That is too long: at most {most} characters."
    not_a_number: str = "Type a whole number."
    too_small: str = "Type a number from {least} up."
    too_big: str = "Type a number up to {most}."
    not_between: str = "Type a number between {least} and {most}."
    not_a_date: str = "Type a day like 2026-03-09."
    no_such_file: str = "There is no file {wrong}."
