"""What Discord refuses in the parts that messages and modals share: selects, their options, text, ids.

Sources: Discord's Component Reference (August 2026) and the OpenAPI description beside it (lengths).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.loopback.discord.rules_values import (
    TOO_SHORT,
    TYPE,
    Refused,
    Thing,
    as_whole,
    at,
    choice,
    many,
    model,
    no_twins,
    one_of,
    snowflake,
    text,
    whole,
    yes_or_no,
)

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 17, 18, 19, 21, 22, 23
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
DEFAULTS = {
    USER_SELECT: ("user",),
    ROLE_SELECT: ("role",),
    MENTIONABLE_SELECT: ("user", "role"),
    CHANNEL_SELECT: ("channel",),
}
CUSTOM_ID_TWICE = "COMPONENT_CUSTOM_ID_DUPLICATED"
ID_TWICE = "COMPONENT_ID_DUPLICATED"
TEXT_IN_ALL = 4_000
OPTION_TWICE = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
TOO_MANY_DEFAULTS = "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"


def kind(thing: object) -> int | None:
    """The type of a component, where it says one."""
    return as_whole(thing.get("type")) if isinstance(thing, Mapping) else None


def of_kind(thing: Any, path: str, allowed: tuple[int, ...]) -> Refused:
    """A component of one of the `allowed` types."""
    if not isinstance(thing, Mapping):
        yield from model(thing, path, lambda *_: iter(()))
    elif kind(thing) not in allowed:
        yield path, TYPE


def walked(components: Any, path: str) -> Iterator[tuple[str, Thing]]:
    """Every component with its path, nested ones too, in the order in which Discord reads them."""
    for index, thing in enumerate(components if isinstance(components, list | tuple) else ()):
        yield from _walked(thing, at(path, index))


def _walked(thing: Any, path: str) -> Iterator[tuple[str, Thing]]:
    if not isinstance(thing, Mapping):
        return
    yield path, thing
    yield from walked(thing.get("components"), at(path, "components"))
    for name in ("accessory", "component"):
        yield from _walked(thing.get(name), at(path, name))


def ids(components: Any, path: str) -> Refused:
    """Ids are whole numbers of 32 bits and, like custom_ids, differ. 0 means none."""
    found = tuple(walked(components, path))
    for here, thing in found:
        yield from whole(thing, "id", here, least=0, most=2**31 - 1)
    yield from no_twins(((at(here, "id"), as_whole(thing.get("id")) or None) for here, thing in found), ID_TWICE)
    named = ((at(here, "custom_id"), thing.get("custom_id") or None) for here, thing in found)
    yield from no_twins(named, CUSTOM_ID_TWICE)


def shown_text(components: Any, path: str) -> Refused:
    """All TextDisplays together have 4,000 characters. Bytes count too, see BYTES_IN_ALL."""
    texts = [str(thing.get("content", "")) for _, thing in walked(components, path) if kind(thing) == TEXT_DISPLAY]
    if sum(map(len, texts)) > TEXT_IN_ALL:
        yield path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"
    elif sum(len(each.encode("utf-8", "surrogatepass")) + 12 for each in texts) > BYTES_IN_ALL:
        yield path, "COMPONENT_PROCESSED_SIZE_EXCEEDED"


BYTES_IN_ALL = 10_170
"""UTF-8 bytes of all TextDisplays, and twelve for each one. Measured by others (discord-api-docs issue 8554, August 2026);
Discord answers 500 to more, which no client can read as a refusal, so here it is one."""


def text_display(thing: Thing, path: str) -> Refused:
    """Text of 1 to 4,000 characters."""
    yield from text(thing, "content", path, least=1, most=TEXT_IN_ALL, needed=True)


def custom_id(thing: Thing, path: str) -> Refused:
    """What every interactive part must have."""
    yield from text(thing, "custom_id", path, least=1, most=100, needed=True)


def select(thing: Thing, path: str) -> Refused:
    """A select menu of any of the five types, but for what depends on where it stands."""
    yield from custom_id(thing, path)
    yield from text(thing, "placeholder", path, most=150)
    yield from yes_or_no(thing, path, "disabled", "required")
    yield from bounds(thing, path, most=25)
    if kind(thing) == STRING_SELECT:
        yield from many(thing, "options", path, option, least=1, most=25)
        yield from chosen(thing, path, OPTION_TWICE, most=as_whole(thing.get("max_values", 1)) or 1)
        yield from enough_options(thing, path)
    else:
        yield from default_values(thing, path)
        yield from many(thing, "channel_types", path, _channel_type, most=25)


def bounds(thing: Thing, path: str, *, most: int) -> Refused:
    """min_values and max_values, each for itself and against each other."""
    yield from whole(thing, "min_values", path, least=0, most=most)
    yield from whole(thing, "max_values", path, least=1, most=most)
    low, high = as_whole(thing.get("min_values")), as_whole(thing.get("max_values", 1))
    if low is not None and high is not None and low > high:
        yield at(path, "min_values"), "NUMBER_TYPE_MAX"


def enough_options(thing: Thing, path: str) -> Refused:
    """There are as many options as may be chosen."""
    options, high = thing.get("options"), as_whole(thing.get("max_values"))
    if isinstance(options, list | tuple) and options and high is not None and len(options) < high <= 25:
        yield at(path, "options"), TOO_SHORT


def option(thing: Any, path: str) -> Refused:
    """One option: label and value of 1 to 100, a description of at most 100 characters."""
    yield from model(thing, path, _option)


def _option(thing: Thing, path: str) -> Refused:
    yield from text(thing, "label", path, least=1, most=100, needed=True)
    yield from text(thing, "value", path, least=1, most=100, needed=True)
    yield from text(thing, "description", path, most=100)
    yield from yes_or_no(thing, path, "default")
    yield from emoji(thing, path)


def chosen(thing: Thing, path: str, twice: str, *, most: int) -> Refused:
    """Options with different values, and at most `most` of them chosen beforehand."""
    options = [each for each in thing.get("options") or () if isinstance(each, Mapping)]
    here = at(path, "options")
    yield from no_twins(((at(here, index), each.get("value")) for index, each in enumerate(options)), twice)
    if sum(each.get("default") is True for each in options) > most:
        yield here, TOO_MANY_DEFAULTS


def default_values(thing: Thing, path: str) -> Refused:
    """What is chosen beforehand in a picker: the right kind, and as many as may be chosen."""
    kinds = DEFAULTS[kind(thing) or 0]
    values = thing.get("default_values")
    yield from many(thing, "default_values", path, lambda each, here: _default(each, here, kinds), most=25)
    if not values or not isinstance(values, list | tuple):
        return
    low, high = as_whole(thing.get("min_values", 1)), as_whole(thing.get("max_values", 1))
    if not (low or 0) <= len(values) <= (high or 25):
        yield at(path, "default_values"), "BASE_TYPE_BAD_LENGTH"


def _default(thing: Any, path: str, kinds: tuple[str, ...]) -> Refused:
    yield from model(thing, path, lambda each, here: one_of(each, "type", here, kinds, needed=True))
    if isinstance(thing, Mapping):
        yield from snowflake(thing.get("id"), at(path, "id"))


def _channel_type(value: Any, path: str) -> Refused:
    yield from choice(value, path, (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16))


def emoji(thing: Thing, path: str) -> Refused:
    """A standard emoji by its sign, or an own one by its id."""
    given = thing.get("emoji")
    if given is None:
        return
    name = given.get("name") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping):
        yield from model(given, at(path, "emoji"), lambda *_: iter(()))
    elif given.get("id") is not None:
        yield from snowflake(given["id"], at(path, "emoji.id"))
    elif not isinstance(name, str) or len(name) > 32 or not any(ord(sign) > 0xA8 for sign in name):
        yield at(path, "emoji.name"), "COMPONENT_INVALID_EMOJI"
