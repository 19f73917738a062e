"""What a node should look like: small shapes, put together in `bot/packs/document.py`.

Each finds all that is wrong with a node, and gives its plain value, or None after a problem was found: reading goes on, so that
all problems come at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Protocol

from bot.locales import LANGUAGES
from bot.packs.nodes import Keyed, Many, Node, Scalar
from bot.packs.problems import Finding
from quests.errors import Invalid
from quests.rules import text as gate


@dataclass(slots=True)
class Names:
    """The codes that a pack gives to its things, and where it uses them."""

    given: dict[tuple[str, str], int] = field(default_factory=dict)
    """(noun, code) and its line."""
    used: list[tuple[str, str, int, str]] = field(default_factory=list)
    """Noun, code, line, and where."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a pack: the path to a node, and what is collected on the way."""

    finding: Finding
    names: Names
    path: str = ""

    def at(self, step: object) -> Place:
        """One step down."""
        return Place(self.finding, self.names, f"{self.path}.{step}" if self.path else str(step))

    def wrong(self, node: Node, code: str, *, given: object = "", wanted: object = "") -> Any:
        """A problem with `node`. Gives None, which is then the value."""
        self.finding.add(node.line, code, self.path, given=given, wanted=wanted)


class Shape(Protocol):
    """Anything that reads a node."""

    def read(self, node: Node, place: Place) -> Any:
        """The value, or None after a problem was added."""
        ...


class Texts(dict[str, str]):
    """A text by its language; "" for one that is in no language in particular."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text for people, plain or by language. With `lines`, of several lines."""

    longest: int
    lines: bool = False

    def read(self, node: Node, place: Place) -> Any:
        """The text in each language, cleaned as all text is."""
        if isinstance(node, Scalar):
            said = self._one(node, place)
            return None if said is None else Texts({"": said})
        if isinstance(node, Many):
            return place.wrong(node, "want_text")
        if not node.items:
            return place.wrong(node, "empty")
        found = {key: self._in(key, one, node, place) for key, one in node.items.items()}
        return Texts({key: said for key, said in found.items() if said is not None})

    def _in(self, language: str, one: Node, node: Keyed, place: Place) -> Any:
        if language not in LANGUAGES:
            place.finding.add(node.lines[language], "language", place.path, given=language, wanted=", ".join(LANGUAGES))
            return None
        return self._one(one, place.at(language))

    def _one(self, node: Node, place: Place) -> Any:
        if not isinstance(node, Scalar) or isinstance(node.value, bool):
            return place.wrong(node, "want_text")
        if node.value is None:
            return place.wrong(node, "empty")
        check = gate.lines if self.lines else gate.line
        try:
            return check("text", str(node.value), longest=self.longest)
        except Invalid as refused:
            if refused.problem == "too_long":
                place.wrong(node, "too_long", given=len(str(node.value)), wanted=self.longest)
            else:
                place.wrong(node, "empty")
            return None


@dataclass(frozen=True, slots=True)
class Plain:
    """A short line that is the same in every language, as a licence."""

    longest: int

    def read(self, node: Node, place: Place) -> Any:
        """The line."""
        if isinstance(node, Keyed | Many):
            return place.wrong(node, "want_line")
        said = Words(self.longest).read(node, place)
        return said[""] if said else None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int
    most: int

    def read(self, node: Node, place: Place) -> Any:
        """The number."""
        if not isinstance(node, Scalar) or isinstance(node.value, bool) or not isinstance(node.value, int):
            return place.wrong(node, "want_whole", given=shown(node), wanted=f"{self.least} to {self.most}")
        if not self.least <= node.value <= self.most:
            return place.wrong(node, "out_of_range", given=node.value, wanted=f"{self.least} to {self.most}")
        return node.value


class Flag:
    """True or false."""

    def read(self, node: Node, place: Place) -> Any:
        """Which."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        return place.wrong(node, "want_flag", given=shown(node))


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word out of a few."""

    options: tuple[str, ...]

    def read(self, node: Node, place: Place) -> Any:
        """The word."""
        said = shown(node)
        if isinstance(node, Scalar) and said in self.options:
            return said
        near = nearest(said, self.options)
        return place.wrong(node, "no_choice", given=said, wanted=near or ", ".join(self.options))


def plain(node: Node) -> Any:
    """`node` as dicts, lists, text and numbers: for trees that the engine reads itself."""
    match node:
        case Scalar():
            return node.value
        case Many():
            return [plain(one) for one in node.items]
        case Keyed():
            return {key: plain(one) for key, one in node.items.items()}


def nearest(said: str, options: Iterable[str]) -> str:
    """What was meant, most likely; "" when nothing is like it."""
    return next(iter(get_close_matches(said[:60], list(options), 1, 0.6)), "")


def shown(node: Node) -> str:
    """What stands there, as far as it is a word."""
    match node:
        case Scalar(bool() as value):
            return str(value).lower()
        case Scalar(value):
            return "" if value is None else str(value)
        case Many():
            return "[…]"
        case Keyed():
            return "{…}"
