"""Trees that the engine reads itself: what finishes a board, what a board gives besides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.packs.nodes import Keyed, Many, Node
from bot.packs.shapes import Place, plain
from quests.rules.boards import BadTree

WANTED = {
    "unknown_key": "one of the keys that docs/packs.md names",
    "missing_key": "a key that says what is asked",
    "not_a_number": "a whole number",
    "too_small": "a larger number",
    "too_big": "a smaller number, or fewer of them",
    "not_a_choice": "one of the words that docs/packs.md names",
    "not_a_list": "a list",
    "not_an_object": "keys with values",
    "not_text": "text",
    "too_deep": "a tree that is less deep",
}
"""What is wanted in the place of each thing that is no tree."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as data. `made` gives its text as it is stored, or raises BadTree."""

    made: Callable[[Any], str]

    def read(self, node: Node, place: Place) -> Any:
        """The text."""
        try:
            return self.made(plain(node))
        except BadTree as bad:
            there = beneath(node, bad.where)
            return place.wrong(there, "no_tree", given=bad.where, wanted=WANTED.get(bad.problem, "something else"))


def beneath(node: Node, where: str) -> Node:
    """The node at a path like `all[1].ways`, as far as there is one; names that lead nowhere are passed over."""
    for step in re.findall(r"\w+", where):
        match node:
            case Keyed(items) if step in items:
                node = items[step]
            case Many(items) if step.isdigit() and int(step) < len(items):
                node = items[int(step)]
            case _:
                pass
    return node
