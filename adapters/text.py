"""Text as spans: plain, bold, code, link, moment, name. Whatever is not a span's mark is data and is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bold:
    """Strong words. Discord `**`, Slack `*`, terminal bold; in plain text just the words."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words to type, or letters that must keep their width. Backticks on every platform."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link that shows its whole host: what people wrote can never mask where a link goes.

    `label` is ours (never a member's text). In plain text: `label (url)`.
    """

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time. `at_us` is UTC in integer microseconds; `shown` is the same moment in the classroom's words.

    Discord shows `<t:…>` and Slack `<!date^…>` in the reader's own zone; others print `shown`.
    """

    at_us: int
    shown: str


class Names(StrEnum):
    """What of a platform's own goes by a name that only the platform knows."""

    PLACE = "place"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Named:
    """A channel or a role by the platform's own id, shown by its name: Discord `<#…>` and `<@&…>`, pinging nobody.

    Where it cannot (an id that is none there, a terminal, plain text) stands `shown`.
    """

    what: Names
    id: str
    shown: str


Span = str | Bold | Code | Link | Moment | Named
Words = str | tuple[Span, ...]
"""A plain string is one plain span."""


def spans(words: Words) -> tuple[Span, ...]:
    """The spans of `words`, whichever way they were given."""
    return (words,) if isinstance(words, str) else words


def plain(words: Words) -> str:
    """`words` without any mark: what a screen reader, a log or a plain terminal gets."""
    return "".join(_plain(span) for span in spans(words))


def _plain(span: Span) -> str:
    match span:
        case str():
            return span
        case Bold(text) | Code(text):
            return text
        case Link(label, url):
            return f"{label} ({url})" if label and label != url else url
        case Moment(_, shown) | Named(_, _, shown):
            return shown
