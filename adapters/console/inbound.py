"""What a typed line means: something pressed, a word, plain talk, becoming someone, or leaving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.console.limits import LONGEST_NAME, SENTENCE_FROM
from adapters.console.manifest import Manifest
from adapters.fallback.keys import Key
from adapters.fallback.printable import one_line


@dataclass(frozen=True, slots=True)
class Pressed:
    """A number or coordinate that stands on the card."""

    key: Key


@dataclass(frozen=True, slots=True)
class Said:
    """A word with what came after it; plain talk, and a slash word that nobody knows, have no verb."""

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
    return _own(word.casefold(), rest.strip()) or _said(line, word, rest.strip(), manifest)


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


def _said(line: str, word: str, rest: str, manifest: Manifest) -> Said:
    """A sentence that only begins with a word is talk, unless the word takes words after it or was meant (`/me`)."""
    spec = manifest.find(word.removeprefix("/"))
    meant = spec and (word.startswith("/") or spec.takes_words or len(rest.split()) < SENTENCE_FROM)
    return Said(spec.verb, rest) if spec and meant else Said("", line)
