"""From bytes to nodes: a small, strict part of YAML 1.2, read event by event, so that nothing is built that could be a bomb.

One document of mappings, lists and scalars. No anchors and aliases (they can make a page of text into gigabytes), no tags
(they can name types), no second document, nothing deeper than `DEPTH`, and never more than `NODES` in all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.packs.problems import Finding, NotAPack, Problem

LARGEST = 256 * 1024
"""Bytes. The largest pack that ships is a tenth of it."""
DEPTH = 20
NODES = 20_000
KEY_LONGEST = 100
BOM = "\ufeff"
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
FLAGS = {"true": True, "false": False}
NOTHING = {"", "~", "null"}

Progress = Callable[[int, int], object]
"""Told now and then how many lines of how many are read."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, a number, true or false, or nothing. `value` is None for nothing; numbers with a point stay text."""

    value: str | int | bool | None
    line: int


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping: each key once, with the line it stands in."""

    items: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = Scalar | Many | Keyed


def read_nodes(content: bytes, *, name: str = "", progress: Progress | None = None) -> Node:
    """The one document in `content`. Raises NotAPack: too big, not UTF-8, not YAML, or more of YAML than a pack may use."""
    text = _text(content, name)
    finding = Finding()
    try:
        node = _Building(finding, _events(text), _line_number(text), progress).document()
    except NotAPack as refused:
        raise NotAPack((*finding.problems, *refused.problems), name) from None
    if finding.problems:
        raise NotAPack(finding.problems, name)
    return node


def _text(content: bytes, name: str) -> str:
    if len(content) > LARGEST:
        raise NotAPack(
            [Problem(1, "too_big", given=f"{len(content) // 1024} KB", wanted=f"{LARGEST // 1024} KB")], name
        )
    try:
        text = content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        raise NotAPack([Problem(_line_number(content[: error.start].decode("utf-8")), "not_utf8")], name) from None
    if unseen := UNSEEN.search(text):
        line = _line_number(text[: unseen.start()])
        raise NotAPack([Problem(line, "unseen", given=f"U+{ord(unseen.group()):04X}")], name)
    return text


def _line_number(before: str) -> int:
    """The line that comes after `before`, from 1."""
    return len(before.split("\n"))


def _events(text: str) -> Iterator[Any]:
    """The events of ruamel.yaml. What it cannot read becomes ours, with the line."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - only when a pack is read
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    line = 1
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            line = event.start_mark.line + 1
            yield event
    except (YAMLError, ValueError, OverflowError, LookupError, AssertionError, NotImplementedError) as error:
        # ruamel.yaml has slips of its own on odd input: an escape beyond Unicode is a ValueError, for instance.
        mark = getattr(error, "problem_mark", None)
        told = getattr(error, "problem", None) or "this"
        raise NotAPack(
            [Problem(min(mark.line + 1 if mark else line, _line_number(text)), "not_yaml", given=str(told)[:80])]
        ) from None


class _Building:
    """Events into nodes; stops at what could grow without end, and goes on after what could not."""

    def __init__(self, finding: Finding, events: Iterable[Any], lines: int, progress: Progress | None) -> None:
        self.finding = finding
        self.events = iter(events)
        self.lines = lines
        self.progress = progress or (lambda _done, _all: None)
        self.count = 0

    def document(self) -> Node:
        node: Node | None = None
        while (event := self._next()) is not None:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and node is not None:
                self._stop(event, "second_document")
            if kind not in _FRAME:
                node = self._node(event, 1)
        return node if node is not None else Scalar(None, 1)

    def _next(self) -> Any:
        event = next(self.events, None)
        if event is not None:
            self.count += 1
            if self.count % 500 == 0:
                self.progress(self._line(event), self.lines)
            if self.count > NODES:
                self._stop(event, "too_many", wanted=NODES)
        return event

    def _line(self, event: Any) -> int:
        return min(int(event.start_mark.line) + 1, self.lines)

    def _stop(self, event: Any, code: str, **more: object) -> None:
        self.finding.add(self._line(event), code, **more)  # type: ignore[arg-type] # given and wanted
        raise NotAPack(self.finding.problems)

    def _node(self, event: Any, depth: int) -> Node:
        if depth > DEPTH:
            self._stop(event, "too_deep", wanted=DEPTH)
        self._check(event)
        match type(event).__name__:
            case "ScalarEvent":
                return Scalar(_value(event), self._line(event))
            case "SequenceStartEvent":
                return self._many(event, depth)
            case "MappingStartEvent":
                return self._keyed(event, depth)
            case _:  # an alias: what it stands for is not looked at
                return Scalar(None, self._line(event))

    def _check(self, event: Any) -> None:
        if type(event).__name__ == "AliasEvent":
            self.finding.add(self._line(event), "alias", given=f"*{event.anchor}")
        elif event.anchor is not None:
            self.finding.add(self._line(event), "alias", given=f"&{event.anchor}")
        elif event.ctag is not None:
            self.finding.add(self._line(event), "tag", given=event.ctag)

    def _many(self, start: Any, depth: int) -> Many:
        items: list[Node] = []
        while type(event := self._next()).__name__ != "SequenceEndEvent":
            items.append(self._node(event, depth + 1))
        return Many(tuple(items), self._line(start))

    def _keyed(self, start: Any, depth: int) -> Keyed:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while type(event := self._next()).__name__ != "MappingEndEvent":
            key = self._key(event, depth)
            value = self._node(self._next(), depth + 1)
            if key in items:
                self.finding.add(self._line(event), "twice", given=key, wanted=lines[key])
            elif key is not None:
                lines[key] = self._line(event)
                # What is not there begins where the next thing does: its line is the key's.
                items[key] = Scalar(None, lines[key]) if value == Scalar(None, value.line) else value
        return Keyed(items, lines, self._line(start))

    def _key(self, event: Any, depth: int) -> str | None:
        """A key as text; what cannot be one is a problem, and is passed over."""
        if type(event).__name__ != "ScalarEvent":
            self.finding.add(self._line(event), "no_key")
            self._node(event, depth + 1)
            return None
        self._check(event)
        key = str(event.value)
        if len(key) > KEY_LONGEST:
            self.finding.add(self._line(event), "no_key", given=key)
            return None
        return key


_FRAME = {"StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"}


def _value(event: Any) -> str | int | bool | None:
    """YAML 1.2, and less of it: "yes" and "no" are words, a date is text, and so is a number with a point."""
    text = str(event.value)
    if event.style is not None:  # in quotes, or a block: always text
        return text
    if text in NOTHING:
        return None
    return FLAGS.get(text, int(text) if WHOLE.fullmatch(text) else text)
