"""Blocks into as few messages as Discord's limits allow, in their order. What cannot be parted stays whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from adapters.discord import custom_ids
from adapters.discord.counting import weight
from adapters.discord.limits import COMPONENTS, FILES, TEXT, UPLOAD_BYTES
from adapters.discord.message import Attached, Component, Message
from adapters.discord.splitting import pieces

ROW, BUTTON, SELECT, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 2, 3, 10, 12, 13, 14, 17
"""Discord's numbers of the components that we use."""
FIRST_PIECE = 400
"""A long text begins in a message that has room for so much of it, else in the next."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text that may be parted; `dressed` gives a piece its marks (a quote's bars, a heading's sign)."""

    content: str
    dressed: Callable[[str], str] = str
    marked: bool = True
    """Whether there are marks of ours in it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Components that belong together, and the files they speak of."""

    components: tuple[Component, ...]
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A quiet line between two subjects; none at the beginning or end of a message."""


Block = Text | Whole | Line


def text(content: str, number: int = 0) -> Component:
    """A TextDisplay; with a `number` where something must find it."""
    return {"type": TEXT_DISPLAY, "content": content} | ({"id": number} if number else {})


def row(components: Iterable[Component]) -> Component:
    """An ActionRow."""
    return {"type": ROW, "components": list(components)}


def pack(blocks: Iterable[Block], accent: int | None) -> tuple[Message, ...]:
    """`blocks` as messages, each one container with this accent colour. At least one message, if there is any block."""
    drafts = [_Draft()]
    for block in blocks:
        match block:
            case Text():
                _write(drafts, block)
            case Whole():
                _put(drafts, block)
            case Line():
                drafts[-1].line = bool(drafts[-1].components)
    return tuple(draft.message(accent) for draft in drafts)


@dataclass(slots=True)
class _Draft:
    """A message in the making."""

    components: list[Component] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)
    count: int = 1
    text: int = 0
    bytes: int = 0
    line: bool = False
    """A quiet line stands before what comes next."""

    def takes(self, size: _Size) -> bool:
        """Whether there is room for so much."""
        return (
            self.count + size.components + self.line <= COMPONENTS
            and self.text + size.text <= TEXT
            and len(self.files) + size.files <= FILES
            and self.bytes + size.bytes <= UPLOAD_BYTES
        )

    def add(self, block: Whole, size: _Size) -> None:
        """Put it at the end."""
        if self.line:
            self.components.append({"type": SEPARATOR, "divider": True, "spacing": 1})
        self.components += block.components
        self.files += block.files
        self.count += size.components + self.line
        self.text += size.text
        self.bytes += size.bytes
        self.line = False

    def message(self, accent: int | None) -> Message:
        """The message, its ids told apart."""
        container = {"type": CONTAINER, "components": list(_told_apart(self.components))}
        return Message((container if accent is None else container | {"accent_color": accent},), tuple(self.files))


class _Size(NamedTuple):
    """What a block takes of a message."""

    components: int
    text: int
    files: int
    bytes: int


def _size(block: Whole) -> _Size:
    texts = (one["content"] for one in block.components if "content" in one)
    return _Size(
        sum(1 + len(one.get("components", ())) for one in block.components),
        sum(map(weight, texts)),
        len(block.files),
        sum(file.size() for file in block.files),
    )


def _put(drafts: list[_Draft], block: Whole) -> None:
    size = _size(block)
    if not drafts[-1].takes(size):
        drafts.append(_Draft())
    drafts[-1].add(block, size)


def _write(drafts: list[_Draft], block: Text) -> None:
    """Whole where it fits, else whole in the next message; what no message can hold begins here and goes on there."""
    whole = block.dressed(block.content)
    if weight(whole) <= TEXT:
        _put(drafts, Whole((text(whole),)))
        return
    room = TEXT - drafts[-1].text
    if room < FIRST_PIECE or drafts[-1].count + 1 + drafts[-1].line > COMPONENTS:
        drafts.append(_Draft())
        room = TEXT
    for piece in pieces(block.content, room, TEXT, block.dressed, marked=block.marked):
        _put(drafts, Whole((text(piece),)))


def _told_apart(components: Sequence[Component]) -> Iterator[Component]:
    """The components, with equal custom_ids numbered: in a message no two may be the same."""
    seen: dict[str, int] = {}

    def told(one: Component) -> dict[str, Any]:
        if "components" in one:
            return one | {"components": [told(inner) for inner in one["components"]]}
        if "custom_id" in one:
            nth = seen.get(one["custom_id"], 0)
            seen[one["custom_id"]] = nth + 1
            return one | {"custom_id": custom_ids.told_apart(one["custom_id"], nth)}
        return one

    return map(told, components)
