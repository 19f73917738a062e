"""Fields and tables as aligned columns of plain text; what is too wide becomes one line a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from adapters.cards import Field, Table
from adapters.fallback.printable import one_line, pad, width
from adapters.text import plain

GAP = "  "


def field_lines(fields: Sequence[Field]) -> list[str]:
    """One line a field, the words aligned behind the longest label."""
    return aligned([(one_line(field.label) + ":", one_line(plain(field.words))) for field in fields])


def table_lines(table: Table, *, widest: int) -> list[str]:
    """The header, a rule and the rows; or, wider than `widest` columns, one line a row that names each value's column."""
    header, *rows = ([one_line(cell) for cell in row] for row in (table.header, *table.rows))
    lines = aligned([header, *rows])
    if max(map(width, lines)) > widest:
        return [_named(header, row) for row in rows] or [", ".join(header)]
    return [lines[0], "-" * max(map(width, lines)), *lines[1:]]


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """`rows` as lines in which every column begins at the same place."""
    widths = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    return [GAP.join(map(pad, row, widths)).rstrip() for row in rows]


def _named(header: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip_longest(header, row, fillvalue="")
    return ", ".join(f"{name}: {value or '-'}" if name else value for name, value in pairs)
