"""Conditions that speak of quests, boards and badges: by codes in a pack, by ids in a class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Rename = Callable[[str, Any], Any]
"""From a noun (quest, board, badge) and what it is called here to what it is called there."""


def renamed(data: Any, rename: Rename) -> Any:
    """`data`, the tree of a condition or a rule, with everything it names renamed."""
    if isinstance(data, list):
        return [renamed(one, rename) for one in data]
    if not isinstance(data, dict):
        return data
    return {key: _renamed(key, value, rename) for key, value in data.items()}


def _renamed(key: str, value: Any, rename: Rename) -> Any:
    match key:
        case "where" if isinstance(value, dict):
            return {
                test: _each(test, says, rename) if test in ("quest", "board") else says for test, says in value.items()
            }
        case "line" if value != "any":
            return rename("board", value)
        case "has_badge":
            return rename("badge", value)
        case _:
            return renamed(value, rename)


def _each(noun: str, says: Any, rename: Rename) -> Any:
    return [rename(noun, one) for one in says] if isinstance(says, list) else rename(noun, says)
