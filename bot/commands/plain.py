"""Plain talk to the bot: which word it means, or which are near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from adapters.calls import CommandSpec

NEAR = 0.6
NEAREST_MOST = 3
SQUARE = re.compile(r"[A-Za-z]\d{1,2}")
LONG_TALK = 4
"""From so many words on, talk is a sentence ("next I cut it in four"): work to hand in, rather than a word of ours that takes none
after it, or a slip of the pen."""


def meaning(talk: str, specs: Sequence[CommandSpec]) -> tuple[str, str] | None:
    """The verb that `talk` means and what follows it; None when it is no word of ours.

    A square ("B2") means its quest. The first word decides, unless it only begins a sentence; in a question
    ("how many points do I have?") a word anywhere does.
    """
    named = {name.casefold(): spec for spec in specs for name in (spec.word, *spec.synonyms)}
    if SQUARE.fullmatch(talk.strip()):
        return "quest", talk.strip()
    first, _, rest = talk.strip().removeprefix("/").partition(" ")
    spec = named.get(first.casefold())
    if spec and (spec.takes_words or talk.startswith("/") or not _is_sentence(talk)):
        return spec.verb, rest.strip()
    if talk.startswith("/") or not talk.strip().endswith("?"):
        return None
    found = [named[word].verb for word in re.findall(r"\w+", talk.casefold()) if word in named]
    return (found[0], "") if found else None


def nearest(talk: str, specs: Sequence[CommandSpec]) -> tuple[CommandSpec, ...]:
    """The words nearest to what was typed; the first ones of the list when none is near."""
    by_name = {name.casefold(): spec for spec in specs for name in (spec.word, *spec.synonyms)}
    first = talk.strip().removeprefix("/").partition(" ")[0].casefold()
    found = {by_name[name].word: by_name[name] for name in get_close_matches(first, by_name, NEAREST_MOST, NEAR)}
    return tuple(found.values()) or tuple(specs[:NEAREST_MOST])


def is_work(talk: str) -> bool:
    """Whether plain talk is long enough to be work that somebody wants to hand in."""
    return not talk.startswith("/") and _is_sentence(talk)


def _is_sentence(talk: str) -> bool:
    return len(talk.split()) >= LONG_TALK
