"""Who would be notified by a message, after its `allowed_mentions`.

Sources: Discord's Message resource, "Allowed Mentions Object" (August 2026): mentions in the content and in TextDisplays count,
a regular message without the field notifies everybody it names, an answer to an interaction only people. A backslash protects
nobody (guides to finding a role's id warn that `\\@role` notifies it); code does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.loopback.discord.rules_parts import TEXT_DISPLAY, kind, walked

CODE = re.compile(r"```.*?```|``.*?``|`[^`\n]*`", re.DOTALL)
PERSON, ROLE, ALL = re.compile(r"<@!?([0-9]{1,20})>"), re.compile(r"<@&([0-9]{1,20})>"), re.compile(r"@(everyone|here)")
REGULAR = {"parse": ("users", "roles", "everyone")}
ANSWER = {"parse": ("users",)}


@dataclass(frozen=True, slots=True)
class Pings:
    """Who is notified: people and roles by id, and whether everybody (or everybody who is there)."""

    people: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.people or self.roles or self.everyone)


def pings(payload: Mapping[str, Any], *, answer: bool = False) -> Pings:
    """Who `payload` notifies when it is sent (an edit notifies nobody)."""
    named = mentioned(texts(payload))
    allowed = payload.get("allowed_mentions")
    allowed = (ANSWER if answer else REGULAR) if allowed is None else allowed
    parse = allowed.get("parse") or ()
    people = _kept(named.people, parse, allowed, "users")
    return Pings(people, _kept(named.roles, parse, allowed, "roles"), named.everyone and "everyone" in parse)


def mentioned(said: Iterable[str]) -> Pings:
    """Whom these texts name, before anything is allowed or not. Each text is looked at by itself."""
    open_ones = [CODE.sub(" ", each) for each in said]
    return Pings(
        frozenset(found for each in open_ones for found in PERSON.findall(each)),
        frozenset(found for each in open_ones for found in ROLE.findall(each)),
        any(ALL.search(each) for each in open_ones),
    )


def texts(payload: Mapping[str, Any]) -> list[str]:
    """What of a message can notify: its content, and every TextDisplay."""
    shown = [thing.get("content") for _, thing in walked(payload.get("components"), "") if kind(thing) == TEXT_DISPLAY]
    return [each for each in (payload.get("content"), *shown) if isinstance(each, str)]


def _kept(named: frozenset[str], parse: Iterable[str], allowed: Mapping[str, Any], name: str) -> frozenset[str]:
    return named if name in parse else named & {str(each) for each in allowed.get(name) or ()}
