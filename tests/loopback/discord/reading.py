"""What a person reads and can press, out of components: the text in order, buttons and options by their labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Component = dict[str, Any]
ROW, BUTTON, SELECT, INPUT = 1, 2, 3, 4
SELECTS = (3, 5, 6, 7, 8)
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 19, 21, 22, 23
LINK = 5


def walk(components: Iterable[Component]) -> Iterator[Component]:
    """All components in the order they are read, parents first."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        for one in ("accessory", "component"):
            if component.get(one):
                yield from walk([component[one]])


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a person sees it."""

    label: str
    custom_id: str
    id: int
    style: int
    disabled: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a select menu."""

    label: str
    value: str
    description: str
    custom_id: str
    """Of its menu."""
    menu_id: int
    default: bool


def buttons(components: Iterable[Component]) -> list[Button]:
    """All buttons."""
    return [
        Button(
            label_of(found),
            found.get("custom_id", ""),
            found.get("id", 0),
            found.get("style", 2),
            bool(found.get("disabled")),
            found.get("url", ""),
        )
        for found in walk(components)
        if found["type"] == BUTTON
    ]


def options(components: Iterable[Component]) -> list[Option]:
    """All lines of all select menus that can be opened."""
    return [
        Option(
            option["label"],
            option["value"],
            option.get("description") or "",
            found["custom_id"],
            found.get("id", 0),
            bool(option.get("default")),
        )
        for found in walk(components)
        if found["type"] == SELECT and not found.get("disabled")
        for option in found["options"]
    ]


def label_of(button: Component) -> str:
    """What stands on a button: its emoji and its label."""
    emoji = (button.get("emoji") or {}).get("name") or ""
    return " ".join(filter(None, [emoji, button.get("label") or ""]))


class Brackets:
    """How what can be pressed is drawn: in brackets; what is off in round ones."""

    def button(self, component: Component) -> str:
        label = label_of(component)
        return f"({label})" if component.get("disabled") else f"[{label}]"

    def menu(self, component: Component) -> Iterator[str]:
        yield f"[{component.get('placeholder') or 'choose'} v]"
        for option in component.get("options") or ():
            yield f"  - {self.option(option)}"

    def option(self, option: Component) -> str:
        description = option.get("description")
        return f"{option['label']}{f': {description}' if description else ''}"


def lines(components: Iterable[Component], brackets: Brackets | None) -> Iterator[str]:
    """The text in order; with `brackets` what can be pressed too."""
    for component in components:
        kind = component["type"]
        if kind == ROW and all(inner["type"] == BUTTON for inner in component["components"]):
            if brackets:
                yield " ".join(brackets.button(inner) for inner in component["components"])
        elif kind == BUTTON:
            if brackets:
                yield brackets.button(component)
        elif kind in SELECTS:
            if brackets:
                yield from brackets.menu(component)
        else:
            yield from _text(component)
            inner = [*(component.get("components") or ()), *filter(None, [component.get("accessory")])]
            yield from lines(inner, brackets)


def _text(component: Component) -> Iterator[str]:
    if component["type"] == TEXT:
        yield component["content"]
    elif component["type"] == FILE:
        yield f"({component.get('name') or component['file']['url']})"
    elif component["type"] in {GALLERY, THUMBNAIL}:
        for item in component.get("items") or [component]:
            yield f"({item.get('description') or 'picture'})"
