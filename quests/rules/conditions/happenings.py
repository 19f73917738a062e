"""What conditions are asked about: a member's happenings, and metrics that pick some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

Value = int | str | tuple[int | str, ...]

APPROVED, RETURNED, HANDED_IN = "approved", "returned", "handed_in"
KINDS = (APPROVED, RETURNED, HANDED_IN)
"""The kinds of happenings."""
CODES = ("tag", "how", "quest", "board")
"""What a happening says by code or id: the quest's tags, how the work was shown, which quest, which boards it stood on."""
NUMBERS = ("try", "worth", "minutes", "on_time", "weekday")
"""What it says by number: which try, what it was worth, the quest's minutes, 1 when not after the goal, 1 (Monday) to 7."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something a member did or was answered, on a day of the classroom's own zone."""

    kind: str
    day: date
    values: Mapping[str, Value]
    lines: tuple[str, ...] = ()
    """The lines it made, each by its board and quests."""


@dataclass(frozen=True, slots=True)
class Test:
    """What one key must say: one of `one_of` (when given), at least `ge`, at most `le`."""

    __test__ = False  # pytest would take the name for its own

    key: str
    one_of: tuple[int | str, ...] = ()
    ge: int | None = None
    le: int | None = None

    def holds(self, found: Value | None) -> bool:
        """Whether `found` passes. Of several values one is enough; nothing passes for nothing."""
        values = found if isinstance(found, tuple) else () if found is None else (found,)
        return any(self._fits(one) for one in values)

    def _fits(self, one: int | str) -> bool:
        if self.one_of and one not in self.one_of:
            return False
        if self.ge is None and self.le is None:
            return True
        return isinstance(one, int) and (self.ge is None or one >= self.ge) and (self.le is None or one <= self.le)

    def __str__(self) -> str:
        """As part of a tally's name."""
        some = "|".join(map(str, self.one_of))
        return (
            f"{self.key}={some}{'' if self.ge is None else f'>={self.ge}'}{'' if self.le is None else f'<={self.le}'}"
        )


@dataclass(frozen=True)
class Metric:
    """The happenings of one kind that pass every test."""

    of: str
    where: tuple[Test, ...] = ()

    @cached_property
    def key(self) -> str:
        """Its canonical name, which tallies go by: equal metrics have equal names."""
        tests = ",".join(sorted(map(str, self.where)))
        return f"{self.of}{{{tests}}}" if tests else self.of

    def picks(self, happening: Happening) -> bool:
        """Whether `happening` is one of them."""
        return happening.kind == self.of and all(test.holds(happening.values.get(test.key)) for test in self.where)
