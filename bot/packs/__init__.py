"""Ready-made boards: data files that come with the program, in every language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyQuest:
    """One quest of a ready board, in one language."""

    title: str
    short: str
    task: str
    points: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyBoard:
    """A board to post as it is, in one language."""

    code: str
    title: str
    template: str
    rows: int
    columns: int
    quests: tuple[ReadyQuest, ...]


@cache
def ready_boards(locale: str) -> list[ReadyBoard]:
    """All boards that come with the program, in the order of their files, in `locale` or else English."""
    folder = resources.files("bot.packs") / "boards"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return [_board(file.name.removesuffix(".yaml"), file.read_text(encoding="utf-8"), locale) for file in files]


def _board(code: str, text: str, locale: str) -> ReadyBoard:
    from ruamel.yaml import YAML  # noqa: PLC0415 - only when a teacher looks at ready boards

    data: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return ReadyBoard(
        code=code,
        title=_in(data["title"], locale),
        template=data["template"],
        rows=data["rows"],
        columns=data["columns"],
        quests=tuple(_quest(one, data, locale) for one in data["quests"]),
    )


def _quest(one: dict[str, Any], data: dict[str, Any], locale: str) -> ReadyQuest:
    return ReadyQuest(
        title=_in(one["title"], locale),
        short=_in(one["short"], locale),
        task=_in(one["task"], locale),
        points=one.get("points", data["points"]),
        minutes=one["minutes"],
    )


def _in(texts: dict[str, str], locale: str) -> str:
    return texts.get(locale, texts["en"]).strip()
