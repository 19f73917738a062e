"""From data to a tree, strictly: what is not known is an error that says where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from quests.rules.conditions.happenings import CODES, KINDS, NUMBERS, Metric, Test
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
    leaves,
)

DEPTH_MOST = 6
LEAVES_MOST = 64
LARGEST = 10**9
PERIODS = ("day", "week", "month")
UNITS = ("day", "school_day", "week")
SUMMED = ("worth", "minutes")
COUNTED_APART = (*CODES, "weekday")

Path = tuple[str | int, ...]


class NotACondition(ValueError):
    """`problem` (unknown, missing, wrong) at `path`; `expected` is what may stand there."""

    def __init__(self, path: Path, problem: str, expected: str) -> None:
        """As facts: who shows them words them."""
        super().__init__(f"{'/'.join(map(str, path)) or 'condition'}: {problem}, expected {expected}")
        self.path, self.problem, self.expected = path, problem, expected


@cache
def read_condition(text: str) -> Condition:
    """The tree that JSON `text` holds. Raises NotACondition."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise NotACondition((), "wrong", "JSON") from error
    return read_tree(data)


def read_tree(data: object) -> Condition:
    """The tree that `data` is. Raises NotACondition."""
    found = _read(data, (), 1)
    if sum(1 for _ in leaves(found)) > LEAVES_MOST:
        raise NotACondition((), "wrong", f"at most {LEAVES_MOST} leaves")
    return found


def _read(data: object, path: Path, depth: int) -> Condition:
    if not isinstance(data, dict) or not data:
        raise NotACondition(path, "wrong", "a condition")
    if depth > DEPTH_MOST:
        raise NotACondition(path, "wrong", f"at most {DEPTH_MOST} levels")
    kind = next((key for key in data if key in READERS), None)
    if kind is None:
        raise NotACondition((*path, str(next(iter(data)))), "unknown", ", ".join(READERS))
    return READERS[kind](data, path, depth)


def _only(data: Mapping[Any, Any], path: Path, *known: str) -> None:
    for key in data:
        if key not in known:
            raise NotACondition((*path, str(key)), "unknown", ", ".join(known))


def _number(data: Mapping[str, Any], key: str, path: Path, default: int | None = None) -> int:
    found = data.get(key, default)
    if found is None:
        raise NotACondition((*path, key), "missing", "a number from 1")
    if not isinstance(found, int) or isinstance(found, bool) or not 1 <= found <= LARGEST:
        raise NotACondition((*path, key), "wrong", "a number from 1")
    return found


def _one_of(data: Mapping[str, Any], key: str, path: Path, known: tuple[str, ...], default: str = "") -> str:
    found = data.get(key, default)
    if found not in known:
        raise NotACondition((*path, key), "wrong" if key in data else "missing", " or ".join(known))
    return str(found)


def _many(data: object, path: Path, depth: int) -> tuple[Condition, ...]:
    if not isinstance(data, list):
        raise NotACondition(path, "wrong", "a list of conditions")
    return tuple(_read(one, (*path, number), depth + 1) for number, one in enumerate(data))


def _metric(data: Mapping[str, Any], key: str, path: Path, default: str = "") -> Metric:
    kind = _one_of(data, key, path, KINDS, default)
    where = data.get("where", {})
    if not isinstance(where, dict):
        raise NotACondition((*path, "where"), "wrong", "keys with what they must say")
    return Metric(kind, tuple(sorted((_test(*one, (*path, "where")) for one in where.items()), key=str)))


def _test(key: object, says: object, path: Path) -> Test:
    if key not in CODES and key not in NUMBERS:
        raise NotACondition((*path, str(key)), "unknown", ", ".join((*CODES, *NUMBERS)))
    at = (*path, str(key))
    if isinstance(says, dict) and key in NUMBERS:
        _only(says, at, "ge", "le")
        if not says:
            raise NotACondition(at, "wrong", "ge or le")
        return Test(str(key), (), *(_bound(says, bound, at) for bound in ("ge", "le")))
    some = tuple(says) if isinstance(says, list) else (says,)
    if not some or not all(_is_value(str(key), one) for one in some):
        raise NotACondition(at, "wrong", "a number" if key in NUMBERS else "a code, or a list of them")
    return Test(str(key), tuple(sorted(set(some))))


def _bound(says: Mapping[str, Any], bound: str, path: Path) -> int | None:
    found = says.get(bound)
    if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
        raise NotACondition((*path, bound), "wrong", "a number")
    return found


def _is_value(key: str, one: object) -> bool:
    if isinstance(one, bool):
        return False
    if key in NUMBERS or key in ("quest", "board"):
        return isinstance(one, int)
    return isinstance(one, str) and bool(re.fullmatch(r"[\w-]{1,40}", one))


def _window(data: Mapping[str, Any], path: Path) -> Window | None:
    said = data.get("within", "ever")
    at = (*path, "within")
    if said == "ever":
        return None
    if said in PERIODS:
        return Window(period=str(said))
    if isinstance(said, str) and (found := re.fullmatch(r"([1-9]\d{0,3})d", said)):
        return Window(days=int(found[1]))
    if isinstance(said, dict):
        _only(said, at, "from", "to")
        return Window(first=_date(said, "from", at), last=_date(said, "to", at))
    raise NotACondition(at, "wrong", "ever, day, week, month, a number of days such as 14d, or from and to")


def _date(said: Mapping[str, Any], key: str, path: Path) -> date:
    try:
        return date.fromisoformat(str(said[key]))
    except (KeyError, ValueError):
        raise NotACondition((*path, key), "missing" if key not in said else "wrong", "a date") from None


def _count(data: dict[str, Any], path: Path, _: int) -> Condition:
    _only(data, path, "count", "where", "within", "ge")
    return Count(_metric(data, "count", path), _number(data, "ge", path), _window(data, path))


def _sum(data: dict[str, Any], path: Path, _: int) -> Condition:
    _only(data, path, "sum", "of", "where", "within", "ge")
    what = _one_of(data, "sum", path, SUMMED)
    return Sum(what, _metric(data, "of", path, "approved"), _number(data, "ge", path), _window(data, path))


def _distinct(data: dict[str, Any], path: Path, _: int) -> Condition:
    _only(data, path, "distinct", "of", "where", "within", "ge")
    by = _one_of(data, "distinct", path, COUNTED_APART)
    return Distinct(by, _metric(data, "of", path, "approved"), _number(data, "ge", path), _window(data, path))


def _streak(data: dict[str, Any], path: Path, _: int) -> Condition:
    _only(data, path, "streak", "of", "where", "ge")
    unit = _one_of(data, "streak", path, UNITS)
    return Streak(unit, _metric(data, "of", path, "handed_in"), _number(data, "ge", path))


def _line(data: dict[str, Any], path: Path, _: int) -> Condition:
    _only(data, path, "line", "ge")
    board = data["line"]
    if board != "any" and (not isinstance(board, int) or isinstance(board, bool)):
        raise NotACondition((*path, "line"), "wrong", "any, or a board")
    return Lines(_number(data, "ge", path, 1), 0 if board == "any" else board)


def _has_badge(data: dict[str, Any], path: Path, _: int) -> Condition:
    _only(data, path, "has_badge", "tier")
    code = data["has_badge"]
    if not isinstance(code, str) or not re.fullmatch(r"[\w.-]{1,60}", code):
        raise NotACondition((*path, "has_badge"), "wrong", "a badge's code")
    return HasBadge(code, _number(data, "tier", path, 1))


def _level(data: dict[str, Any], path: Path, _: int) -> Condition:
    _only(data, path, "level")
    return Level(_number(data, "level", path))


def _at_least(data: dict[str, Any], path: Path, depth: int) -> Condition:
    _only(data, path, "at_least")
    inner, at = data["at_least"], (*path, "at_least")
    if not isinstance(inner, dict):
        raise NotACondition(at, "wrong", "n and of")
    _only(inner, at, "n", "of")
    return AtLeast(_number(inner, "n", at), _many(inner.get("of"), (*at, "of"), depth))


def _group(kind: str, make: Callable[[tuple[Condition, ...]], Condition]) -> Reader:
    def read(data: dict[str, Any], path: Path, depth: int) -> Condition:
        _only(data, path, kind)
        return make(_many(data[kind], (*path, kind), depth))

    return read


Reader = Callable[[dict[str, Any], Path, int], Condition]
READERS: dict[str, Reader] = {
    "all": _group("all", All),
    "any": _group("any", AnyOf),
    "none": _group("none", NoneOf),
    "at_least": _at_least,
    "count": _count,
    "sum": _sum,
    "distinct": _distinct,
    "streak": _streak,
    "line": _line,
    "has_badge": _has_badge,
    "level": _level,
}
