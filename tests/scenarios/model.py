"""What a class of students has, kept in plain Python beside the engine: no database, no events, only sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

POOL = "erased"
"""Whose points the erased ones' are."""


@dataclass
class Squares:
    """A posted board: the titles of its quests row by row, and what it gives besides."""

    title: str
    titles: list[str]
    columns: int
    each_line: int = 0
    finished: int = 0
    corners: bool = False
    is_open: bool = True

    def square(self, title: str) -> str:
        """Where a quest stands: B2."""
        row, column = divmod(self.titles.index(title), self.columns)
        return f"{'ABCDEF'[column]}{row + 1}"

    def lines(self) -> Iterator[list[str]]:
        """The quests of each line."""
        n, all_of = self.columns, self.titles
        for i in range(n):
            yield all_of[i * n : i * n + n]
            yield all_of[i::n]
        yield all_of[:: n + 1]
        yield all_of[n - 1 : n * n - 1 : n - 1]
        if self.corners:
            yield [all_of[0], all_of[n - 1], all_of[-n], all_of[-1]]

    def bonus(self, done: set[str]) -> int:
        """What it gives besides to who has `done` these."""
        if not self.each_line:
            return 0
        made = sum(done.issuperset(line) for line in self.lines())
        return made * self.each_line + (self.finished if made else 0)


@dataclass
class Model:
    """Points by kind, hand-ins, and the badges that are followed here."""

    boards: dict[str, Squares] = field(default_factory=dict)
    worth: dict[str, int] = field(default_factory=dict)
    """What each quest gives now."""
    points: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By student, then by kind: attempt, bonus, give, badge."""
    season: Counter[str] = field(default_factory=Counter)
    """What each has since the season began."""
    week: int = 0
    by_week: Counter[tuple[str, int]] = field(default_factory=Counter)
    """What each earned in which week."""
    team_of: dict[str, str] = field(default_factory=dict)
    teams: Counter[str] = field(default_factory=Counter)
    """What was earned for each team since the season began; it stays the team's when somebody leaves."""
    waiting: dict[tuple[str, str], int] = field(default_factory=dict)
    """Who handed in what, and what it gives when it is approved."""
    returned: set[tuple[str, str]] = field(default_factory=set)
    done: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    explainers: dict[str, int] = field(default_factory=dict)
    """Who has the badge, and how many it needed when they earned it: as many must stand."""
    explainer_needs: int = 3
    tagged: frozenset[str] = frozenset()
    """The quests that count for the badge with points."""
    tagged_needs: int = 4
    badge_points: int = 7

    def enter(self, who: str, kind: str, amount: int) -> None:
        """One line of the ledger."""
        self.points[who][kind] += amount
        self.season[who] += amount
        self.by_week[who, self.week] += amount
        if who in self.team_of:
            self.teams[self.team_of[who]] += amount

    def has(self, who: str) -> int:
        """All points of one."""
        return sum(self.points[who].values())

    def total(self) -> int:
        """All points of the class."""
        return sum(map(self.has, list(self.points)))

    def new_season(self) -> None:
        """All count anew."""
        self.season.clear()
        self.teams.clear()

    def hand_in(self, who: str, title: str) -> None:
        """It waits now, and gives what the quest gives on this day."""
        self.returned.discard((who, title))
        self.waiting[who, title] = self.worth[title]

    def give_back(self, who: str, title: str) -> None:
        """Not yet."""
        del self.waiting[who, title]
        self.returned.add((who, title))

    def approve(self, who: str, title: str) -> None:
        """It is done."""
        self.done[who][title] = self.waiting.pop((who, title))
        self.enter(who, "attempt", self.done[who][title])
        self._settle(who)

    def undo(self, who: str, title: str) -> None:
        """It is not done after all: it waits again."""
        self.waiting[who, title] = self.done[who].pop(title)
        self.enter(who, "attempt", -self.waiting[who, title])
        self._settle(who)
        if len(self.done[who]) < self.explainers.get(who, 0):
            del self.explainers[who]

    def _settle(self, who: str) -> None:
        done = set(self.done[who])
        should = {
            "bonus": sum(board.bonus(done) for board in self.boards.values()),
            "badge": self.badge_points if len(done & self.tagged) >= self.tagged_needs else 0,
        }
        for kind, amount in should.items():
            if amount != self.points[who][kind]:
                self.enter(who, kind, amount - self.points[who][kind])
        if len(done) >= self.explainer_needs:
            self.explainers.setdefault(who, self.explainer_needs)

    def explained(self, needs: int, present: set[str]) -> set[str]:
        """Who of those present would have the badge if it needed so many."""
        return {who for who in present if len(self.done[who]) >= needs}

    def leave(self, who: str) -> None:
        """Off the list: what waited of theirs is nobody's to answer, and their points stay the class's."""
        self.waiting = {key: worth for key, worth in self.waiting.items() if key[0] != who}
        self.returned = {key for key in self.returned if key[0] != who}
        self.season.pop(who, None)
        self.team_of.pop(who, None)
        self.explainers.pop(who, None)

    def erase(self, who: str) -> None:
        """Nothing of theirs is left but the sum."""
        self.leave(who)
        self.points[POOL]["erased"] += self.has(who)
        del self.points[who]
        self.done.pop(who, None)

    def ranked(self, shown: set[str]) -> list[tuple[int, int]]:
        """Rank and points of the upper half of those who show themselves and have something, ten at most."""
        ordered = sorted((self.season[who] for who in shown if self.season[who] > 0), reverse=True)
        listed = ordered[: min(10, len(ordered) // 2)] if len(ordered) >= 4 else []
        return [(ordered.index(one) + 1, one) for one in listed]
