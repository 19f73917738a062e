"""What Discord refuses when application commands are registered.

Source: Discord's "Application Commands" and "Locales" (August 2026).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.loopback.discord.rules_values import (
    BAD_LENGTH,
    CHOICES,
    NOT_A_NUMBER,
    REQUIRED,
    TWICE,
    Refused,
    Thing,
    as_whole,
    at,
    choice,
    many,
    model,
    no_twins,
    one_of,
    text,
    whole,
    yes_or_no,
)

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
OPTION_TYPES = tuple(range(1, 12))
WITH_CHOICES = (STRING, INTEGER, NUMBER)
MOST = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}
SIZE = 8_000
LOCALES = frozenset(
    (
        *(
            "id",
            "da",
            "de",
            "en-GB",
            "en-US",
            "es-ES",
            "es-419",
            "fr",
            "hr",
            "it",
            "lt",
            "hu",
            "nl",
            "no",
            "pl",
            "pt-BR",
        ),
        *("ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko"),
    )
)
BAD_NAME = "APPLICATION_COMMAND_INVALID_NAME"
NAME_TWICE = "APPLICATION_COMMANDS_DUPLICATE_NAME"
OPTION_NAME_TWICE = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"
EXTRA_SCRIPTS = ((0x0900, 0x097F), (0xA8E0, 0xA8FF), (0x0E01, 0x0E3A), (0x0E40, 0x0E5B))
"""Devanagari and Thai, whose vowel signs are neither letters nor numbers."""


def commands(payload: Any) -> Refused:
    """What is refused when all commands are put at once: each path begins with the number of the command."""
    if not isinstance(payload, list | tuple):
        yield "", "LIST_TYPE_CONVERT"
        return
    for index, each in enumerate(payload):
        yield from command(each, str(index))
    given = [(str(index), each) for index, each in enumerate(payload) if isinstance(each, Mapping)]
    yield from no_twins(((path, f"{_type(each)} {each.get('name')}") for path, each in given), NAME_TWICE)
    for kind, most in MOST.items():
        if sum(_type(each) == kind for _, each in given) > most:
            yield "", "30032"


def command(payload: Any, path: str = "") -> Refused:
    """What is refused in one command."""
    yield from model(payload, path, _command)


def _type(thing: Thing) -> int:
    return as_whole(thing.get("type", SLASH)) or 0


def _command(thing: Thing, path: str) -> Refused:
    kind = _type(thing)
    yield from one_of({"type": kind}, "type", path, MOST)
    yield from _named(thing, path, slash=kind == SLASH)
    if kind == SLASH:
        yield from _described(thing, path)
        yield from options(thing, path)
    else:
        yield from _bare_menu(thing, path)
    yield from _reach(thing, path)
    if size(thing) > SIZE:
        yield path, "APPLICATION_COMMAND_TOO_LARGE"


def _bare_menu(thing: Thing, path: str) -> Refused:
    """A menu's entry has a name and no more."""
    for name in ("description", "options", "description_localizations"):
        if thing.get(name):
            yield at(path, name), "APPLICATION_COMMAND_CONTEXT_MENU_FIELD_INVALID"


def _named(thing: Thing, path: str, *, slash: bool) -> Refused:
    yield from text(thing, "name", path, least=1, most=32, needed=True)
    yield from _spelt(thing.get("name"), at(path, "name"), slash=slash)
    for locale, name in _translated(thing, "name"):
        here = at(path, f"name_localizations.{locale}")
        if not isinstance(name, str) or not 1 <= len(name) <= 32:
            yield here, BAD_LENGTH
        yield from _spelt(name, here, slash=slash)
    yield from _locales(thing, path, "name_localizations")


def _spelt(name: object, path: str, *, slash: bool) -> Refused:
    """A slash command's name: letters, numbers, - _ ' and nothing that has a small form."""
    if not slash or not isinstance(name, str) or not name:
        return
    if not all(map(_allowed, name)):
        yield path, "STRING_TYPE_REGEX"
    elif name != name.lower():
        yield path, BAD_NAME


def _allowed(sign: str) -> bool:
    return sign in "-_'" or unicodedata.category(sign)[0] in "LN" or any(a <= ord(sign) <= b for a, b in EXTRA_SCRIPTS)


def _described(thing: Thing, path: str) -> Refused:
    yield from text(thing, "description", path, least=1, most=100, needed=True)
    for locale, said in _translated(thing, "description"):
        if not isinstance(said, str) or not 1 <= len(said) <= 100:
            yield at(path, f"description_localizations.{locale}"), BAD_LENGTH
    yield from _locales(thing, path, "description_localizations")


def _translated(thing: Thing, name: str) -> Iterable[tuple[str, Any]]:
    given = thing.get(f"{name}_localizations")
    return tuple(given.items()) if isinstance(given, Mapping) else ()


def _locales(thing: Thing, path: str, name: str) -> Refused:
    given, here = thing.get(name), at(path, name)
    if given is None:
        return
    if not isinstance(given, Mapping):
        yield from model(given, here, lambda *_: iter(()))
        return
    yield from ((at(here, locale), CHOICES) for locale in given if locale not in LOCALES)


def options(thing: Thing, path: str, depth: int = 0) -> Refused:
    """The options of a command or subcommand: names that differ, the required ones first, subcommands alone."""
    yield from many(thing, "options", path, lambda each, here: _option(each, here, depth), most=25)
    given, here = thing.get("options"), at(path, "options")
    inner = [each for each in given if isinstance(each, Mapping)] if isinstance(given, list | tuple) else []
    yield from no_twins(((at(here, f"{n}.name"), each.get("name")) for n, each in enumerate(inner)), OPTION_NAME_TWICE)
    for locale in sorted({locale for each in inner for locale, _ in _translated(each, "name")}):
        said = [(n, dict(_translated(each, "name")).get(locale)) for n, each in enumerate(inner)]
        paths = ((at(here, f"{n}.name_localizations.{locale}"), name) for n, name in said)
        yield from no_twins(paths, OPTION_NAME_TWICE)
    yield from _order(inner, here)
    deep = [_type_of_option(each) in (SUBCOMMAND, GROUP) for each in inner]
    if any(deep) and not all(deep):
        yield here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"


def _order(inner: Sequence[Thing], path: str) -> Refused:
    optional = False
    for index, each in enumerate(inner):
        if each.get("required") and optional:
            yield at(path, index), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
        optional = optional or not each.get("required")


def _type_of_option(thing: Thing) -> int:
    return as_whole(thing.get("type")) or 0


def _option(value: Any, path: str, depth: int) -> Refused:
    yield from model(value, path, lambda thing, here: _one_option(thing, here, depth))


def _one_option(thing: Thing, path: str, depth: int) -> Refused:
    kind = _type_of_option(thing)
    if thing.get("type") is None:
        yield at(path, "type"), REQUIRED
    elif kind not in OPTION_TYPES or (kind == GROUP and depth > 0) or (kind == SUBCOMMAND and depth > 1):
        yield path, "UNION_TYPE_CHOICES"
    yield from _named(thing, path, slash=True)
    yield from _described(thing, path)
    yield from yes_or_no(thing, path, "required", "autocomplete")
    if kind in (SUBCOMMAND, GROUP):
        yield from options(thing, path, depth + (1 if kind == GROUP else 2))
    elif thing.get("options"):
        yield at(path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
    yield from _limits(thing, path, kind)
    yield from choices(thing, path, kind)


def _limits(thing: Thing, path: str, kind: int) -> Refused:
    yield from whole(thing, "min_length", path, least=0, most=6_000) if kind == STRING else ()
    yield from whole(thing, "max_length", path, least=1, most=6_000) if kind == STRING else ()
    for name, fits in (("min_length", STRING), ("max_length", STRING), ("min_value", INTEGER), ("max_value", INTEGER)):
        if thing.get(name) is not None and kind != fits and not (fits == INTEGER and kind == NUMBER):
            yield at(path, name), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"


def choices(thing: Thing, path: str, kind: int) -> Refused:
    """At most 25 choices of 1 to 100 characters, not beside autocomplete."""
    if (thing.get("choices") or thing.get("autocomplete")) and kind not in WITH_CHOICES:
        yield at(path, "choices"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
    if thing.get("choices") and thing.get("autocomplete"):
        yield at(path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_INVALID"
    yield from many(thing, "choices", path, lambda each, here: _choice(each, here, kind), most=25)


def _choice(value: Any, path: str, kind: int) -> Refused:
    yield from model(value, path, lambda thing, here: _one_choice(thing, here, kind))


def _one_choice(thing: Thing, path: str, kind: int) -> Refused:
    yield from text(thing, "name", path, least=1, most=100, needed=True)
    yield from _locales(thing, path, "name_localizations")
    if kind == STRING:
        yield from text(thing, "value", path, most=100, needed=True)
    elif not isinstance(thing.get("value"), int | float):
        yield at(path, "value"), NOT_A_NUMBER


def _reach(thing: Thing, path: str) -> Refused:
    """Where a command may be used, and by whom. Permissions are digits as text; the API takes a number too."""
    yield from _reaches(thing, "contexts", path, (0, 1, 2))
    yield from _reaches(thing, "integration_types", path, (0, 1))
    yield from yes_or_no(thing, path, "nsfw", "dm_permission")
    yield from whole(thing, "default_member_permissions", path, least=0, most=2**54 - 1)


def _reaches(thing: Thing, name: str, path: str, allowed: tuple[int, ...]) -> Refused:
    values = thing.get(name)
    if values is None:
        return
    yield from many(thing, name, path, lambda each, here: choice(each, here, allowed), least=1, most=3)
    if isinstance(values, list | tuple):
        yield from no_twins(((at(path, f"{name}.{index}"), each) for index, each in enumerate(values)), TWICE)


def size(thing: Thing) -> int:
    """Name, description and value of a command, its options and choices; of each the longest translation."""
    own = sum(_longest(thing, name) for name in ("name", "description"))
    own += len(str(thing.get("value", ""))) if isinstance(thing.get("value"), str) else 0
    inner = [each for name in ("options", "choices") for each in thing.get(name) or () if isinstance(each, Mapping)]
    return own + sum(map(size, inner))


def _longest(thing: Thing, name: str) -> int:
    said = (thing.get(name), *(value for _, value in _translated(thing, name)))
    return max(len(each) for each in (*(each for each in said if isinstance(each, str)), ""))
