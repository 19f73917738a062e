"""Short names made from titles: codes inside a pack, words on a button."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

from quests.rules.limits import SHORT_LONGEST

LONGEST = 36
"""Leaves room for a number behind it, within the 40 that a code may have."""
SHORT_WORDS = 2


def short_of(title: str) -> str:
    """At most two words of a title, for a button."""
    return " ".join(title.split()[:SHORT_WORDS])[:SHORT_LONGEST]


def code_of(title: str, taken: Container[str], otherwise: str) -> str:
    """A code for `title` that is not `taken`: small letters, digits and hyphens; `otherwise` for a title that has none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    code = re.sub("[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or otherwise
    if code not in taken:
        return code
    return next(f"{code}-{n}" for n in count(2) if f"{code}-{n}" not in taken)
