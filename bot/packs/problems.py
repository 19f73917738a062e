"""What is wrong in a pack: where, which of a few kinds, and what to write instead. The sentences stand in bot/views/checking.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

MOST = 50
"""More would not be read; how many there are beyond is said."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `line` counts from 1; `what` is where in the pack (quests[2].title), `code` a key of the view's words.

    `given` is what stands there, `wanted` what would do: a number, a key, a list of choices.
    """

    line: int
    code: str
    what: str = ""
    given: str = ""
    wanted: str = ""


class NotAPack(Exception):
    """A file that cannot be used as it is. `problems` are all that were found, in the order of their lines."""

    def __init__(self, problems: Iterable[Problem], name: str = "") -> None:
        """`name` is the file's, for the one who reads of it."""
        self.problems = tuple(sorted(set(problems)))
        self.name = name
        super().__init__(", ".join(f"{name}:{one.line} {one.code} {one.what}" for one in self.problems[:MOST]))


@dataclass(slots=True)
class Finding:
    """What was found so far, while a pack is read."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, code: str, what: str = "", *, given: object = "", wanted: object = "") -> None:
        """One more. What stands in the file is cut short: it may be long, or hold what harms a terminal."""
        shown = "".join(sign if sign.isprintable() else "·" for sign in str(given)[:GIVEN_LONGEST])
        self.problems.append(Problem(line, code, what, shown, str(wanted)))


GIVEN_LONGEST = 60
