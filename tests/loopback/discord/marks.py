"""How Discord's clients read the marks in a text: what is bold, a link, a mention, a spoiler. To say that people's words have none.

The rules are those of the client's markdown (its patterns are public in the libraries that copy them): at each place the first
that fits is taken, a backslash takes the meaning from the sign behind it, and nothing inside code is a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FENCE = r"```(?:[A-Za-z0-9_+\-.#]+\n)?\n*(?P<fence>[^\n].*?)\n*```"
INLINE: dict[str, str] = {
    "escape": r"\\(?P<escape>[^0-9A-Za-z\s])",
    "fence": FENCE,
    "code": r"(?P<ticks>`{1,2})(?P<code>.*?[^`])(?P=ticks)(?!`)",
    "autolink": r"<(?P<autolink>https?://[^\s<>]+)>",
    "url": r"(?P<url>https?://[^\s<]+[^\s<.,:;\"')\]])",
    "masked": r"\[(?P<masked>(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?(?P<target>[^\s>)]*)>?(?:\s+['\"].*?['\"])?\s*\)",
    "everyone": r"(?P<everyone>@(?:everyone|here))",
    "person": r"<@!?(?P<person>[0-9]+)>",
    "role": r"<@&(?P<role>[0-9]+)>",
    "channel": r"<#(?P<channel>[0-9]+)>",
    "emoji": r"<a?:(?P<emoji>\w{2,}):[0-9]+>",
    "moment": r"<t:(?P<moment>-?[0-9]{1,17})(?::[tTdDfFsSR])?>",
    "command": r"</(?P<command>[-\w ]+):[0-9]+>",
    "guide": r"<id:(?P<guide>customize|browse|guide|home)>",
    "smiley": r":(?P<smiley>[a-z_]{2,}[a-z0-9_+-]*):",
    "spoiler": r"\|\|(?P<spoiler>.+?)\|\|",
    "strike": r"~~(?P<strike>.+?)~~(?!_)",
    "bold": r"\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*(?!\*)",
    "underline": r"__(?P<underline>(?:\\.|[^\\])+?)__(?!_)",
    "star": r"\*(?=\S)(?P<star>(?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)",
    "dash": r"\b_(?P<dash>(?:__|\\.|[^\\_])+?)_\b",
}
AT_FIRST: dict[str, str] = {
    "heading": r" *#{1,3}\s+(?=\S)",
    "small": r" *-#\s+(?=\S)",
    "quote_all": r" *>>> ",
    "quote": r" *> ",
    "bullet": r" *[*-] (?=.*\S)",
    "number": r" *[0-9]{1,10}\. (?=.*\S)",
}
PATTERNS = tuple((kind, re.compile(pattern, re.DOTALL)) for kind, pattern in INLINE.items())
FIRST = tuple((kind, re.compile(pattern)) for kind, pattern in AT_FIRST.items())
NESTED = frozenset({"bold", "underline", "star", "dash", "strike", "spoiler", "masked"})
HARMFUL = frozenset(
    ("masked", "everyone", "person", "role", "channel", "emoji", "command", "guide", "smiley", "spoiler", "strike")
) | {"underline", "star", "dash"}
"""What our own cards never use: where one of these is read, it came out of somebody's words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its kind, and what it holds (where a masked link goes, who is named, the words that are bold)."""

    kind: str
    holds: str


def marks(text: str) -> list[Mark]:
    """All marks of a text, in order, also those inside others."""
    return list(_marks(text))


def harmful(text: str) -> list[Mark]:
    """Those that our cards never make."""
    return [mark for mark in marks(text) if mark.kind in HARMFUL]


def _marks(text: str) -> Iterator[Mark]:
    at = 0
    while at < len(text):
        if at == 0 or text[at - 1] == "\n":
            yield from (Mark(kind, "") for kind in _openings(text, at))
        kind, found = _first(text, at)
        if found is None:
            at += 1
            continue
        if kind == "masked":
            yield Mark(kind, found["target"])
        elif kind != "escape":
            yield Mark(kind, found[kind])
        if kind in NESTED:
            yield from _marks(found[kind])
        at = found.end()


def _first(text: str, at: int) -> tuple[str, re.Match[str] | None]:
    for kind, pattern in PATTERNS:
        if found := pattern.match(text, at):
            return kind, found
    return "", None


def _openings(text: str, at: int) -> Iterator[str]:
    """What the beginning of a line says; a list or a heading may stand in a quote."""
    for kind, pattern in FIRST:
        if found := pattern.match(text, at):
            yield kind
            yield from _openings(text, found.end()) if kind in ("quote", "quote_all", "bullet", "number") else ()
            return
