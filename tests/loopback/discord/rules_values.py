"""How Discord looks at one value: text, number, yes or no, list. Each check gives (path, code) for what it refuses.

The codes are those that Discord's API answers with in `errors` of 50035, as far as they are documented or were seen in
public reports; where none was to be found the name is ours, in the same manner. Lengths are counted in code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Refusal = tuple[str, str]
"""Where it is, with dots ("components.0.custom_id", "" for the whole), and Discord's code for it."""
Refused = Iterator[Refusal]
Thing = Mapping[str, Any]

REQUIRED = "BASE_TYPE_REQUIRED"
TOO_LONG = "BASE_TYPE_MAX_LENGTH"
TOO_SHORT = "BASE_TYPE_MIN_LENGTH"
BAD_LENGTH = "BASE_TYPE_BAD_LENGTH"
CHOICES = "BASE_TYPE_CHOICES"
NOT_TEXT = "STRING_TYPE_CONVERT"
NOT_A_NUMBER = "NUMBER_TYPE_COERCE"
TOO_SMALL = "NUMBER_TYPE_MIN"
TOO_LARGE = "NUMBER_TYPE_MAX"
NOT_A_BOOLEAN = "BOOLEAN_TYPE_CONVERT"
NOT_A_LIST = "LIST_TYPE_CONVERT"
NOT_A_MODEL = "MODEL_TYPE_CONVERT"
TWICE = "SET_TYPE_ALREADY_CONTAINS_VALUE"
TYPE = "UNION_TYPE_CHOICES"

SNOWFLAKE = re.compile(r"[0-9]{1,20}")
SURROGATE = re.compile("[\ud800-\udfff]")


def at(path: str, name: str | int) -> str:
    """The path of `name` inside `path`."""
    return f"{path}.{name}" if path else str(name)


def text(thing: Thing, name: str, path: str, *, most: int, least: int = 0, needed: bool = False) -> Refused:
    """Text of `least` to `most` characters. Blank text counts as missing where it is needed, as Discord trims it."""
    value, here = thing.get(name), at(path, name)
    if value is None:
        yield from ([(here, REQUIRED)] if needed else ())
    elif not isinstance(value, str) or SURROGATE.search(value):
        yield here, NOT_TEXT
    elif not value.strip() and needed and least:
        yield here, REQUIRED
    elif not least <= len(value) <= most:
        yield here, BAD_LENGTH if least else TOO_LONG


def whole(thing: Thing, name: str, path: str, *, least: int, most: int, needed: bool = False) -> Refused:
    """A whole number, also written as text."""
    value, here = thing.get(name), at(path, name)
    if value is None:
        yield from ([(here, REQUIRED)] if needed else ())
    elif (number := as_whole(value)) is None:
        yield here, NOT_A_NUMBER
    elif number < least:
        yield here, TOO_SMALL
    elif number > most:
        yield here, TOO_LARGE


def as_whole(value: object) -> int | None:
    """`value` as Discord would take it for a whole number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,20}", value):
        return int(value)
    return None


def yes_or_no(thing: Thing, path: str, *names: str) -> Refused:
    """Each of `names` is true, false or not there."""
    for name in names:
        if not isinstance(thing.get(name), bool | None):
            yield at(path, name), NOT_A_BOOLEAN


def one_of(thing: Thing, name: str, path: str, allowed: Iterable[object], *, needed: bool = False) -> Refused:
    """One of some values."""
    value = thing.get(name)
    if value is None:
        yield from ([(at(path, name), REQUIRED)] if needed else ())
    elif isinstance(value, bool) or value not in tuple(allowed):
        yield at(path, name), CHOICES


def choice(value: object, path: str, allowed: Iterable[object]) -> Refused:
    """One of some values, by itself."""
    if isinstance(value, bool) or value not in tuple(allowed):
        yield path, CHOICES


def snowflake(value: object, path: str) -> Refused:
    """An id: digits, as text or as a number."""
    if isinstance(value, bool) or not isinstance(value, int | str) or not SNOWFLAKE.fullmatch(str(value)):
        yield path, NOT_A_NUMBER


def many(
    thing: Thing, name: str, path: str, each: Callable[[Any, str], Refused], *, least: int = 0, most: int
) -> Refused:
    """A list of `least` to `most`, and what `each` says of its items."""
    value, here = thing.get(name), at(path, name)
    if value is None or (value == [] and least):
        yield from ([(here, REQUIRED)] if least else ())
    elif not isinstance(value, list | tuple):
        yield here, NOT_A_LIST
    else:
        if not least <= len(value) <= most:
            yield here, BAD_LENGTH if least else TOO_LONG
        for index, item in enumerate(value):
            yield from each(item, at(here, index))


def model(value: object, path: str, check: Callable[[Thing, str], Refused]) -> Refused:
    """A JSON object, and what `check` says of it."""
    if isinstance(value, Mapping):
        yield from check(value, path)
    else:
        yield path, NOT_A_MODEL


def no_twins(values: Iterable[tuple[str, object]], code: str) -> Refused:
    """Each (path, value) but the first of equal ones. None is no value."""
    seen = set()
    for path, value in values:
        if value is None or not isinstance(value, str | int):
            continue
        if value in seen:
            yield path, code
        seen.add(value)


def forbidden(thing: Thing, path: str, code: str, *names: str) -> Refused:
    """None of `names` is given."""
    for name in names:
        if thing.get(name) is not None:
            yield at(path, name), code


def link(thing: Thing, name: str, path: str, *, most: int, schemes: tuple[str, ...]) -> Refused:
    """An address of one of `schemes`, at most `most` characters long."""
    value, here = thing.get(name), at(path, name)
    if not isinstance(value, str) or not value:
        yield here, REQUIRED
    elif len(value) > most:
        yield here, TOO_LONG
    elif value.partition("://")[0].lower() not in schemes:
        yield here, "URL_TYPE_INVALID_SCHEME"
    elif not re.fullmatch(r"[^:]+://[^\s/?#]+\S*", value):
        yield here, "URL_TYPE_INVALID_URL"
