"""The board as squares where they fit, as a list where they do not."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import ROUNDED
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from adapters.cards import Grid, GridCell
from adapters.console.limits import CELL_LINES, NARROWEST_CELL
from adapters.console.styles import KEY, QUIET, STATE
from adapters.fallback.cards import cell_text
from adapters.fallback.columns import aligned
from adapters.fallback.keys import Key
from adapters.fallback.printable import one_line, width

SIDES = 3
"""Columns that a square's border and padding take."""


def draw_board(grid: Grid, keys: Sequence[Key], columns: int) -> RenderableType:
    """The grid in `columns` of screen: a square says coordinate, state and title."""
    inside = (columns - 1) // max(1, grid.columns) - SIDES
    squares = {(cell.row, cell.column): (cell, key) for cell, key in zip(grid.cells, keys, strict=True)}
    if inside < NARROWEST_CELL or len(squares) < len(keys) or not all(_fits(cell, inside) for cell in grid.cells):
        return _listed(grid, keys)
    return _squares(grid, squares, inside)


def _squares(grid: Grid, squares: dict[tuple[int, int], tuple[GridCell, Key]], inside: int) -> Table:
    table = Table(box=ROUNDED, show_header=False, show_lines=True, border_style=QUIET, padding=(0, 1))
    for _ in range(grid.columns):
        table.add_column(width=inside, overflow="fold")
    for row in sorted({row for row, _ in squares}):
        table.add_row(*(_square(squares.get((row, column)), inside) for column in range(grid.columns)))
    return table


def _square(square: tuple[GridCell, Key] | None, inside: int) -> Text:
    """The sign at the left, the state at the right, the title below; every square of a board is as high as the others."""
    if square is None:
        return Text()
    cell, key = square
    state = one_line(cell.state_words)
    sign = f"[{key.sign}]" if key.sign == one_line(cell.coordinate).upper() else f"[{key.sign}] {cell.coordinate}"
    air = " " * max(1, inside - width(sign) - width(state))
    return Text.assemble((sign, KEY), air, (state, STATE[cell.state]), "\n", (key.label, "bold"))


def _fits(cell: GridCell, inside: int) -> bool:
    """No word is broken, and the whole title stands in a few lines."""
    head = width(cell.coordinate) + width(cell.state_words) + SIDES
    title = one_line(cell.title)
    longest = max(map(width, title.split()), default=0)
    return max(head, longest) <= inside and width(title) <= (inside - 4) * CELL_LINES


def _listed(grid: Grid, keys: Sequence[Key]) -> Text:
    lines = aligned([cell_text(cell, key) for cell, key in zip(grid.cells, keys, strict=True)])
    styled = (Text(line, STATE[cell.state]) for line, cell in zip(lines, grid.cells, strict=True))
    return Text("\n").join(styled)
