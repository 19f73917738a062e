"""Board templates: data files that say how a kind of board looks, what finishes it and what it gives besides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from quests.rules import boards as rules

KEYS = {"code", "title", "rows", "columns", "completion", "bonuses", "worths", "tags"}
SIDE_MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of board, in one language. `worths` and `tags` are of each square, row by row; empty where there are none."""

    code: str
    title: str
    rows: int
    columns: int
    completion: rules.Node
    bonuses: tuple[rules.Bonus, ...] = ()
    worths: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def squares(self) -> int:
        """How many quests it needs."""
        return self.rows * self.columns

    @property
    def layout(self) -> rules.Layout:
        """The board as the rules see it, when every square is filled."""
        spots = (
            rules.Spot(
                (number // self.columns, number % self.columns),
                self.worths[number] if self.worths else 0,
                tuple(self.tags[number].split()) if self.tags else (),
            )
            for number in range(self.squares)
        )
        return rules.Layout(self.rows, self.columns, tuple(spots))


@cache
def templates(locale: str) -> tuple[Template, ...]:
    """All templates that come with the program, in the order of their files, in `locale` or else English."""
    folder = resources.files("bot.packs") / "templates"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return tuple(read_template(file.read_text(encoding="utf-8"), locale) for file in files)


def template_called(code: str, locale: str = "en") -> Template | None:
    """The template with that code, if there is one."""
    return next((one for one in templates(locale) if one.code == code), None)


def read_template(text: str, locale: str) -> Template:
    """The template that `text` says. Raises BadTree for a tree that is none, ValueError for whatever else does not fit."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - only when a teacher looks at them

    data: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    if unknown := data.keys() - KEYS:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    rows, columns = data["rows"], data["columns"]
    if not (1 <= rows <= SIDE_MOST and 1 <= columns <= SIDE_MOST):
        raise ValueError(f"{rows} × {columns} is no size for a board")
    return Template(
        code=data["code"],
        title=data["title"].get(locale, data["title"]["en"]),
        rows=rows,
        columns=columns,
        completion=rules.read_tree(data["completion"]),
        bonuses=rules.bonuses_of(data.get("bonuses", [])),
        worths=_each(data, "worths", rows, columns),
        tags=_each(data, "tags", rows, columns),
    )


def _each(data: dict[str, Any], key: str, rows: int, columns: int) -> tuple[Any, ...]:
    """What stands in rows as one after the other."""
    given = data.get(key)
    if given is None:
        return ()
    if len(given) != rows or any(len(row) != columns for row in given):
        raise ValueError(f"{key} are not {rows} rows of {columns}")
    return tuple(one for row in given for one in row)
