"""What a node should look like: small shapes, put together in `bot/packs/document.py`.

Each finds all that is wrong with a node, and gives its plain value, or None after a problem was found: reading goes on, so that
all problems come at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Protocol
from urllib.parse import urlsplit

from bot.locales import LANGUAGES
from bot.packs.nodes import Keyed, Many, Node, Scalar
from bot.packs.problems import Finding
from quests.errors import Invalid
from quests.rules import text as gate

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
LINK_LONGEST = 300
GUESSES_MOST = 20
"""So many keys of one record get a guess at what was meant: it takes time, and a file of nothing else is no slip."""


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
            return place.wrong(node, "want_whole", given=_shown(node), wanted=f"{self.least} to {self.most}")
        if not self.least <= node.value <= self.most:
            return place.wrong(node, "out_of_range", given=node.value, wanted=f"{self.least} to {self.most}")
        return node.value


class Flag:
    """True or false."""

    def read(self, node: Node, place: Place) -> Any:
        """Which."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        return place.wrong(node, "want_flag", given=_shown(node))


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word out of a few."""

    options: tuple[str, ...]

    def read(self, node: Node, place: Place) -> Any:
        """The word."""
        said = _shown(node)
        if isinstance(node, Scalar) and said in self.options:
            return said
        near = nearest(said, self.options)
        return place.wrong(node, "no_choice", given=said, wanted=near or ", ".join(self.options))


@dataclass(frozen=True, slots=True)
class Code:
    """What a thing is called inside the pack: small letters, digits and hyphens. `noun` is the kind of thing it names."""

    noun: str

    def read(self, node: Node, place: Place) -> Any:
        """The code, and remember it."""
        code = _code(node, place)
        if code is not None:
            if first := place.names.given.get((self.noun, code)):
                return place.wrong(node, "same_code", given=code, wanted=first)
            place.names.given[self.noun, code] = node.line
        return code


@dataclass(frozen=True, slots=True)
class Ref:
    """The code of a thing that stands somewhere else in the pack."""

    noun: str

    def read(self, node: Node, place: Place) -> Any:
        """The code; whether there is such a thing is looked at when all is read."""
        code = _code(node, place)
        if code is not None:
            place.names.used.append((self.noun, code, node.line, place.path))
        return code


class Tag:
    """A tag: as a code, and of no one thing."""

    def read(self, node: Node, place: Place) -> Any:
        """The tag."""
        return _code(node, place)


class Link:
    """An https address."""

    def read(self, node: Node, place: Place) -> Any:
        """The address."""
        said = _shown(node)
        if len(said) > LINK_LONGEST:
            return place.wrong(node, "too_long", given=len(said), wanted=LINK_LONGEST)
        if not _is_link(said):
            return place.wrong(node, "no_link", given=said)
        return said


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

    def read(self, node: Node, place: Place) -> Any:
        """The values of those that are well."""
        if not isinstance(node, Many):
            return place.wrong(node, "want_list")
        if len(node.items) > self.most:
            return place.wrong(node, "too_many_items", given=len(node.items), wanted=self.most)
        if len(node.items) < self.least:
            return place.wrong(node, "too_few_items", given=len(node.items), wanted=self.least)
        found = [self.shape.read(one, place.at(number)) for number, one in enumerate(node.items, start=1)]
        if not self.same:
            self._once(found, node, place)
        return [one for one in found if one is not None]

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


def _shown(node: Node) -> str:
    match node:
        case Scalar(bool() as value):
            return str(value).lower()
        case Scalar(value):
            return "" if value is None else str(value)
        case Many():
            return "[…]"
        case Keyed():
            return "{…}"


def _code(node: Node, place: Place) -> str | None:
    said = _shown(node)
    if isinstance(node, Scalar) and CODE.fullmatch(said):
        return said
    place.wrong(node, "no_code", given=said)
    return None


def _is_link(said: str) -> bool:
    if not said.isascii() or not said.isprintable() or " " in said or "@" in said:
        return False
    try:
        parts = urlsplit(said)
        return parts.scheme == "https" and "." in (parts.hostname or "") and parts.port is None
    except ValueError:
        return False
