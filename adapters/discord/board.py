"""The board: a button a square up to five by five, else select menus, row by row; and what the buttons are too small for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from adapters.cards import CellState, Grid, GridCell
from adapters.discord import custom_ids
from adapters.discord.counting import is_blank, is_cut, label
from adapters.discord.limits import LABEL, OPTIONS, PLACEHOLDER, ROW_BUTTONS
from adapters.discord.markup import bold, escaped_line, small
from adapters.discord.message import Component
from adapters.discord.packing import BUTTON, Block, Text, Whole, row
from adapters.discord.pressing import Picked, select
from adapters.fallback.printable import one_line

ROWS = 5
STYLES = {
    CellState.OPEN: 2,
    CellState.TAKEN: 1,
    CellState.WAITING: 1,
    CellState.DONE: 3,
    CellState.LOCKED: 2,
}
"""Discord's secondary, primary and success. Never danger: nothing on a board is wrong."""
SIGNS = {
    CellState.OPEN: "",
    CellState.TAKEN: "✏️",
    CellState.WAITING: "⏳",
    CellState.DONE: "✅",
    CellState.LOCKED: "🔒",
}
BETWEEN = " · "


def board(grid: Grid) -> Iterator[Block]:
    """The grid: what it is, its squares, and in small print the titles and states that do not stand on them."""
    if not is_blank(one_line(grid.alt)):
        yield Text(escaped_line(grid.alt), small)
    rows = _rows(grid)
    if len(rows) <= ROWS and all(len(cells) <= ROW_BUTTONS for cells in rows):
        yield Whole(tuple(row(map(_square, cells)) for cells in rows))
        yield Text("\n".join(_key(rows)), small)
    else:
        for cells in _menus(rows):
            yield from _menu(cells)


def _rows(grid: Grid) -> list[list[GridCell]]:
    rows: defaultdict[int, list[GridCell]] = defaultdict(list)
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return [sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)]


def _square(cell: GridCell) -> Component:
    made: Component = {
        "type": BUTTON,
        "style": STYLES[cell.state],
        "label": label(_name(cell), LABEL),
        "custom_id": custom_ids.write(cell.action),
    }
    return made | {"emoji": {"name": SIGNS[cell.state]}} if SIGNS[cell.state] else made


def _name(cell: GridCell) -> str:
    return f"{cell.coordinate} {cell.short}"


def _key(rows: Iterable[Sequence[GridCell]]) -> Iterator[str]:
    """A line a state: its word and its squares, with the titles that do not stand on them. Without states, only those titles."""
    by_state: defaultdict[str, list[str]] = defaultdict(list)
    for cell in chain.from_iterable(rows):
        state = one_line(cell.state_words)
        if not is_blank(state) or not _shows_title(cell):
            by_state[state].append(_keyed(cell))
    for state, squares in by_state.items():
        yield " ".join(filter(None, (bold(f"{state}:") if not is_blank(state) else "", BETWEEN.join(squares))))


def _keyed(cell: GridCell) -> str:
    said = cell.coordinate if _shows_title(cell) else f"{cell.coordinate} {cell.title}"
    return escaped_line(said)


def _shows_title(cell: GridCell) -> bool:
    return cell.short == cell.title and not is_cut(_name(cell), LABEL)


def _menus(rows: Sequence[Sequence[GridCell]]) -> Iterator[list[GridCell]]:
    """As many whole rows as a menu holds; a row that no menu holds is parted."""
    menu: list[GridCell] = []
    for cells in rows:
        for at in range(0, len(cells), OPTIONS):
            some = cells[at : at + OPTIONS]
            if len(menu) + len(some) > OPTIONS:
                yield menu
                menu = []
            menu = [*menu, *some]
    if menu:
        yield menu


def _menu(cells: Sequence[GridCell]) -> Iterator[Block]:
    """One menu. Its placeholder says from which square to which."""
    ends = " – ".join(dict.fromkeys((one_line(cells[0].coordinate), one_line(cells[-1].coordinate))))
    options = [
        Picked(
            cell.action.token(),
            BETWEEN.join(filter(None, map(one_line, (cell.coordinate, cell.title)))),
            cell.state_words,
            SIGNS[cell.state],
        )
        for cell in cells
    ]
    yield from select(options, label(ends, PLACEHOLDER))
