"""What the parts of a pack must be to one another: codes that exist, boards that are full."""

from __future__ import annotations

from bot.packs.nodes import Keyed, Many, Node, Scalar
from bot.packs.shapes import Place, nearest


def references(place: Place) -> None:
    """Each code that is used must be a thing's."""
    names = place.names
    for noun, code, line, path in names.used:
        if (noun, code) not in names.given:
            near = nearest(code, (one for kind, one in names.given if kind == noun))
            place.finding.add(line, "no_such", path, given=code, wanted=near)


def boards(root: Keyed, place: Place) -> None:
    """Each board has a quest on every square."""
    found = root.items.get("boards")
    for number, board in enumerate(found.items if isinstance(found, Many) else (), start=1):
        if isinstance(board, Keyed):
            _full(board, place.at("boards").at(number).at("cells"))


def _full(board: Keyed, place: Place) -> None:
    rows, columns = (_number(board.items.get(side)) for side in ("rows", "columns"))
    cells = board.items.get("cells")
    if isinstance(cells, Many) and rows and columns and len(cells.items) != rows * columns:
        place.wrong(cells, "cells", given=len(cells.items), wanted=rows * columns)


def _number(node: Node | None) -> int:
    return node.value if isinstance(node, Scalar) and type(node.value) is int else 0
