"""What a typed line is: something pressed, a word with its slash, plain talk, becoming someone, or leaving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.console.limits import LONGEST_NAME
from adapters.console.manifest import Manifest
from adapters.fallback.keys import Key
from adapters.fallback.printable import one_line


@dataclass(frozen=True, slots=True)
class Pressed:
    """A number or coordinate that stands on the card."""

    key: Key


@dataclass(frozen=True, slots=True)
class Said:
    """A word that was typed with its slash, and what came after it; anything else has no verb, and is for bot to make out."""

    verb: str
    words: str


@dataclass(frozen=True, slots=True)
class Became:
    """`/as NAME`; no name asks who one is."""

    name: str


@dataclass(frozen=True, slots=True)
class Left:
    """`/quit` or `/exit`."""


Heard = Pressed | Said | Became | Left


def understand(line: str, keys: Mapping[str, Key], manifest: Manifest) -> Heard | None:
    """What `line` means, given what can be pressed right now; None for an empty line."""
    line = one_line(line)
    word, _, rest = line.partition(" ")
    if not line:
        return None
    pressed = keys.get(line.upper()) or _labelled(line, keys)
    if pressed is not None:
        return Pressed(pressed)
    return _own(word.casefold(), rest.strip()) or _said(line, manifest)


def _labelled(line: str, keys: Mapping[str, Key]) -> Key | None:
    """The key whose label was typed whole, when only one is called so."""
    wanted = line.casefold().rstrip(".…")
    found = [key for key in keys.values() if key.label.casefold().rstrip(".…") == wanted]
    return found[0] if len(found) == 1 else None


def _own(word: str, rest: str) -> Became | Left | None:
    match word:
        case "/as":
            return Became(rest[:LONGEST_NAME].strip())
        case "/quit" | "/exit":
            return Left()
        case _:
            return None


def _said(line: str, manifest: Manifest) -> Said:
    word, _, rest = line.partition(" ")
    spec = manifest.find(word[1:]) if word.startswith("/") else None
    return Said(spec.verb, rest.strip()) if spec else Said("", line)
