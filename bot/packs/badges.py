"""What earns a badge or opens a quest of a pack: as the engine reads it, with codes in the place of ids."""

from __future__ import annotations

import json
from typing import Any

from bot.packs.codes import Ref
from bot.packs.nodes import Keyed, Many, Node, Scalar
from bot.packs.shapes import Place, plain
from bot.packs.trees import beneath
from quests.rules.badges import HEAD, rule_data, rule_of
from quests.rules.conditions import NotACondition
from quests.rules.ready_badges import READY
from quests.rules.renaming import renamed


class Unlock:
    """What opens a quest: a list of quests that are done, or a condition. Gives its text, with codes."""

    def read(self, node: Node, place: Place) -> Any:
        """The condition as text."""
        if isinstance(node, Many):
            codes = [Ref("quest").read(one, place.at(number)) for number, one in enumerate(node.items, start=1)]
            return after(*[{"count": "approved", "where": {"quest": code}, "ge": 1} for code in codes if code])
        data = plain(node)
        try:
            text = condition_text(data)
        except NotACondition as bad:
            path = "/".join(map(str, bad.path))
            return place.wrong(beneath(node, path), "no_tree", given=path, wanted=bad.expected)
        _use(node, data, place)
        return text


def after(*conditions: Any) -> str:
    """All of some conditions, as text; "" for none."""
    if not conditions:
        return ""
    return condition_text(conditions[0] if len(conditions) == 1 else {"all": list(conditions)})


def missed(quest: str) -> dict[str, Any]:
    """The condition of a helping quest: that one came back."""
    return {"count": "returned", "where": {"quest": quest}, "ge": 1}


def condition_text(data: Any) -> str:
    """A condition as text that is always the same for the same one. Raises NotACondition."""
    return json.dumps(json.loads(rule_text({"condition": data}))["condition"], separators=(",", ":"))


class Raw:
    """Something that is looked at together with what stands beside it."""

    def read(self, node: Node, place: Place) -> Any:  # noqa: ARG002 - a shape has both
        """As data."""
        return plain(node)


def rule_text(values: dict[str, Any]) -> str:
    """The rule that stands in a badge's keys, as text that is always the same for the same rule. Raises NotACondition."""
    named: list[str] = []

    def number(noun: str, said: Any) -> Any:
        if noun == "badge":
            return said
        if not isinstance(said, str):
            return "?"  # a number is no code: the engine says what it wants there
        named.append(said)
        return len(named)

    rule = rule_of(renamed({key: values[key] for key in HEAD if key in values}, number))
    back = renamed(rule_data(rule), lambda noun, said: said if noun == "badge" else named[said - 1])
    return json.dumps(back, separators=(",", ":"))


def check(root: Node, place: Place) -> None:
    """Each badge has a rule, and it speaks of what there is."""
    found = root.items.get("badges") if isinstance(root, Keyed) else None
    for number, badge in enumerate(found.items if isinstance(found, Many) else (), start=1):
        if isinstance(badge, Keyed) and "condition" in badge.items:
            _check(badge, place.at("badges").at(number))


def _check(badge: Keyed, place: Place) -> None:
    try:
        rule_text(plain(badge))
    except NotACondition as bad:
        path = "/".join(map(str, bad.path))
        there = beneath(badge, path)
        place.wrong(
            there if there is not badge else badge.items["condition"], "no_tree", given=path, wanted=bad.expected
        )
        return
    _use(badge.items["condition"], plain(badge.items["condition"]), place)


def _use(node: Node, data: Any, place: Place) -> None:
    """Note down what a condition speaks of."""
    for noun, code in named(data):
        if noun != "badge" or code not in READY:
            place.names.used.append((noun, code, _line(node, code) or node.line, place.path))


def named(data: Any) -> list[tuple[str, str]]:
    """What a condition speaks of: nouns and codes."""
    found: list[tuple[str, str]] = []
    renamed(data, lambda noun, said: found.append((noun, str(said))))
    return found


def _line(node: Node, word: str) -> int:
    """Where a word first stands."""
    match node:
        case Scalar(value, line) if value == word:
            return line
        case Keyed(items):
            parts: tuple[Node, ...] = tuple(items.values())
        case Many(items):
            parts = items
        case _:
            return 0
    return next((line for part in parts if (line := _line(part, word))), 0)
