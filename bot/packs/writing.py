"""A pack as YAML text: always the same for the same pack, its keys in the order of docs/packs.md, and easy to read."""

from __future__ import annotations

import io
import json
from dataclasses import fields
from typing import Any

from bot.packs.boards import Kind, unsaid
from bot.packs.document import BADGE, BOARD, FORMAT, LINK, PACK, QUEST, REPEATS, VERSION
from bot.packs.records import Record
from quests.reports.packs import Pack, PackBadge, PackBoard, PackCell

WIDTH = 10_000
"""A text stands on one line, unless it has several: wrapped lines end in blanks."""
HEAD = "# A quest pack for Questboard. docs/packs.md explains every key. Check it with: questboard pack check FILE\n"


def write_pack(pack: Pack) -> str:
    """`pack` as the text of a file. What is usual is left out."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - only when a pack is written

    yaml = YAML()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump({"format": FORMAT, "version": VERSION, **_plain(pack, PACK)}, out)
    return HEAD + out.getvalue()


def _plain(value: Any, record: Record) -> dict[str, Any]:
    """The fields of `value` that say something, in the order of the record."""
    usual = {one.name: one.default for one in fields(value)}
    found = {key: getattr(value, key) for key in record.keys if key in usual}
    return {key: _value(key, one) for key, one in found.items() if one != usual[key]}


def _value(key: str, value: Any) -> Any:
    if key == "badges":
        return [_badge(one) for one in value]
    if key == "boards":
        return [_board(one) for one in value]
    if key in LISTS:
        return [_plain(one, LISTS[key]) for one in value]
    if key in TREES:
        return json.loads(value)
    if isinstance(value, tuple):
        return list(value)
    if key in RECORDS:
        return _plain(value, RECORDS[key])
    return _text(value) if isinstance(value, str) else value


def _badge(badge: PackBadge) -> dict[str, Any]:
    """A badge with the parts of its rule beside its words."""
    return {**_plain(badge, BADGE), **json.loads(badge.rule)}


def _board(board: PackBoard) -> dict[str, Any]:
    """A board without what its template says."""
    usual = unsaid(board)
    said = {"bonuses": NO_BONUS, **usual.said, "template": ""}
    found = {
        key: _value(key, getattr(board, key)) for key in BOARD.keys if getattr(board, key, "") != said.get(key, "")
    }
    return {**found, "cells": [_cell(one, usual, number) for number, one in enumerate(board.cells)]}


def _cell(cell: PackCell, usual: Kind, number: int) -> Any:
    """A square with nothing to say but its quest is the quest's code."""
    if not cell.quest:
        return None
    worth, tags = usual.square(number)
    said: dict[str, Any] = {"quest": cell.quest}
    if cell.free:
        said["free"] = True
    if cell.worth != worth:
        said["worth"] = cell.worth
    if cell.tags != tags:
        said["tags"] = list(cell.tags)
    return said if len(said) > 1 else cell.quest


def _text(value: str) -> str:
    from ruamel.yaml.scalarstring import LiteralScalarString  # noqa: PLC0415 - as above

    return LiteralScalarString(value) if "\n" in value else value


LISTS = {"quests": QUEST, "boards": BOARD, "links": LINK}
RECORDS = {"repeats": REPEATS}
NO_BONUS = "[]"
TREES = {"unlock", "completion", "bonuses"}
