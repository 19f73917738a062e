"""Bonuses: points besides those of the quests, for each line or for a tree that is met. Data only.

    [{"each": {"line": 3}, "points": 5}, {"points": 20}, {"when": {"all": true}, "points": 50}]

Without `each` or `when` it is for finishing the board.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quests.rules.boards.progress import complete, lines_made, lines_of
from quests.rules.boards.squares import Layout, Run, Square
from quests.rules.boards.trees import BadTree, Line, Node, read_tree, write_tree

POINTS_MOST = 1000
BONUSES_MOST = 5


@dataclass(frozen=True, slots=True)
class Bonus:
    """`points` for each line of `each`, or once when `when` is met (None: when the board is finished)."""

    points: int
    each: Line | None = None
    when: Node | None = None

    def tree(self, completion: Node) -> Node:
        """What earns it, on a board with that completion."""
        return self.each or self.when or completion


@dataclass(frozen=True, slots=True)
class Standing:
    """A bonus that is earned: by `line`, or by all that the `number`th bonus asks for."""

    number: int
    points: int
    line: Run | None


@lru_cache(maxsize=256)
def read_bonuses(text: str) -> tuple[Bonus, ...]:
    """The bonuses that the stored `text` holds. Raises BadTree."""
    return bonuses_of(json.loads(text))


def bonuses_of(data: Any) -> tuple[Bonus, ...]:
    """The bonuses that `data` (read from JSON or YAML) says. Raises BadTree."""
    if not isinstance(data, list | tuple):
        raise BadTree("bonuses", "not_a_list")
    if len(data) > BONUSES_MOST:
        raise BadTree("bonuses", "too_big")
    return tuple(_bonus(one, f"bonuses[{number}]") for number, one in enumerate(data))


def _bonus(data: Any, where: str) -> Bonus:
    if not isinstance(data, dict):
        raise BadTree(where, "not_an_object")
    for key in data:
        if key not in ("points", "each", "when"):
            raise BadTree(f"{where}.{key}", "unknown_key")
    points = data.get("points")
    if not isinstance(points, int) or isinstance(points, bool) or not 1 <= points <= POINTS_MOST:
        raise BadTree(f"{where}.points", "missing_key" if points is None else "not_a_number")
    if "each" in data and "when" in data:
        raise BadTree(f"{where}.when", "unknown_key")
    each = read_tree(data["each"], f"{where}.each") if "each" in data else None
    if each is not None and not isinstance(each, Line):
        raise BadTree(f"{where}.each", "not_a_choice")
    return Bonus(points, each, read_tree(data["when"], f"{where}.when") if "when" in data else None)


def write_bonuses(bonuses: Iterable[Bonus]) -> str:
    """`bonuses` as they are stored."""
    return json.dumps([_written(one) for one in bonuses], separators=(",", ":"))


def _written(one: Bonus) -> dict[str, Any]:
    what = {"each": write_tree(one.each)} if one.each else {"when": write_tree(one.when)} if one.when else {}
    return {**what, "points": one.points}


def standing(bonuses: Iterable[Bonus], completion: Node, layout: Layout, done: Collection[Square]) -> list[Standing]:
    """The bonuses that are earned by what is done."""
    found: list[Standing] = []
    for number, one in enumerate(bonuses):
        if one.each is not None:
            runs = lines_made(lines_of((one.each,), layout), done)
            found += [Standing(number, one.points, run) for run in runs]
        elif complete(one.tree(completion), layout, done):
            found.append(Standing(number, one.points, None))
    return found
