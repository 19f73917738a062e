"""How long a text is for Discord, and cutting one so that nothing a reader sees as one sign is torn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from unicodedata import category

from adapters.discord.limits import TEXT, TEXT_BYTES, TEXT_DISPLAY_BYTES
from adapters.fallback.printable import one_line

CUT = "…"
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
JOINER = "\u200d"
FARTHEST = 64
"""So far back we look for the beginning of a sign. What is longer (a letter under two hundred marks) is torn."""


def length(text: str) -> int:
    """Characters as the strictest of Discord's clients counts them: an emoji is two."""
    return len(text) if text.isascii() else len(text) + len(ASTRAL.findall(text))


def weight(text: str) -> int:
    """What a text takes of the 4,000 characters of a message: as much as its length, or as its bytes take of theirs."""
    return max(length(text), -(-(len(text.encode()) + TEXT_DISPLAY_BYTES) * TEXT // TEXT_BYTES))


def is_blank(text: str) -> bool:
    """Whether there is nothing in it to see: Discord takes such a text for none."""
    if text.isascii():
        return not text or text.isspace()
    return all(category(sign)[0] in "ZC" for sign in text)


def cut(text: str, most: int) -> str:
    """`text` in at most `most` characters, with … at its end when it was longer."""
    return text if length(text) <= most else text[: fits(text, most - 1)].rstrip() + CUT


def fits(text: str, most: int, measured: Callable[[str], int] = length) -> int:
    """The place up to which `text` is `measured` at most `most`, between two signs: behind the first at the least."""
    at = max(1, bisect_right(range(1, min(len(text), most) + 1), most, key=lambda end: measured(text[:end])))
    for back in range(at, max(0, at - FARTHEST), -1):
        if not _joined(text, back):
            return back
    return at


def label(text: str, most: int) -> str:
    """`text` as a label: one line, never empty, at most `most` characters."""
    line = one_line(text)
    return CUT if is_blank(line) else cut(line, most)


def is_cut(text: str, most: int) -> bool:
    """Whether such a label says less than `text`."""
    return length(one_line(text)) > most


def _joined(text: str, at: int) -> bool:
    """Whether the signs before and behind this place are one to a reader: an accent, a family, a skin, a flag; or an escape."""
    if at >= len(text):
        return False
    before, behind = text[at - 1], text[at]
    if (
        JOINER in (before, behind)
        or category(behind) in ("Mn", "Mc", "Me", "Cf")
        or "\U0001f3fb" <= behind <= "\U0001f3ff"
    ):
        return True
    if _is_regional(behind) and _is_regional(before):
        run = len(text[:at]) - len(text[:at].rstrip("".join(map(chr, range(0x1F1E6, 0x1F200)))))
        return run % 2 == 1
    return (at - len(text[:at].rstrip("\\"))) % 2 == 1


def _is_regional(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
