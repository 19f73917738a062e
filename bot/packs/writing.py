"""A pack as YAML text: always the same for the same pack, its keys in the order of docs/packs.md, and easy to read."""

from __future__ import annotations

import io
import json
from dataclasses import fields
from typing import Any

from bot.packs.document import BOARD, CELL, FORMAT, PACK, QUEST, REPEATS, VERSION
from bot.packs.records import Record
from quests.reports.packs import Pack, PackCell

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
    if key in LISTS:
        return [_cell(one) if isinstance(one, PackCell) else _plain(one, LISTS[key]) for one in value]
    if key in TREES:
        return json.loads(value)
    if isinstance(value, tuple):
        return list(value)
    if key in RECORDS:
        return _plain(value, RECORDS[key])
    return _text(value) if isinstance(value, str) else value


def _cell(cell: PackCell) -> Any:
    """A square with nothing but a quest is its code."""
    said = _plain(cell, CELL)
    return said["quest"] if said.keys() == {"quest"} else said


def _text(value: str) -> str:
    from ruamel.yaml.scalarstring import LiteralScalarString  # noqa: PLC0415 - as above

    return LiteralScalarString(value) if "\n" in value else value


LISTS = {"quests": QUEST, "boards": BOARD, "cells": CELL}
RECORDS = {"repeats": REPEATS}
TREES = {"completion", "bonuses"}
