"""What can be pressed on a card, and the sign to type for it where nothing can be clicked: `1`, `2` or `B2`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from adapters.actions import Action
from adapters.cards import Buttons, Card, Choice, Confirm, Grid, GridCell, Part
from adapters.fallback.printable import one_line


@dataclass(frozen=True, slots=True)
class Key:
    """One thing to press: the sign to type (capitals), how it reads, what it does, and the question before it."""

    sign: str
    label: str
    action: Action
    confirm: Confirm | None = None


def keyed(card: Card, *, before: str = "") -> tuple[tuple[Part, tuple[Key, ...]], ...]:
    """Each part of `card` with its keys, in the order of its buttons, cells or options; no sign stands for two of them.

    Cells keep their coordinate. All else is numbered through the whole card; `before` stands in front of each number.
    """
    numbers = _free_numbers(card, before)
    seen: set[str] = set()
    return tuple((part, tuple(_keys(part, numbers, seen))) for part in card.parts)


def _free_numbers(card: Card, before: str) -> Iterator[str]:
    taken = {_coordinate(cell) for part in card.parts if isinstance(part, Grid) for cell in part.cells}
    signs = (f"{before}{number}".upper() for number in count(1))
    return (sign for sign in signs if sign not in taken)


def _keys(part: Part, numbers: Iterator[str], seen: set[str]) -> Iterator[Key]:
    match part:
        case Buttons(buttons, more):
            yield from (Key(next(numbers), one_line(b.label), b.action, b.confirm) for b in (*buttons, *more))
        case Choice(options=options):
            yield from (Key(next(numbers), one_line(option.label), option.action) for option in options)
        case Grid(cells=cells):
            yield from (Key(_cell_sign(cell, numbers, seen), one_line(cell.title), cell.action) for cell in cells)
        case _:
            return


def _cell_sign(cell: GridCell, numbers: Iterator[str], seen: set[str]) -> str:
    """The coordinate, or a number where a second board on the card has the same one."""
    sign = _coordinate(cell)
    if not sign or sign in seen:
        return next(numbers)
    seen.add(sign)
    return sign


def _coordinate(cell: GridCell) -> str:
    return one_line(cell.coordinate).upper()
