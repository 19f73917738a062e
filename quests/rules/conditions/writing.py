"""From a tree to data, so that reading it gives the same tree."""

from __future__ import annotations

import json
from typing import Any

from quests.rules.conditions.happenings import Metric, Test
from quests.rules.conditions.tree import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Count,
    Distinct,
    HasBadge,
    Level,
    Lines,
    NoneOf,
    Streak,
    Sum,
    Window,
)

GROUPS = {All: "all", AnyOf: "any", NoneOf: "none"}


def write_condition(condition: Condition) -> str:
    """`condition` as it is stored."""
    return json.dumps(as_data(condition), separators=(",", ":"))


def as_data(condition: Condition) -> dict[str, Any]:  # noqa: PLR0911 - one case a kind
    """`condition` as JSON and packs have it."""
    match condition:
        case Count(metric, ge, within):
            return {"count": metric.of, **_where(metric), **_within(within), "ge": ge}
        case Sum(what, metric, ge, within):
            return {"sum": what, "of": metric.of, **_where(metric), **_within(within), "ge": ge}
        case Distinct(by, metric, ge, within):
            return {"distinct": by, "of": metric.of, **_where(metric), **_within(within), "ge": ge}
        case Streak(unit, metric, ge):
            return {"streak": unit, "of": metric.of, **_where(metric), "ge": ge}
        case Lines(ge, board):
            return {"line": board or "any", "ge": ge}
        case HasBadge(code, tier):
            return {"has_badge": code, **({"tier": tier} if tier > 1 else {})}
        case Level(ge):
            return {"level": ge}
        case AtLeast(n, of):
            return {"at_least": {"n": n, "of": [as_data(part) for part in of]}}
        case All(of) | AnyOf(of) | NoneOf(of):
            return {GROUPS[type(condition)]: [as_data(part) for part in of]}


def _where(metric: Metric) -> dict[str, Any]:
    return {"where": {test.key: _says(test) for test in metric.where}} if metric.where else {}


def _says(test: Test) -> Any:
    if test.one_of:
        return test.one_of[0] if len(test.one_of) == 1 else list(test.one_of)
    return {name: bound for name, bound in (("ge", test.ge), ("le", test.le)) if bound is not None}


def _within(window: Window | None) -> dict[str, Any]:
    if window is None:
        return {}
    if window.first is not None and window.last is not None:
        return {"within": {"from": window.first.isoformat(), "to": window.last.isoformat()}}
    return {"within": window.period or f"{window.days}d"}
