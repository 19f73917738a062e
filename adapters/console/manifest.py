"""The words that can be typed here: found by word, synonym or verb, and listed for completion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from adapters.calls import CommandSpec

OWN_WORDS = ("/as", "/quit")
"""What the terminal understands by itself; `/exit` is `/quit`, `/cancel` only leaves a form."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All words of all audiences: one person at a terminal may be anyone."""

    specs: Sequence[CommandSpec] = ()
    by_word: Mapping[str, CommandSpec] = field(init=False)

    def __post_init__(self) -> None:
        """Words win over synonyms, and both over verbs, should two specs use the same."""
        verbs = {spec.verb: spec for spec in self.specs}
        synonyms = {synonym: spec for spec in self.specs for synonym in spec.synonyms}
        words = {spec.word: spec for spec in self.specs}
        found = {word.casefold(): spec for word, spec in (verbs | synonyms | words).items()}
        object.__setattr__(self, "by_word", found)

    def find(self, word: str) -> CommandSpec | None:
        """The command that `word` names, whatever its capitals; None when there is none."""
        return self.by_word.get(word.casefold())

    def listed(self, locale: str = "en") -> list[tuple[str, str]]:
        """Each word with its slash, and the line about it in `locale` or else in English."""
        return [(f"/{spec.word}", spec.summary.get(locale, spec.summary["en"])) for spec in self.specs]
