"""Text made fit for any screen: no control characters, no hidden turns of direction, and how wide it is.

Core cleans what people write when it comes in; a renderer cleans again, because a terminal obeys what it prints.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, east_asian_width, normalize

LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
NEVER_PRINTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control characters (ESC and C1 begin terminal commands), bidi embeddings, overrides and isolates, lone surrogates, and the soft
hyphen: one screen gives it a column, another none."""

IN_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escape(text: str) -> str:
    """`text` as it stands in a page of HTML. Python's own comes with the names of all signs, a third of a megabyte."""
    return text.translate(IN_HTML)


def printable(text: str) -> str:
    """`text` without anything that a screen would obey; line ends are kept as newlines, tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return NEVER_PRINTED.sub("", LINE_ENDS.sub("\n", text)).replace("\t", "    ")


def one_line(text: str) -> str:
    """`text` printable and on one line: for headings, labels, titles and table cells."""
    return " ".join(printable(text).split("\n")).strip()


def width(text: str) -> int:
    """How many columns of a terminal `text` (one line) takes."""
    return sum(_columns(sign) for sign in text)


def pad(text: str, columns: int) -> str:
    """`text` with spaces after it, up to `columns`."""
    return text + " " * (columns - width(text))


def _columns(sign: str) -> int:
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def folded(text: str) -> str:
    """`text` as it is compared: without capitals and accents, so that "si" is "Sí"."""
    parts = normalize("NFKD", text.strip().casefold())
    return "".join(part for part in parts if not combining(part))
