"""A card as Discord shows it: messages made of components, each one container, its parts in the card's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, zip_longest

from adapters.cards import (
    Bullets,
    Buttons,
    Card,
    Choice,
    Divider,
    Document,
    Field,
    Fields,
    Grid,
    Paragraph,
    Part,
    Picture,
    Progress,
    Quote,
    Table,
    Tone,
)
from adapters.discord.board import board
from adapters.discord.counting import is_blank, weight
from adapters.discord.files import document, picture, whole_text
from adapters.discord.limits import MESSAGES, TABLE_COLUMNS, TEXT
from adapters.discord.markup import bold, escaped, escaped_line, fenced, heading, quoted, small, words_markup
from adapters.discord.message import Attached, Message
from adapters.discord.packing import FIRST_PIECE, Block, Line, Text, Whole, pack
from adapters.discord.pressing import buttons, choice
from adapters.discord.splitting import pieces
from adapters.discord.words import DiscordWords
from adapters.fallback import show
from adapters.fallback.cards import bar_slots
from adapters.fallback.columns import table_lines
from adapters.fallback.printable import one_line, width
from adapters.text import Words

__all__ = ["Attached", "Message", "render"]

ACCENTS = {Tone.PLAIN: None, Tone.GOOD: 0x9CCF8A, Tone.CARE: 0xECC46B}
"""The colour at a container's edge: green, and a warm yellow. Red is for what we never say."""
BAR_SLOTS = 10
NOTHING = "–"
"""Stands for a value that is not there."""
EMPTY = "…"
"""What a card says that says nothing."""
LONG_NAME = 200
"""Marked up; a longer one stands above a quote once."""
WIDEST = 1_000_000
FIRST_ID, IDS_A_PART = 1_000, 1_000
"""Buttons with a question carry ids, counted from 1,000; each part of a card has a thousand of its own."""


def render(card: Card, words: DiscordWords) -> tuple[Message, ...]:
    """`card` as the messages that show all of it, at least one. `words` are the reader's."""
    blocks = [block for block in _blocks(card, words) if not _is_nothing(block)]
    if all(isinstance(block, Line) for block in blocks):
        blocks = [Text(EMPTY)]
    messages = pack(blocks, ACCENTS[card.tone])
    if len(messages) <= MESSAGES:
        return messages
    return pack(_with_file(blocks, card, words), ACCENTS[card.tone])


def _is_nothing(block: Block) -> bool:
    return isinstance(block, Text) and is_blank(block.content)


def _blocks(card: Card, words: DiscordWords) -> Iterator[Block]:
    yield Text(escaped_line(card.heading), heading)
    ids, taken = count(FIRST_ID, IDS_A_PART), set[str]()
    for part in card.parts:
        yield from _block(part, words, next(ids), taken)
    yield Text(escaped(card.footnote), small)


def _block(part: Part, words: DiscordWords, first_id: int, taken: set[str]) -> Iterator[Block]:
    """One part; its buttons' ids begin with `first_id`, and its file has a name that is not `taken`."""
    match part:
        case Buttons():
            yield from buttons(part, first_id)
        case Grid():
            yield from board(part)
        case Choice():
            yield from choice(part)
        case Picture():
            yield from picture(part, taken)
        case Document():
            yield from document(part, taken, words)
        case Divider():
            yield Line()
        case _:
            yield from _texts(part)


def _texts(part: Paragraph | Quote | Fields | Table | Bullets | Progress) -> Iterator[Text]:
    match part:
        case Paragraph(words):
            yield Text(words_markup(words))
        case Quote():
            yield from _quote(part)
        case Fields(fields):
            yield Text("\n".join(map(_field, fields)))
        case Table():
            yield from _table(part)
        case Bullets(items, numbered):
            yield Text("\n".join(_item(f"{nth}." if numbered else "-", item) for nth, item in enumerate(items, 1)))
        case Progress():
            yield Text(_progress(part))


def _quote(part: Quote) -> Iterator[Text]:
    """Who it is by stands above it, and above what goes on in a further message."""
    by = bold(f"{one_line(part.by)}:") if not is_blank(one_line(part.by)) else ""
    said = escaped(part.text)
    if len(by) > LONG_NAME or is_blank(said):
        yield Text(by)
        by = ""
    yield Text(said, lambda piece: "\n".join(filter(None, (by, quoted(piece)))))


def _field(field: Field) -> str:
    name = one_line(field.label)
    said = words_markup(field.words).strip("\n")
    return said if is_blank(name) else f"{bold(name + ':')} {said or NOTHING}"


def _item(mark: str, item: Words) -> str:
    said = words_markup(item).strip("\n")
    return f"{mark} {NOTHING if is_blank(said) else said}".replace("\n", "\n  ")


def _table(part: Table) -> Iterator[Text]:
    """Columns in letters of one width where a phone shows them whole, else a line a row with its columns' names."""
    yield Text(bold(one_line(part.caption)))
    whole = table_lines(part, widest=WIDEST)
    if max(map(width, whole)) <= TABLE_COLUMNS:
        yield Text("\n".join(whole), fenced, marked=False)
    else:
        yield Text("\n".join(_row(part.header, row) for row in part.rows) or ", ".join(map(escaped_line, part.header)))


def _row(header: Sequence[str], row: Sequence[str]) -> str:
    """What a row begins with stands out; each value has its column's name."""
    pairs = [(one_line(name), one_line(value)) for name, value in zip_longest(header, row, fillvalue="")]
    said = [
        bold(value or NOTHING) if nth == 0 else escaped_line(value or NOTHING) for nth, (_, value) in enumerate(pairs)
    ]
    named = (f"{escaped_line(name)}: {value}" if name else value for (name, _), value in zip(pairs, said, strict=True))
    return f"- {', '.join(named)}"


def _progress(part: Progress) -> str:
    full = bar_slots(part, BAR_SLOTS)
    bar = "▰" * full + "▱" * (BAR_SLOTS - full)
    name = bold(one_line(part.label))
    return "\n".join(filter(None, (name, f"{bar} {escaped_line(part.words)}")))


def _with_file(blocks: Sequence[Block], card: Card, words: DiscordWords) -> Iterator[Block]:
    """As much text as some messages hold, then all of it as a file; and everything that can be pressed."""
    room, told = (MESSAGES - 2) * TEXT, False
    for block in blocks:
        if not isinstance(block, Text):
            yield block
            continue
        before, room = room, room - weight(block.dressed(block.content))
        if room >= 0:
            yield block
        elif not told:
            told = True
            yield from _beginning(block, before)
            yield from whole_text(show(card).text, _names(blocks), words)


def _beginning(block: Text, room: int) -> Iterator[Block]:
    if room > FIRST_PIECE:
        first = next(pieces(block.content, room, room, block.dressed, marked=block.marked))
        yield Text(first)


def _names(blocks: Sequence[Block]) -> set[str]:
    return {file.name for block in blocks if isinstance(block, Whole) for file in block.files}
