"""What Discord refuses in a modal.

Sources: Discord's Component Reference and "Receiving and Responding" (August 2026): title 45, one to five components, each a
Label around one field, or a TextDisplay. Action rows with a text input are deprecated there; they are refused here, because
nothing new should be built with them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.loopback.discord import rules_parts as parts
from tests.loopback.discord.rules_values import (
    BAD_LENGTH,
    CHOICES,
    REQUIRED,
    TOO_LONG,
    Refused,
    Thing,
    as_whole,
    at,
    forbidden,
    many,
    model,
    one_of,
    text,
    whole,
    yes_or_no,
)

MOST = 5
ZERO_BUT_REQUIRED = "COMPONENT_REQUIRED_ZERO_MIN_VALUES"
FILE_GROUPS = ("image", "video", "audio")


def modal(payload: Any, path: str = "data") -> Refused:
    """What is refused in `payload`, the data of a modal."""
    yield from model(payload, path, _modal)


def _modal(thing: Thing, path: str) -> Refused:
    yield from parts.custom_id(thing, path)
    yield from text(thing, "title", path, least=1, most=45, needed=True)
    yield from many(thing, "components", path, top, least=1, most=MOST)
    given, here = thing.get("components"), at(path, "components")
    yield from parts.ids(given, here)
    yield from parts.shown_text(given, here)


def top(thing: Any, path: str) -> Refused:
    """What stands in the modal itself: a label, or text."""
    yield from parts.of_kind(thing, path, (parts.TEXT_DISPLAY, parts.LABEL))
    if parts.kind(thing) == parts.TEXT_DISPLAY:
        yield from parts.text_display(thing, path)
    elif parts.kind(thing) == parts.LABEL:
        yield from label(thing, path)


def label(thing: Thing, path: str) -> Refused:
    """A label of 1 to 45 characters, a description of 1 to 100, and one field."""
    yield from text(thing, "label", path, least=1, most=45, needed=True)
    yield from text(thing, "description", path, least=1, most=100)
    inner, here = thing.get("component"), at(path, "component")
    if inner is None:
        yield here, REQUIRED
        return
    yield from parts.of_kind(inner, here, tuple(FIELDS))
    check = FIELDS.get(parts.kind(inner) or 0)
    if check is not None and isinstance(inner, Mapping):
        yield from parts.custom_id(inner, here) if parts.kind(inner) not in parts.SELECTS else ()
        yield from check(inner, here)


def text_input(thing: Thing, path: str) -> Refused:
    """A text input: what already stands in it must fit its own lengths."""
    yield from one_of(thing, "style", path, (1, 2), needed=True)
    yield from forbidden(thing, path, "TEXT_INPUT_LABEL_INSIDE_LABEL", "label")
    yield from text(thing, "placeholder", path, most=100)
    yield from yes_or_no(thing, path, "required")
    yield from whole(thing, "min_length", path, least=0, most=4_000)
    yield from whole(thing, "max_length", path, least=1, most=4_000)
    low, high = as_whole(thing.get("min_length")) or 0, as_whole(thing.get("max_length")) or 4_000
    if low > high:
        yield at(path, "min_length"), "NUMBER_TYPE_MAX"
    yield from text(thing, "value", path, most=4_000)
    value = thing.get("value")
    if isinstance(value, str) and value and len(value) <= 4_000 and not low <= len(value) <= high:
        yield at(path, "value"), BAD_LENGTH if low else TOO_LONG


def select(thing: Thing, path: str) -> Refused:
    """A select in a modal is never disabled, and asks for at least one where it is required."""
    yield from parts.select(thing, path)
    if thing.get("disabled"):
        yield at(path, "disabled"), "COMPONENT_DISABLED_IN_MODAL"
    yield from _asks_for_one(thing, path)


def _asks_for_one(thing: Thing, path: str) -> Refused:
    if thing.get("required", True) is not False and as_whole(thing.get("min_values", 1)) == 0:
        yield at(path, "min_values"), ZERO_BUT_REQUIRED


def file_upload(thing: Thing, path: str) -> Refused:
    """Up to ten files; file types are groups or endings with a dot."""
    yield from yes_or_no(thing, path, "required")
    yield from parts.bounds(thing, path, most=10)
    yield from _asks_for_one(thing, path)
    yield from many(thing, "file_types", path, _file_type, most=10)


def _file_type(value: Any, path: str) -> Refused:
    if value not in FILE_GROUPS and not (isinstance(value, str) and value.startswith(".") and len(value) > 1):
        yield path, CHOICES


def radio(thing: Thing, path: str) -> Refused:
    """Two to ten options, at most one of them chosen beforehand."""
    yield from yes_or_no(thing, path, "required")
    yield from many(thing, "options", path, parts.option, least=2, most=10)
    yield from parts.chosen(thing, path, parts.OPTION_TWICE, most=1)


def checkboxes(thing: Thing, path: str) -> Refused:
    """One to ten options, and no more chosen beforehand than may be chosen."""
    options = thing.get("options")
    count = len(options) if isinstance(options, list | tuple) else 0
    most = as_whole(thing.get("max_values")) or count
    yield from yes_or_no(thing, path, "required")
    yield from many(thing, "options", path, parts.option, least=1, most=10)
    yield from parts.bounds({"max_values": most or 1, **thing}, path, most=10)
    yield from parts.enough_options(thing, path)
    yield from _asks_for_one(thing, path)
    yield from parts.chosen(thing, path, parts.OPTION_TWICE, most=most)


def checkbox(thing: Thing, path: str) -> Refused:
    """A box to tick."""
    yield from yes_or_no(thing, path, "default")


FIELDS: dict[int, Callable[[Thing, str], Refused]] = {
    parts.TEXT_INPUT: text_input,
    **dict.fromkeys(parts.SELECTS, select),
    parts.FILE_UPLOAD: file_upload,
    parts.RADIO: radio,
    parts.CHECKBOXES: checkboxes,
    parts.CHECKBOX: checkbox,
}
