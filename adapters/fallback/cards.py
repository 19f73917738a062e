"""Any card as plain text that needs no colours and no width, and the table of what can be pressed on it.

A platform's renderer falls back to this for what it cannot show; a terminal that is not a terminal prints nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from adapters.cards import (
    Bullets,
    Buttons,
    Card,
    Choice,
    Divider,
    Document,
    Fields,
    Grid,
    GridCell,
    Option,
    Paragraph,
    Part,
    Picture,
    Progress,
    Quote,
    Table,
)
from adapters.fallback.columns import aligned, field_lines, table_lines
from adapters.fallback.keys import Key, keyed
from adapters.fallback.printable import one_line, printable, width
from adapters.text import Words, plain

WIDEST = 78
"""The widest row of buttons or table line: a terminal of 80 columns, less a margin."""
BAR_SLOTS = 12
BETWEEN_BUTTONS = "   "


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as text, and what can be pressed on it by the sign that is typed (capitals)."""

    text: str
    keys: Mapping[str, Key]


def show(card: Card, *, before: str = "") -> Shown:
    """`card` as plain text. `before` stands in front of the numbers, so that two cards can be pressed side by side."""
    parts = keyed(card, before=before)
    blocks = [_heading(card.heading), *(_block(part, keys) for part, keys in parts), _footnote(card.footnote)]
    return Shown("\n\n".join(filter(None, blocks)), {key.sign: key for _, keys in parts for key in keys})


def words_text(words: Words) -> str:
    """Spans as printable text."""
    return printable(plain(words)).strip("\n")


def bar_slots(progress: Progress, slots: int = BAR_SLOTS) -> int:
    """How many of `slots` are filled: never all before it is done, never more than all."""
    if progress.total <= 0:
        return 0
    return max(0, min(slots, progress.done * slots // progress.total))


def quote_lines(quote: Quote) -> list[str]:
    """What a person wrote, each line marked, so that nothing in it can pass for ours."""
    by = [f"{one_line(quote.by)}:"] if quote.by else []
    return [*by, *(f"> {line}".rstrip() for line in printable(quote.text).split("\n"))]


def cell_text(cell: GridCell, key: Key) -> tuple[str, str]:
    """A cell's sign and words: `[B2]`, `Pizza maths (done)`."""
    coordinate = one_line(cell.coordinate)
    name = key.label if key.sign == coordinate.upper() else f"{coordinate} {key.label}"
    return f"[{key.sign}]", f"{name} ({one_line(cell.state_words)})" if cell.state_words else name


def option_text(option: Option) -> str:
    """A choice's label, and the line about it behind a dash."""
    return " - ".join(filter(None, (one_line(option.label), one_line(option.about))))


def document_text(document: Document) -> str:
    """A file's name and what it is."""
    return f"{one_line(document.name)}: {one_line(document.about)}"


def _heading(heading: str) -> str:
    line = one_line(heading)
    return f"{line}\n{'-' * width(line)}" if line else ""


def _footnote(footnote: str) -> str:
    return f"({printable(footnote)})" if footnote else ""


def _block(part: Part, keys: Sequence[Key]) -> str:
    match part:
        case Paragraph(words):
            return words_text(words)
        case Picture(alt=alt):
            return f"({one_line(alt)})"
        case Progress():
            return _progress(part)
        case Document():
            return document_text(part)
        case Divider():
            return "- - -"
        case _:
            return "\n".join(_lines(part, keys))


def _lines(part: Quote | Fields | Table | Bullets | Buttons | Grid | Choice, keys: Sequence[Key]) -> Iterable[str]:
    match part:
        case Quote():
            return quote_lines(part)
        case Fields(fields):
            return field_lines(fields)
        case Table(caption=caption):
            return [*_if_any(caption), *table_lines(part, widest=WIDEST)]
        case Bullets():
            return _bullets(part)
        case Buttons():
            return _buttons(part, keys)
        case Grid(cells=cells, alt=alt):
            return [*_if_any(alt), *aligned([cell_text(cell, key) for cell, key in zip(cells, keys, strict=True)])]
        case Choice(prompt=prompt, options=options):
            pairs = zip(options, keys, strict=True)
            return [*_if_any(prompt), *aligned([(f"[{key.sign}]", option_text(option)) for option, key in pairs])]


def _progress(part: Progress) -> str:
    full = bar_slots(part)
    bar = f"[{'#' * full}{'-' * (BAR_SLOTS - full)}]"
    return " ".join(filter(None, (one_line(part.label), bar, one_line(part.words))))


def _bullets(part: Bullets) -> list[str]:
    marks = (f"{number}." if part.numbered else "*" for number in range(1, len(part.items) + 1))
    return [f"{mark} {words_text(item)}" for mark, item in zip(marks, part.items, strict=True)]


def _buttons(part: Buttons, keys: Sequence[Key]) -> list[str]:
    first, more = keys[: len(part.buttons)], keys[len(part.buttons) :]
    label = one_line(part.more_label)
    return [*_row([], first), *_row([f"{label}:"] if label and more else [], more)]


def _row(label: list[str], keys: Sequence[Key]) -> list[str]:
    """On one line, or one a line when that is too long for a small screen."""
    buttons = [*label, *(f"[{key.sign}] {key.label}" for key in keys)]
    row = BETWEEN_BUTTONS.join(buttons)
    return buttons if width(row) > WIDEST else [row] if row else []


def _if_any(text: str) -> list[str]:
    return [one_line(text)] if text else []
