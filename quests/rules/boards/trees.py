"""The completion tree: what it takes to finish a board, as data.

As JSON (and YAML in packs) a node is an object, and an unknown key is an error:

    {"line": 3}                                    three in a row: across, down or slanted
    {"line": 5, "ways": ["rows", "corners"]}       which lines count
    {"all": true}                                  every square
    {"n_of": 3, "tag": "may"}                      any three (of those with a tag)
    {"sum_at_least": 10}                           squares that count for ten together
    {"one_per": "column"}                          one from each row, column or tag
    {"one_per": "tag", "tags": ["main", "dessert"]}
    {"required": {"square": [1, 1]}, "and": …}     a square, or all with a tag, besides what `and` says (which may be left out)
    {"all": [ … ]}, {"any": [ … ]}                 all of these, one of these

Every kind is monotone: doing more never undoes what is reached. `all` of nothing is reached, `any` of nothing never is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quests.rules.boards.squares import ALL_WAYS, WAYS, Square

DEPTH_MOST = 6
CHILDREN_MOST = 16
NUMBER_MOST = 10_000
GROUPS = ("row", "column", "tag")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of `length` squares, in any of `ways`."""

    length: int
    ways: tuple[str, ...] = ALL_WAYS


@dataclass(frozen=True, slots=True)
class Whole:
    """Every square."""


@dataclass(frozen=True, slots=True)
class NOf:
    """Any `n` squares, of those with `tag` if one is named."""

    n: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class SumAtLeast:
    """Squares that count for `total` together, of those with `tag` if one is named."""

    total: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class OnePer:
    """One square from each row, column or tag; `tags` are those that count (all of the board, when none is named)."""

    group: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of `nodes`."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of `nodes`."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Required:
    """A square, or all squares with a tag, and besides it what `then` asks for."""

    square: Square | None
    tag: str
    then: Node


Node = Line | Whole | NOf | SumAtLeast | OnePer | Required | AllOf | AnyOf


class BadTree(ValueError):
    """What was read is no tree: `where` in it ("all[1].ways"), and `problem`.

    One of unknown_key, missing_key, not_a_number, too_small, too_big, not_a_choice, not_a_list, not_an_object, not_text, too_deep.
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where or 'completion'}: {problem}")
        self.where = where
        self.problem = problem


@lru_cache(maxsize=256)
def read_completion(text: str) -> Node:
    """The tree that the stored `text` holds. Raises BadTree."""
    return read_tree(json.loads(text))


def write_completion(tree: Node) -> str:
    """`tree` as it is stored."""
    return json.dumps(write_tree(tree), separators=(",", ":"))


def read_tree(data: Any, where: str = "", depth: int = DEPTH_MOST) -> Node:
    """The tree that `data` (read from JSON or YAML) says. Raises BadTree."""
    if not isinstance(data, Mapping):
        raise BadTree(where, "not_an_object")
    if not depth:
        raise BadTree(where, "too_deep")
    kinds = [kind for kind in KEYS if kind in data]
    if len(kinds) != 1:
        raise BadTree(where, "unknown_key" if data else "missing_key")
    kind = kinds[0]
    for key in data:
        if key != kind and key not in KEYS[kind]:
            raise BadTree(_at(where, str(key)), "unknown_key")
    return _read(kind, data, where, depth - 1)


KEYS: dict[str, tuple[str, ...]] = {
    "line": ("ways",),
    "n_of": ("tag",),
    "sum_at_least": ("tag",),
    "one_per": ("tags",),
    "required": ("and",),
    "all": (),
    "any": (),
}
"""Each kind's own key, and what else it may have."""


def _read(kind: str, data: Mapping[str, Any], where: str, depth: int) -> Node:
    value, at = data[kind], _at(where, kind)
    match kind:
        case "line":
            ways = tuple(_texts(data.get("ways", ALL_WAYS), _at(where, "ways"), WAYS))
            return Line(_number(value, at), ways)
        case "n_of":
            return NOf(_number(value, at), _tag_of(data, where))
        case "sum_at_least":
            return SumAtLeast(_number(value, at), _tag_of(data, where))
        case "one_per":
            return _one_per(value, data, where)
        case "required":
            return _required(value, data, where, depth)
        case "all" if value is True:
            return Whole()
        case _:
            nodes = tuple(read_tree(one, f"{at}[{n}]", depth) for n, one in enumerate(_list(value, at)))
            return AllOf(nodes) if kind == "all" else AnyOf(nodes)


def _one_per(value: Any, data: Mapping[str, Any], where: str) -> OnePer:
    group = _texts([value], _at(where, "one_per"), GROUPS)[0]
    if "tags" in data and group != "tag":
        raise BadTree(_at(where, "tags"), "unknown_key")
    return OnePer(
        group, tuple(_tag(one, _at(where, "tags")) for one in _list(data.get("tags", []), _at(where, "tags")))
    )


def _required(value: Any, data: Mapping[str, Any], where: str, depth: int) -> Required:
    at = _at(where, "required")
    then = read_tree(data["and"], _at(where, "and"), depth) if "and" in data else AllOf(())
    if not isinstance(value, Mapping) or len(value) != 1:
        raise BadTree(at, "not_an_object")
    if "tag" in value:
        return Required(None, _tag(value["tag"], _at(at, "tag")), then)
    if "square" not in value:
        raise BadTree(at, "unknown_key")
    square = [_number(one, _at(at, "square"), least=0) for one in _list(value["square"], _at(at, "square"))]
    if len(square) != 2:
        raise BadTree(_at(at, "square"), "not_a_choice")
    return Required((square[0], square[1]), "", then)


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _number(value: Any, where: str, least: int = 1) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadTree(where, "not_a_number")
    if not least <= value <= NUMBER_MOST:
        raise BadTree(where, "too_small" if value < least else "too_big")
    return value


def _list(value: Any, where: str) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise BadTree(where, "not_a_list")
    if len(value) > CHILDREN_MOST:
        raise BadTree(where, "too_big")
    return value


def _texts(value: Any, where: str, choices: tuple[str, ...]) -> Sequence[str]:
    found = _list(value, where)
    if not found or any(one not in choices for one in found):
        raise BadTree(where, "not_a_choice")
    return found


def _tag(value: Any, where: str) -> str:
    """A tag is a code: it stands between spaces among others."""
    if not isinstance(value, str) or value.split() != [value]:
        raise BadTree(where, "not_text")
    return value


def _tag_of(data: Mapping[str, Any], where: str) -> str:
    return _tag(data["tag"], _at(where, "tag")) if "tag" in data else ""


def write_tree(tree: Node) -> dict[str, Any]:
    """`tree` as `read_tree` reads it; what is as usual is left out."""
    match tree:
        case Line(length, ways):
            return {"line": length, **({} if ways == ALL_WAYS else {"ways": list(ways)})}
        case Whole():
            return {"all": True}
        case NOf(n, tag):
            return {"n_of": n, **({"tag": tag} if tag else {})}
        case SumAtLeast(total, tag):
            return {"sum_at_least": total, **({"tag": tag} if tag else {})}
        case OnePer(group, tags):
            return {"one_per": group, **({"tags": list(tags)} if tags else {})}
        case Required(square, tag, then):
            what = {"tag": tag} if square is None else {"square": list(square)}
            return {"required": what, **({} if then == AllOf(()) else {"and": write_tree(then)})}
        case AllOf(nodes):
            return {"all": [write_tree(one) for one in nodes]}
        case AnyOf(nodes):
            return {"any": [write_tree(one) for one in nodes]}
