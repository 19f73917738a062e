"""What was said to the bot and waits for its quest: words and files."""

from __future__ import annotations

from dataclasses import dataclass

from quests.rules.files import NewFile

SAID = "said"
"""The draft's form: no form that is shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """Nothing, when both are empty."""

    words: str = ""
    files: tuple[NewFile, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to hand in."""
        return bool(self.words or self.files)
