"""All rules of a class together: in which order they are asked, what they need counted, and which ones an event can touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from quests.errors import BadgesInCircle
from quests.rules.badges import Rule, needs, needs_level
from quests.rules.conditions import Happening, Want, increments, wants
from quests.rules.conditions.counting import LINE, counts_lines


class RuleSet:
    """Rules by code, each behind those it depends on."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        """Raises BadgesInCircle when badges wait for each other."""
        self.rules = {code: rules[code] for code in _in_order(rules)}
        self._wanted: dict[str, set[Want]] = defaultdict(set)
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_prefix: dict[str, set[str]] = defaultdict(set)
        self._by_badge: dict[str, set[str]] = defaultdict(set)
        self.by_level = frozenset(code for code, rule in self.rules.items() if needs_level(rule))
        for code, rule in self.rules.items():
            self._index(code, rule)

    def _index(self, code: str, rule: Rule) -> None:
        for want in wants(rule.condition):
            self._wanted[want.metric.of].add(want)
            (self._by_prefix if want.by else self._by_key)[want.key].add(code)
        if counts_lines(rule.condition):
            self._by_prefix[LINE].add(code)
        for badge in needs(rule):
            self._by_badge[badge].add(code)

    def counts(self, happening: Happening) -> tuple[dict[str, int], dict[str, int]]:
        """What `happening` adds to the tallies, and to those of its day."""
        return increments(self._wanted.get(happening.kind, ()), happening)

    @property
    def wanted(self) -> Iterable[Want]:
        """All that is counted."""
        return (want for some in self._wanted.values() for want in some)

    def touched(self, keys: Collection[str]) -> set[str]:
        """The rules that counting under `keys` may change; those of the level always, since points come with most events."""
        found = set(self.by_level)
        for key in keys:
            found |= self._by_key.get(key, set())
        for prefix, codes in self._by_prefix.items():
            if any(key.startswith(prefix) for key in keys):
                found |= codes
        return found

    def waiting_for(self, badge: str) -> set[str]:
        """The rules that having `badge` may change."""
        return self._by_badge.get(badge, set())


def _in_order(rules: Mapping[str, Rule]) -> list[str]:
    graph = {code: sorted(needs(rule) & rules.keys()) for code, rule in sorted(rules.items())}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise BadgesInCircle(tuple(error.args[1])) from None
