"""The few sentences that the terminal itself must say; bot passes them in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleWords:
    """Sentences with `{name}`, `{label}`, `{least}`, `{most}`, `{wrong}` where something of the moment is filled in."""

    locale: str
    """The language of these sentences; calls carry it, and words are listed in it."""
    footer: str
    you_are: str
    you_are_now: str
    message_to: str
    message_in: str
    message_to_all: str
    how_to_fill: str
    how_to_end: str
    how_to_choose: str
    how_to_choose_some: str
    how_to_empty: str
    how_to_name_a_file: str
    nothing_sent: str
    saved: str
    not_saved: str
    more: str
    yes: str
    no: str
    needed: str
    too_long: str
    not_a_number: str
    too_small: str
    too_big: str
    not_between: str
    not_a_date: str
    no_such_file: str
