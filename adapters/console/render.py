"""A card drawn for a person at a terminal: a frame, air, colours that never say anything alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.box import ROUNDED
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table as Aligned
from rich.text import Text

from adapters.cards import (
    Bullets,
    Buttons,
    Card,
    Choice,
    Divider,
    Document,
    Fields,
    Grid,
    Paragraph,
    Part,
    Picture,
    Progress,
    Quote,
    Table,
)
from adapters.console.board import draw_board
from adapters.console.limits import FRAME
from adapters.console.styles import BORDER, HEADING, KEY, QUIET, drawn_key, drawn_words
from adapters.fallback.cards import BAR_SLOTS, bar_slots, document_text, option_text
from adapters.fallback.columns import table_lines
from adapters.fallback.keys import Key
from adapters.fallback.printable import one_line, printable

BETWEEN_BUTTONS = "   "


def draw(
    card: Card, parts: Iterable[tuple[Part, Sequence[Key]]], columns: int, *, above: str = "", airy: bool = True
) -> RenderableType:
    """`card` in a frame of `columns`; `parts` are its parts with their keys, `above` stands in the frame's top line.

    Where many cards follow one another they are not `airy`: no empty lines.
    """
    drawn: list[RenderableType] = [Text(one_line(card.heading), HEADING)] if card.heading else []
    drawn += [_draw(part, keys, columns - FRAME) for part, keys in parts]
    drawn += [Text(printable(card.footnote), QUIET)] if card.footnote else []
    blocks = [Padding(block, (0, 0, 1 if airy else 0, 0)) for block in drawn[:-1]]
    title = Text(above, QUIET) if above else None
    body = Group(*blocks, *drawn[-1:])
    padding = (1, 2) if airy else (0, 2)
    border = BORDER[card.tone]
    return Panel(
        body, box=ROUNDED, width=columns, padding=padding, border_style=border, title=title, title_align="left"
    )


def _draw(part: Part, keys: Sequence[Key], columns: int) -> RenderableType:
    match part:
        case Grid(alt=alt):
            return Group(*_if_any(alt), draw_board(part, keys, columns))
        case Buttons():
            return Group(*_buttons(part, keys, columns))
        case Choice(prompt=prompt, options=options):
            pairs = zip(options, keys, strict=True)
            signs = ((Text(f"[{key.sign}]", KEY), Text(option_text(option))) for option, key in pairs)
            return Group(*_if_any(prompt), _aligned(signs, columns))
        case Fields(fields):
            labelled = ((Text(one_line(field.label), QUIET), drawn_words(field.words)) for field in fields)
            return _aligned(labelled, columns)
        case Bullets(items, numbered):
            marks = (Text(f"{number}." if numbered else "•", QUIET) for number in range(1, len(items) + 1))
            return _aligned(zip(marks, map(drawn_words, items), strict=True), columns)
        case _:
            return _plainer(part, columns)


def _plainer(part: Paragraph | Quote | Table | Picture | Document | Progress | Divider, columns: int) -> RenderableType:
    match part:
        case Paragraph(words):
            return drawn_words(words)
        case Quote(text, by):
            return Group(*_if_any(by), Quoted(printable(text)))
        case Table(caption=caption):
            return Group(*_if_any(caption), *map(Text, table_lines(part, widest=columns)))
        case Picture(alt=alt):
            return Text(f"({one_line(alt)})", "italic")
        case Document():
            return Text(document_text(part), "italic")
        case Progress():
            return _progress(part)
        case Divider():
            return Rule(style=QUIET)


class Quoted:
    """What a person wrote, a bar before each line of it, however the lines are broken."""

    def __init__(self, text: str) -> None:
        self._text = Text(text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's hook: the lines for the width that there is."""
        for line in self._text.wrap(console, options.max_width - 2):
            yield Text.assemble(("│ ", QUIET), line)


def _progress(part: Progress) -> Text:
    full = bar_slots(part)
    bar = ("━" * full, "green"), ("─" * (BAR_SLOTS - full), QUIET)
    return Text.assemble(one_line(part.label), "  ", *bar, "  ", one_line(part.words))


def _buttons(part: Buttons, keys: Sequence[Key], columns: int) -> Iterator[Text]:
    """The buttons on one line and More on the next; one a line where that is too wide."""
    weights = [button.weight for button in chain(part.buttons, part.more)]
    drawn = [drawn_key(key, weight) for key, weight in zip(keys, weights, strict=True)]
    first, more = drawn[: len(part.buttons)], drawn[len(part.buttons) :]
    yield from _row(first, columns)
    if more:
        label = one_line(part.more_label)
        yield from _row([*([Text(label, QUIET)] if label else []), *more], columns)


def _row(texts: Sequence[Text], columns: int) -> Sequence[Text]:
    row = Text(BETWEEN_BUTTONS).join(texts)
    return texts if row.cell_len > columns else [row]


def _aligned(rows: Iterable[tuple[Text, Text]], columns: int) -> RenderableType:
    """The second texts below each other; where a first one takes half the width, simply one behind the other."""
    pairs = list(rows)
    if any(first.cell_len > columns // 2 for first, _ in pairs):
        return Group(*(Text("  ").join(pair) for pair in pairs))
    table = Aligned.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for pair in pairs:
        table.add_row(*pair)
    return table


def _if_any(text: str) -> list[Text]:
    return [Text(one_line(text), QUIET)] if text else []
