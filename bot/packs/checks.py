"""What the parts of a pack must be to one another: codes that exist, boards that are full and can be finished."""

from __future__ import annotations

import json

from bot.packs.badges import named
from bot.packs.boards import kind_of
from bot.packs.kinds import templates
from bot.packs.nodes import Keyed, Many, Node, Scalar
from bot.packs.shapes import Place, nearest, plain
from bot.packs.trees import beneath
from quests.rules import boards as rules


def references(place: Place) -> None:
    """Each code that is used must be a thing's."""
    names = place.names
    for noun, code, line, path in names.used:
        if (noun, code) not in names.given:
            near = nearest(code, (one for kind, one in names.given if kind == noun))
            place.finding.add(line, "no_such", path, given=code, wanted=near)


def circles(root: Node, place: Place) -> None:
    """No quest waits for itself, by way of others."""
    found = beneath(root, "quests")
    quests = [one for one in found.items if isinstance(one, Keyed)] if isinstance(found, Many) else []
    waits = {str(plain(beneath(one, "code"))): _waits(one) for one in quests}
    for one in quests:
        code = str(plain(beneath(one, "code")))
        if code in _ahead(code, waits):
            place.at("quests").wrong(one.items.get("unlock", one), "circle", given=code)


def _waits(quest: Keyed) -> set[str]:
    unlock = plain(quest.items["unlock"]) if "unlock" in quest.items else None
    if isinstance(unlock, list):
        return {str(one) for one in unlock}
    helps = [str(plain(quest.items["helps"]))] if "helps" in quest.items else []
    return {*helps, *(code for noun, code in named(unlock) if noun == "quest")}


def _ahead(code: str, waits: dict[str, set[str]]) -> set[str]:
    """All that must come before `code`, with what must come before those."""
    seen: set[str] = set()
    ahead = set(waits.get(code, ()))
    while ahead:
        seen.add(one := ahead.pop())
        ahead |= waits.get(one, set()) - seen
    return seen


def boards(root: Node, place: Place) -> None:
    """Each board is of a kind that is known or says its own, is full, and can be finished."""
    found = root.items.get("boards") if isinstance(root, Keyed) else None
    for number, board in enumerate(found.items if isinstance(found, Many) else (), start=1):
        if isinstance(board, Keyed):
            _board(board, place.at("boards").at(number))


def _board(board: Keyed, place: Place) -> None:
    template = board.items.get("template")
    usual = kind_of(str(template.value) if isinstance(template, Scalar) else "").said
    missing = [key for key in ("rows", "columns", "completion") if key not in board.items and key not in usual]
    if missing and template is not None:
        near = nearest(str(plain(template)), (one.code for one in templates("en")))
        place.at("template").wrong(template, "no_template", given=plain(template), wanted=near or "tic-tac-toe")
    else:
        for key in missing:
            place.wrong(board, "missing", wanted=key)
    if not missing:
        _full(board, usual, place)


def _full(board: Keyed, usual: dict[str, object], place: Place) -> None:
    rows, columns = (_number(board.items.get(side)) or int(str(usual.get(side, 0))) for side in ("rows", "columns"))
    cells = board.items.get("cells")
    if not isinstance(cells, Many) or not rows or not columns:
        return
    if len(cells.items) != rows * columns:
        place.at("cells").wrong(cells, "cells", given=len(cells.items), wanted=rows * columns)
    elif _twice(cells, place.at("cells")):
        return
    elif not _can_be_finished(board, cells, (rows, columns)):
        place.wrong(board.items.get("completion", cells), "unfinishable")


def _twice(cells: Many, place: Place) -> bool:
    """A quest stands on one square of a board."""
    seen: set[str] = set()
    before = len(place.finding.problems)
    for number, cell in enumerate(cells.items, start=1):
        quest = plain(beneath(cell, "quest"))
        if isinstance(quest, str) and quest in seen:
            place.at(number).wrong(cell, "again", given=quest)
        seen.add(str(quest))
    return len(place.finding.problems) > before


def _can_be_finished(board: Keyed, cells: Many, size: tuple[int, int]) -> bool:
    """Whether doing all squares finishes it: doing more never undoes anything. What cannot be read is told elsewhere."""
    kind = kind_of(str(plain(beneath(board, "template"))))
    said = plain(board.items["completion"]) if "completion" in board.items else json.loads(kind.said["completion"])
    try:
        tree = rules.read_tree(said)
    except rules.BadTree:
        return True
    spots = []
    for number, cell in enumerate(cells.items):
        worth, tags = kind.square(number)
        more = plain(cell) if isinstance(cell, Keyed) else {}
        known = more.get("tags", tags) if isinstance(more.get("tags", tags), list | tuple) else ()
        worth = more["worth"] if type(more.get("worth")) is int else worth
        if plain(cell) is not None:
            spots.append(rules.Spot(divmod(number, size[1]), worth or WORTH_OF_POINTS, tuple(map(str, known))))
    layout = rules.Layout(*size, tuple(spots))
    return rules.complete(tree, layout, layout.squares)


WORTH_OF_POINTS = 1000
"""A square that counts for its quest's points: enough for any sum, as far as this looks."""


def _number(node: Node | None) -> int:
    return node.value if isinstance(node, Scalar) and type(node.value) is int else 0
