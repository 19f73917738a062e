"""Conditions: the tree that earns a badge. Data, never code.

A leaf so far: `{"count": TALLY, "ge": N}`. Unknown keys are errors when the tree is read, not when it is used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

APPROVED = "approved"
"""The tally of approved quests."""


@dataclass(frozen=True, slots=True)
class Count:
    """At least `ge` of what `tally` counts."""

    tally: str
    ge: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far: `done` of `total`, never more than all of it."""

    done: int
    total: int

    @property
    def met(self) -> bool:
        """Whether all of it is done."""
        return self.done >= self.total


def read_condition(text: str) -> Count:
    """The tree that `text` holds. Raises ValueError for anything else than a known one."""
    tree = json.loads(text)
    match tree:
        case {"count": str(tally), "ge": int(ge)} if len(tree) == 2 and ge is not True and ge > 0:
            return Count(tally, ge)
        case _:
            raise ValueError(f"not a condition: {text}")


def write_condition(condition: Count) -> str:
    """`condition` as it is stored."""
    return json.dumps({"count": condition.tally, "ge": condition.ge})


def progress(condition: Count, tallies: Mapping[str, int]) -> Progress:
    """How far a member with `tallies` is."""
    return Progress(min(tallies.get(condition.tally, 0), condition.ge), condition.ge)


READY: dict[str, Count] = {"explainer": Count(APPROVED, 3)}
"""The ready-made badges by code; a new class gets them. Their names and sentences stand in bot/views."""
