"""Lists and mappings of other shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.packs.nodes import Keyed, Many, Node, Scalar
from bot.packs.shapes import Place, Shape, nearest

GUESSES_MOST = 20
"""So many keys of one record get a guess at what was meant: it takes time, and a file of nothing else is no slip."""


class Later:
    """Something that packs have a name for, and that this version does not do yet. It is said, not dropped."""

    def read(self, node: Node, place: Place) -> Any:
        """Nothing but the problem."""
        place.wrong(node, "not_yet")


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of things of one shape."""

    shape: Shape
    most: int
    least: int = 0
    same: bool = True
    """Whether the same may stand in it twice."""
    gaps: bool = False
    """Whether ~ may stand for nothing; it is None among the values then."""

    def read(self, node: Node, place: Place) -> Any:
        """The values of those that are well."""
        if not isinstance(node, Many):
            return place.wrong(node, "want_list")
        if len(node.items) > self.most:
            return place.wrong(node, "too_many_items", given=len(node.items), wanted=self.most)
        if len(node.items) < self.least:
            return place.wrong(node, "too_few_items", given=len(node.items), wanted=self.least)
        found = [
            None if self.gaps and one == Scalar(None, one.line) else self.shape.read(one, place.at(number))
            for number, one in enumerate(node.items, start=1)
        ]
        if not self.same:
            self._once(found, node, place)
        return [one for one in found if self.gaps or one is not None]

    def _once(self, found: list[Any], node: Many, place: Place) -> None:
        for number, one in enumerate(found):
            if one is not None and one in found[:number]:
                place.at(number + 1).wrong(node.items[number], "again", given=one)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: its shape, whether it must be there, and what it is for (docs/packs.md says the same)."""

    shape: Shape
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys only."""

    keys: Mapping[str, Key]

    def read(self, node: Node, place: Place) -> Any:
        """What stands there, by key; keys with a problem are left out."""
        if not isinstance(node, Keyed):
            return place.wrong(node, "want_keys", wanted=", ".join(self.keys))
        for number, key in enumerate(key for key in node.items if key not in self.keys):
            wanted = nearest(key, self.keys) if number < GUESSES_MOST else ""
            place.finding.add(node.lines[key], "unknown_key", place.at(key).path, given=key, wanted=wanted)
        for key in (key for key, one in self.keys.items() if one.required and key not in node.items):
            place.wrong(node, "missing", wanted=key)
        found = {
            key: self.keys[key].shape.read(one, place.at(key)) for key, one in node.items.items() if key in self.keys
        }
        return {key: value for key, value in found.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Either:
    """A word alone, or a record: a cell is a quest's code, or says more."""

    short: Shape
    full: Record

    def read(self, node: Node, place: Place) -> Any:
        """Whichever it is."""
        return self.full.read(node, place) if isinstance(node, Keyed) else self.short.read(node, place)
