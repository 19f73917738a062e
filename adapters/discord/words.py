"""The few sentences that the adapter itself must say; bot passes them in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordWords:
    """Sentences with `{n}`, `{most}`, `{label}` where something of the moment is filled in."""

    go_on: str
    """A button that opens the next step of a form."""
    step_kept: str
    """`{n}` of `{most}` steps are filled in."""
    open_form: str
    """A button that opens a form which could not be opened by itself."""
    sure_yes: str
    """The button that does it, after a question."""
    sure_no: str
    nothing_done: str
    """After that button's No."""
    file_name: str
    """Of the file that holds what is too long to be shown: small letters, digits, `-` and one ending."""
    in_file: str
    """All of the text is in the file that follows."""
    too_big: str
    """`{name}` is a file that Discord does not take."""
    day: str
    """How a day is typed."""
    more_follows: str
    """Beside the box that leads to what stands behind More."""
    not_shown: str
    """What we made of an answer, Discord did not take."""
    what_words: str
    """About what can be typed after a word that takes words: a square, a title, a name (100 characters)."""
