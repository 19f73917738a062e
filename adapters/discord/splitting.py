"""Long text in pieces: parted between paragraphs, then between lines, then between words, then wherever it must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from adapters.discord.counting import fits, is_blank, weight

SEAMS = ("\n\n", "\n", " ")
"""Where a text is parted, the best first."""
EARLIEST = 0.5
"""A seam in the first half of what fits is passed over for a lesser one farther on."""
STRONG = re.compile(r"\\.|\*\*|`", re.DOTALL)


def pieces(
    text: str, first: int, most: int, dressed: Callable[[str], str] = str, *, marked: bool = True
) -> Iterator[str]:
    """`text` in pieces that, `dressed`, have at most `most` characters, the first of them at most `first`. No blank ones.

    Strong words that are parted stay strong in both pieces; in a text that is not `marked` there are none.
    """
    room, opened = first, ""
    rest = text.strip("\n")
    while rest:
        rest = opened + rest
        at = _end(rest, room, dressed)
        piece, rest, room = rest[:at].rstrip(), rest[at:].lstrip("\n ") if at < len(rest) else "", most
        opened = _left_open(piece) if marked else ""
        if not is_blank(piece.replace(opened, "") if opened else piece):
            yield dressed(piece + opened)


def _end(text: str, room: int, dressed: Callable[[str], str]) -> int:
    """Where the first piece ends, two signs before the last that fits: they close what is open."""
    if weight(dressed(text)) <= room:
        return len(text)
    most = fits(text, room - 2, lambda some: weight(dressed(some)))
    for seam in SEAMS:
        at = text.rfind(seam, int(most * EARLIEST), most)
        if at > 0:
            return at
    return most


def _left_open(piece: str) -> str:
    """The mark that was opened in `piece` and not closed."""
    opened = ""
    for mark in STRONG.findall(piece):
        if mark == opened:
            opened = ""
        elif not opened and not mark.startswith("\\"):
            opened = mark
    return opened
