"""Badges: the rule that earns one, and what it earns at a given moment.

A rule is a condition with a head: tiers, how often it is awarded, whether it is ever taken back, and points.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from quests.rules.conditions import (
    Condition,
    Count,
    Distinct,
    HasBadge,
    Level,
    Lines,
    NotACondition,
    Progress,
    Record,
    Streak,
    Sum,
    as_data,
    leaves,
    progress,
    read_tree,
    value,
)

AWARDS = ("once", "day", "week", "month", "every")
"""Once for ever, once a period, or each time the number is reached again."""
REVOKES = ("on_correction", "never", "live")
"""Taken back when an undone approval had earned it; never; or as soon as the condition holds no more."""
TIERS_MOST = 5
EVERY_MOST = 1000
POINTS_MOST = 1000
CAN_HAVE_TIERS = Count | Sum | Distinct | Streak | Lines
HEAD = ("condition", "tiers", "award", "revoke", "points")


class Earned(NamedTuple):
    """What a rule earns: a tier (from 1), in a period ("" for once)."""

    tier: int
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A condition and its head. `tiers` are the numbers of the further tiers; the condition's own is the first."""

    condition: Condition
    tiers: tuple[int, ...] = ()
    award: str = "once"
    revoke: str = "on_correction"
    points: int = 0


@cache
def read_rule(text: str) -> Rule:
    """The rule that JSON `text` holds. Raises NotACondition."""
    return rule_of(json.loads(text))


def rule_of(data: Mapping[str, Any]) -> Rule:
    """The rule that `data` is. Raises NotACondition."""
    for key in data:
        if key not in HEAD:
            raise NotACondition((str(key),), "unknown", ", ".join(HEAD))
    if "condition" not in data:
        raise NotACondition(("condition",), "missing", "a condition")
    try:
        condition = read_tree(data["condition"])
    except NotACondition as error:
        raise NotACondition(("condition", *error.path), error.problem, error.expected) from None
    rule = Rule(
        condition=condition,
        tiers=_tiers(data.get("tiers", [])),
        award=_one_of("award", data.get("award", "once"), AWARDS),
        revoke=_one_of("revoke", data.get("revoke", "on_correction"), REVOKES),
        points=_whole("points", data.get("points", 0)),
    )
    _check(rule)
    return rule


def _tiers(given: object) -> tuple[int, ...]:
    if not isinstance(given, list) or len(given) >= TIERS_MOST or not all(type(one) is int for one in given):
        raise NotACondition(("tiers",), "wrong", f"at most {TIERS_MOST - 1} numbers")
    return tuple(given)


def _one_of(key: str, given: object, known: tuple[str, ...]) -> str:
    if given not in known:
        raise NotACondition((key,), "wrong", " or ".join(known))
    return str(given)


def _whole(key: str, given: object) -> int:
    if type(given) is not int or not 0 <= given <= POINTS_MOST:
        raise NotACondition((key,), "wrong", f"a number from 0 to {POINTS_MOST}")
    return given


def _check(rule: Rule) -> None:
    """Tiers and "every" are about one number, so the condition must be one leaf. Raises NotACondition."""
    leaf = rule.condition
    if rule.award == "every" and not isinstance(leaf, Count | Sum):
        raise NotACondition(("award",), "wrong", "once, unless the condition is one count or sum")
    if not rule.tiers:
        return
    if not isinstance(leaf, CAN_HAVE_TIERS) or rule.award == "every":
        raise NotACondition(("tiers",), "wrong", "none, unless the condition is one number and awarded once a period")
    if any(below >= above for below, above in zip((leaf.ge, *rule.tiers), rule.tiers, strict=False)):
        raise NotACondition(("tiers",), "wrong", "numbers that go up")


def write_rule(rule: Rule) -> str:
    """`rule` as it is stored."""
    return json.dumps(rule_data(rule), separators=(",", ":"))


def rule_data(rule: Rule) -> dict[str, Any]:
    """`rule` as JSON and packs have it: what is usual is left out."""
    usual = Rule(condition=rule.condition)
    head = {key: getattr(rule, key) for key in HEAD[1:] if getattr(rule, key) != getattr(usual, key)}
    return {"condition": as_data(rule.condition), **{k: list(v) if k == "tiers" else v for k, v in head.items()}}


@cache
def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """The condition of each tier, the first one's first."""
    return (rule.condition, *(replace(rule.condition, ge=ge) for ge in rule.tiers))  # type: ignore[arg-type]  # _check


def earned(rule: Rule, record: Record) -> list[Earned]:
    """All that `rule` has earned `record` at its day."""
    if rule.award == "every":
        return _again(rule, record)
    period = period_of(rule.award, record.day)
    tiers = enumerate(conditions_of(rule), start=1)
    return [Earned(tier, period) for tier, condition in tiers if progress(condition, record).met]


def _again(rule: Rule, record: Record) -> list[Earned]:
    leaf = rule.condition
    assert isinstance(leaf, Count | Sum)  # noqa: S101 - _check
    times = min(value(leaf, record) // leaf.ge, EVERY_MOST)
    return [Earned(1, f"#{n}") for n in range(1, times + 1)]


def period_of(award: str, day: date) -> str:
    """The name of the period that `day` falls in: "" for once, 2026-03-09, 2026-W11, 2026-03."""
    if award == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return {"day": day.isoformat(), "month": day.isoformat()[:7]}.get(award, "")


def far(rule: Rule, record: Record, tiers_held: int) -> Progress:
    """How far to the next tier that is not held; all of it when there is none."""
    conditions = conditions_of(rule)
    return progress(conditions[min(tiers_held, len(conditions) - 1)], record)


def is_one_number(rule: Rule) -> bool:
    """Whether one number makes the rule: then it can be changed by chat. Trees and tiers are changed in packs."""
    return hasattr(rule.condition, "ge") and not rule.tiers


def needs(rule: Rule) -> frozenset[str]:
    """The codes of the badges that this one depends on."""
    return frozenset(leaf.code for leaf in leaves(rule.condition) if isinstance(leaf, HasBadge))


def needs_level(rule: Rule) -> bool:
    """Whether points alone may earn it."""
    return any(isinstance(leaf, Level) for leaf in leaves(rule.condition))
