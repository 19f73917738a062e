"""Our words as Discord's application commands, and whether Discord has them as they are now."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from adapters.calls import CommandSpec
from adapters.discord.client import Listener
from adapters.discord.inbound import MENU, SLASH
from adapters.discord.limits import COMMAND_DESCRIPTION, COMMAND_NAME, MENU_NAME
from adapters.discord.words import DiscordWords
from adapters.port import Memory

Entry = dict[str, Any]
COMMANDS = "commands"
"""Under which it is remembered what Discord was told."""
SERVER_AND_DIRECT = [0, 1]
"""Contexts: on a server, and in direct messages with the bot."""
ON_SERVERS = [0]
"""Integration types: the bot is invited to a server, not carried about by a person."""
TEXT = 3
LOCALES: Mapping[str, tuple[str, ...]] = {"es": ("es-ES", "es-419")}
"""Discord's names for our languages; English is what all others see."""
NAME = re.compile(rf"[-_\w]{{1,{COMMAND_NAME}}}")
OPTION = "words"


async def sync(client: Listener, memory: Memory, wanted: Sequence[Entry]) -> bool:
    """Let Discord have `wanted`, unless it does; whether it had to be told. All are put at once: what is not among them goes.

    Discord allows a few hundred new commands a day, so it is told only when they changed, or when somebody took them away.
    """
    application, now = client.app_id(), fingerprint(wanted)
    there = names(await client.http.get_global_commands(application))
    if await memory.get(str(application), COMMANDS) == now and names(wanted) <= there:
        return False
    await client.http.bulk_upsert_global_commands(application, list(wanted))
    await memory.put(str(application), COMMANDS, now)
    return True


def entries(specs: Iterable[CommandSpec], words: Callable[[str], DiscordWords]) -> tuple[Entry, ...]:
    """What Discord is to have; of `words` it needs what can be typed after a word."""
    found = list(specs)
    option = {language: words(language).what_words for language in ("en", *LOCALES)}
    return (*(_slash(one, option) for one in found if one.common), *(_menu(one) for one in found if one.menu))


def verbs(specs: Iterable[CommandSpec], *, completing: bool = False) -> dict[str, str]:
    """Which verb a command of Discord's means, by its name; `completing` while something is being typed after it."""
    found = list(specs)
    slash = {one.word: one.verb if completing else one.any_word or one.verb for one in found}
    return {one.menu["en"][:MENU_NAME]: one.verb for one in found if one.menu} | slash


def fingerprint(wanted: Sequence[Entry]) -> str:
    """The same for the same commands, and for no others."""
    return hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()


def names(found: Iterable[Mapping[str, Any]]) -> set[tuple[int, str]]:
    """Kind and name of each."""
    return {(int(one.get("type", SLASH)), one["name"]) for one in found}


def _slash(spec: CommandSpec, option: Mapping[str, str]) -> Entry:
    typed = {"options": [_option(option)]} if spec.takes_words else {}
    return {
        "type": SLASH,
        "name": spec.word,
        **_in_languages("name_localizations", {one: name for one, name in spec.names.items() if _fits(name)}),
        "description": _line(spec.summary["en"]),
        **_in_languages("description_localizations", {one: _line(line) for one, line in spec.summary.items()}),
        **typed,
        "contexts": SERVER_AND_DIRECT,
        "integration_types": ON_SERVERS,
    }


def _option(option: Mapping[str, str]) -> Entry:
    return {
        "type": TEXT,
        "name": OPTION,
        "description": _line(option["en"]),
        **_in_languages("description_localizations", {one: _line(line) for one, line in option.items()}),
        "required": False,
        "autocomplete": True,
    }


def _menu(spec: CommandSpec) -> Entry:
    """Menus may have spaces and capitals, and say nothing about themselves."""
    return {
        "type": MENU,
        "name": spec.menu["en"][:MENU_NAME],
        **_in_languages("name_localizations", {one: name[:MENU_NAME] for one, name in spec.menu.items()}),
        "contexts": SERVER_AND_DIRECT,
        "integration_types": ON_SERVERS,
    }


def _in_languages(key: str, said: Mapping[str, str]) -> Entry:
    found = dict(_localised(said))
    return {key: found} if found else {}


def _localised(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for language, locales in LOCALES.items():
        if language in said:
            yield from ((locale, said[language]) for locale in locales)


def _fits(name: str) -> bool:
    """Discord's rule for names: letters of any language, digits, `-` and `_`, and no capitals."""
    return NAME.fullmatch(name) is not None and name == name.lower()


def _line(text: str) -> str:
    return text if len(text) <= COMMAND_DESCRIPTION else f"{text[: COMMAND_DESCRIPTION - 1]}…"
