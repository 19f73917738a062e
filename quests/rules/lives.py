"""A member's life in the class, step by step: what they hold follows from the record alone.

The live path (`actions/badges.py`) does the same with tallies in the database; a stateful test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from quests.rules.badges import Rule, earned, period_of
from quests.rules.conditions import Counts, Happening
from quests.rules.levels import level_of
from quests.rules.rule_sets import RuleSet
from quests.rules.streaks import SchoolDays

BY_RULE, BY_HAND = "rule", "hand"
LevelTable = Sequence[tuple[str, int]]
"""Name codes and the points they begin at (`rules/levels.py`)."""


class Held(NamedTuple):
    """A badge that is had, in a tier and a period."""

    code: str
    tier: int
    period: str


class Award(NamedTuple):
    """How it came to be had: by which version of its rule (0 by hand), from where."""

    version: int
    source: str


class Versioned(NamedTuple):
    """A rule, and which version of it this is."""

    version: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Happened:
    """A happening, by the event and the deed it came with."""

    event: int
    deed: int
    happening: Happening


@dataclass(frozen=True, slots=True)
class Gained:
    """Points that came, by their entry and deed."""

    entry: int
    deed: int
    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class Undid:
    """Events, deeds and entries that stand no more."""

    events: frozenset[int]
    deeds: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()

    def covers(self, one: Happened | Gained) -> bool:
        """Whether `one` stands no more."""
        if one.deed in self.deeds:
            return True
        return one.event in self.events if isinstance(one, Happened) else one.entry in self.entries


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule was made, changed, or (None) switched off; `at_once` looks at everybody anew."""

    code: str
    versioned: Versioned | None
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """A badge was given by hand, or (`back`) that was undone."""

    code: str
    tier: int
    back: bool = False


Step = Happened | Gained | Undid | Ruled | Handed


@dataclass
class Life:
    """Where a member stands. It answers what conditions ask (`conditions.Record`)."""

    school: SchoolDays
    levels: LevelTable
    rules: dict[str, Versioned] = field(default_factory=dict)
    day: date = date.min
    points: int = 0
    counts: Counts = field(default_factory=Counts)
    held: dict[Held, Award] = field(default_factory=dict)
    standing: list[Happened | Gained] = field(default_factory=list)
    set_: RuleSet = field(init=False)
    versions: dict[tuple[str, int], Rule] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the rules in order."""
        self._order()

    def _order(self) -> None:
        self.versions.update({(code, one.version): one.rule for code, one in self.rules.items()})
        self.set_ = RuleSet({code: one.rule for code, one in self.rules.items()})

    @property
    def level(self) -> int:
        """The level of the points so far."""
        return level_of(self.points, self.levels).number

    def tiers(self, code: str) -> int:
        """How many tiers of a badge are held."""
        return max((held.tier for held in self.held if held.code == code), default=0)

    def total(self, key: str) -> int:
        """A tally."""
        return self.counts.total(key)

    def within(self, key: str, first: date, last: date) -> int:
        """A tally of some days."""
        return self.counts.within(key, first, last)

    def days(self, key: str, last: date) -> Collection[date]:
        """The days on which a tally has anything."""
        return self.counts.days(key, last)

    def different(self, prefix: str) -> int:
        """How many tallies begin so."""
        return self.counts.different(prefix)

    def different_within(self, prefix: str, first: date, last: date) -> int:
        """How many that begin so have anything in some days."""
        return self.counts.different_within(prefix, first, last)

    def live(self, step: Step) -> None:
        """Take one step."""
        match step:
            case Happened(_, _, happening):
                self.standing.append(step)
                self._count(happening)
                ever, of_day = self.set_.counts(happening)
                self._settle(self.set_.touched((*ever, *of_day)))
            case Gained(_, _, day, amount):
                self.standing.append(step)
                self.day, self.points = day, self.points + amount
                self._settle(set(self.set_.by_level))
            case Undid():
                self._undo(step)
            case Ruled():
                self._rule(step)
            case Handed(code, tier, back):
                self._hand(Held(code, tier, ""), back=back)

    def _count(self, happening: Happening) -> None:
        self.day = happening.day
        self.counts.add(self.set_.wanted, happening)

    def _settle(self, touched: set[str]) -> None:
        """Ask the rules that may have changed, each behind those it depends on."""
        for code in self.set_.rules:
            if code in touched and self._ask(code):
                touched |= self.set_.waiting_for(code)

    def _ask(self, code: str) -> bool:
        """Whether anything came or went."""
        version, rule = self.rules[code]
        found = {Held(code, *one) for one in earned(rule, self)}
        before = len(self.held)
        for one in found:
            self.held.setdefault(one, Award(version, BY_RULE))
        came = len(self.held) > before
        return self._revoke(code, found) or came if rule.revoke == "live" else came

    def _revoke(self, code: str, found: set[Held]) -> bool:
        period = next((one.period for one in found), "") or period_of(self.rules[code].rule.award, self.day)
        gone = [
            one
            for one, award in self.held.items()
            if one.code == code and one.period == period and award.source == BY_RULE and one not in found
        ]
        for one in gone:
            del self.held[one]
        return bool(gone)

    def _undo(self, step: Undid) -> None:
        self.standing = [one for one in self.standing if not step.covers(one)]
        self.recount()
        self.correct()

    def recount(self) -> None:
        """Count the standing record anew."""
        self.counts, self.points = Counts(), 0
        wanted = tuple(self.set_.wanted)
        for one in self.standing:
            if isinstance(one, Happened):
                self.counts.add(wanted, one.happening)
            else:
                self.points += one.amount

    def correct(self) -> None:
        """Let go of what the standing record would not have earned, each by the version it was earned by."""
        for one in self.unearned():
            del self.held[one]

    def unearned(self) -> list[Held]:
        """What is held by rule and would not have been earned by the record as it stands."""
        by_rule = {held: award for held, award in self.held.items() if self._may_go(held, award)}
        kept = {held: award for held, award in self.held.items() if held not in by_rule}
        latest = {held.code: award.version for held, award in sorted(by_rule.items(), key=lambda one: one[1].version)}
        proven = self._anew(latest, kept)
        return [
            held
            for held, award in by_rule.items()
            if held
            not in (proven if award.version == latest[held.code] else self._earned_by(held, award, latest, kept))
        ]

    def _earned_by(
        self, held: Held, award: Award, latest: Mapping[str, int], kept: Mapping[Held, Award]
    ) -> Collection[Held]:
        return self._anew({**latest, held.code: award.version}, kept)

    def _may_go(self, held: Held, award: Award) -> bool:
        return award.source == BY_RULE and self.versions[held.code, award.version].revoke != "never"

    def _anew(self, versions: Mapping[str, int], kept: Mapping[Held, Award]) -> Collection[Held]:
        """What these versions would have earned from the record as it stands."""
        rules = {code: Versioned(version, self.versions[code, version]) for code, version in versions.items()}
        again = Life(self.school, self.levels, rules, held=dict(kept))
        again.live_all(self.standing)
        return again.held

    def would_earn(self, rules: Mapping[str, Versioned]) -> set[Held]:
        """What `rules` would have earned from the record as it stands, besides what is held."""
        again = Life(self.school, self.levels, dict(rules), held=dict(self.held))
        again.live_all(self.standing)
        return set(again.held) - set(self.held)

    def live_all(self, steps: Iterable[Step]) -> None:
        """Take one step after the other."""
        for step in steps:
            self.live(step)

    def _rule(self, step: Ruled) -> None:
        if step.versioned is None:
            self.rules.pop(step.code, None)
        else:
            self.rules[step.code] = step.versioned
        self._order()
        self.recount()
        if step.versioned is not None and step.at_once:
            self.look_again(step.code)

    def look_again(self, code: str) -> None:
        """Give what the rule would have earned, and take what it would not have."""
        versioned = self.rules[code]
        again = Life(
            self.school, self.levels, {code: versioned}, held={h: a for h, a in self.held.items() if h.code != code}
        )
        again.live_all(self.standing)
        found = {held for held in again.held if held.code == code}
        for held in [one for one, award in self.held.items() if one.code == code and award.source == BY_RULE]:
            if held not in found and versioned.rule.revoke != "never":
                del self.held[held]
        for held in found:
            self.held.setdefault(held, Award(versioned.version, BY_RULE))
        self.correct()  # what waited for a badge that is gone goes with it

    def _hand(self, held: Held, *, back: bool) -> None:
        if back:
            if self.held.get(held, Award(0, BY_RULE)).source == BY_HAND:
                del self.held[held]
        else:
            self.held.setdefault(held, Award(0, BY_HAND))
