"""A pack: quests, boards, badges and levels by their codes, in one language. What comes into a class, and what a class gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quests.reports.quests import Link


@dataclass(frozen=True, slots=True)
class PackState:
    """What of a pack is in a class: how many things are here, how many are not, and whether the pack is of a later edition."""

    here: int
    missing: int
    newer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRepeats:
    """How often one student may do a quest: `most` times in all (0: no end), at most once a `per` (day, week, or "")."""

    most: int = 0
    per: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackQuest:
    """A quest. `opens`, `due` and `closes` count days from the day it comes in.

    `unlock` is the condition that opens it, as JSON, which names other quests by their codes; "" when it is open to all.
    """

    code: str
    title: str
    task: str
    short: str = ""
    simple: str = ""
    points: int = 10
    minutes: int = 15
    tags: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    opens: int | None = None
    due: int | None = None
    closes: int | None = None
    places: int = 0
    repeats: PackRepeats | None = None
    unlock: str = ""
    auto_approve: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCell:
    """A square: a quest by its code, or "" for none; what it counts for where a sum is to be reached (0: the quest's points).

    With `free`, students propose something of their own there; the quest says what it is called and counts for.
    """

    quest: str = ""
    tags: tuple[str, ...] = ()
    worth: int = 0
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackBoard:
    """A board, its cells row by row. `completion` and `bonuses` are JSON; `template` only says what it was made from."""

    code: str
    title: str
    template: str = ""
    rows: int
    columns: int
    cells: tuple[PackCell, ...]
    completion: str
    bonuses: str = "[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackBadge:
    """A badge; `rule` is its condition with tiers, award and the rest, as JSON."""

    code: str
    title: str
    about: str = ""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLevel:
    """A level: what it is called, and the points it begins at."""

    code: str
    title: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All of it. A higher `edition` of the same `code` is the same pack, mended."""

    code: str
    title: str
    edition: int = 1
    about: str = ""
    licence: str = ""
    quests: tuple[PackQuest, ...] = ()
    boards: tuple[PackBoard, ...] = ()
    badges: tuple[PackBadge, ...] = ()
    levels: tuple[PackLevel, ...] = ()

    def only(self, board: str) -> Pack:
        """As much of it as one board needs: its quests, and those that they wait for. No badge, no level."""
        found = next(one for one in self.boards if one.code == board)
        wanted = {cell.quest for cell in found.cells}
        while more := {code for one in self.quests if one.code in wanted for code in self._named(one)} - wanted:
            wanted |= more
        quests = tuple(one for one in self.quests if one.code in wanted)
        return replace(self, quests=quests, boards=(found,), badges=(), levels=())

    def _named(self, quest: PackQuest) -> set[str]:
        """The quests that what opens `quest` speaks of."""
        return {one.code for one in self.quests if f'"{one.code}"' in quest.unlock}
