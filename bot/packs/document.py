"""What a pack looks like: its keys, and how they become a `quests.reports.packs.Pack`. docs/packs.md explains each.

A key whose part of the engine is not there yet is `Later`: it is told of, never dropped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.packs import badges, checks
from bot.packs.badges import Raw, Unlock
from bot.packs.boards import Kind, bonuses, completion, kind_of
from bot.packs.codes import Code, Link, Ref, Tag, Word
from bot.packs.nodes import Keyed, Node, Progress, Scalar, read_nodes
from bot.packs.problems import Finding, NotAPack
from bot.packs.records import Either, Key, Later, ListOf, Record
from bot.packs.shapes import Flag, Names, OneOf, Place, Plain, Texts, Whole, Words
from bot.packs.trees import Tree
from quests.reports import Link as Page
from quests.reports.packs import Pack, PackBadge, PackBoard, PackCell, PackQuest, PackRepeats
from quests.rules.evidence import How
from quests.rules.limits import (
    BADGE_ABOUT_LONGEST,
    BADGE_TITLE_LONGEST,
    LINK_TITLE_LONGEST,
    LINKS_MOST,
    MINUTES_MOST,
    PLACES_MOST,
    POINTS_MOST,
    RUNS_MOST,
    SHORT_LONGEST,
    TASK_LONGEST,
    TITLE_LONGEST,
)
from quests.rules.text import TAGS_MOST

FORMAT = "questboard-pack"
VERSION = 1
EDITION_MOST = 1_000_000
ABOUT_LONGEST = 1000
LICENCE_LONGEST = 80
DAYS_MOST = 366
QUESTS_MOST = 200
BOARDS_MOST = 10
BADGES_MOST = 20
SIDE_MOST = 10
WORTH_MOST = 10_000
PERIODS = ("day", "week")
"""Once a day, or once a week."""
HOWS = tuple(one.value for one in How)

REPEATS = Record({"most": Key(Whole(0, RUNS_MOST)), "per": Key(OneOf(PERIODS))})
LINK = Record({"title": Key(Words(LINK_TITLE_LONGEST), required=True), "url": Key(Link(), required=True)})
QUEST = Record(
    {
        "code": Key(Code("quest"), required=True),
        "title": Key(Words(TITLE_LONGEST), required=True),
        "short": Key(Words(SHORT_LONGEST)),
        "task": Key(Words(TASK_LONGEST, lines=True), required=True),
        "simple": Key(Words(TASK_LONGEST, lines=True)),
        "points": Key(Whole(0, POINTS_MOST)),
        "minutes": Key(Whole(0, MINUTES_MOST)),
        "tags": Key(ListOf(Tag(), TAGS_MOST, same=False)),
        "formats": Key(ListOf(OneOf(HOWS), len(HOWS), same=False)),
        "links": Key(ListOf(LINK, LINKS_MOST)),
        "opens": Key(Whole(0, DAYS_MOST)),
        "due": Key(Whole(0, DAYS_MOST)),
        "closes": Key(Whole(0, DAYS_MOST)),
        "places": Key(Whole(0, PLACES_MOST)),
        "repeats": Key(REPEATS),
        "unlock": Key(Unlock()),
        "helps": Key(Ref("quest")),
        "auto_approve": Key(Flag()),
    }
)
CELL = Record(
    {
        "quest": Key(Ref("quest"), required=True),
        "free": Key(Flag()),
        "worth": Key(Whole(0, WORTH_MOST)),
        "tags": Key(ListOf(Tag(), TAGS_MOST, same=False)),
    }
)
BOARD = Record(
    {
        "code": Key(Code("board"), required=True),
        "title": Key(Words(TITLE_LONGEST), required=True),
        "template": Key(Word()),
        "rows": Key(Whole(1, SIDE_MOST)),
        "columns": Key(Whole(1, SIDE_MOST)),
        "cells": Key(ListOf(Either(Ref("quest"), CELL), SIDE_MOST * SIDE_MOST, 1, gaps=True), required=True),
        "completion": Key(Tree(completion)),
        "bonuses": Key(Tree(bonuses)),
    }
)
BADGE = Record(
    {
        "code": Key(Code("badge"), required=True),
        "title": Key(Words(BADGE_TITLE_LONGEST), required=True),
        "about": Key(Words(BADGE_ABOUT_LONGEST)),
        "condition": Key(Raw(), required=True),
        "tiers": Key(Raw()),
        "award": Key(Raw()),
        "revoke": Key(Raw()),
        "points": Key(Raw()),
    }
)
PACK = Record(
    {
        "format": Key(Plain(TITLE_LONGEST), required=True),
        "version": Key(Whole(1, 1_000_000), required=True),
        "code": Key(Code("pack"), required=True),
        "edition": Key(Whole(1, EDITION_MOST)),
        "title": Key(Words(TITLE_LONGEST), required=True),
        "about": Key(Words(ABOUT_LONGEST, lines=True)),
        "licence": Key(Plain(LICENCE_LONGEST)),
        "quests": Key(ListOf(QUEST, QUESTS_MOST), required=True),
        "boards": Key(ListOf(BOARD, BOARDS_MOST)),
        "badges": Key(ListOf(BADGE, BADGES_MOST)),
        "levels": Key(Later()),
    }
)


@dataclass(frozen=True, slots=True)
class Document:
    """A pack that was read and found sound, in all its languages."""

    values: Mapping[str, Any]

    @property
    def code(self) -> str:
        """What it is called."""
        return str(self.values["code"])

    @property
    def languages(self) -> tuple[str, ...]:
        """Those it is written in, as its title says; none when it is in no language in particular."""
        return tuple(sorted(one for one in self.values["title"] if one))

    def pack(self, locale: str) -> Pack:
        """It in `locale`; what is not said in it in English, else in whatever there is."""
        return _pack(_said(self.values, locale))


def read_pack(content: bytes, *, name: str = "", progress: Progress | None = None) -> Document:
    """The pack in `content`. Raises NotAPack with all its problems."""
    root = read_nodes(content, name=name, progress=progress)
    finding = Finding()
    _check_format(root, finding, name)
    place = Place(finding, Names())
    values = PACK.read(root, place)
    badges.check(root, place)
    checks.references(place)
    checks.boards(root, place)
    checks.circles(root, place)
    if finding.problems or values is None:
        raise NotAPack(finding.problems, name)
    return Document(values)


def _check_format(root: Node, finding: Finding, name: str) -> None:
    """Of a file that is no pack, or a later one, nothing more is said. Raises NotAPack."""
    said = root.items.get("format") if isinstance(root, Keyed) else None
    version = root.items.get("version") if isinstance(root, Keyed) else None
    if not isinstance(said, Scalar) or said.value != FORMAT:
        finding.add(said.line if said else root.line, "not_a_pack", wanted=FORMAT)
        raise NotAPack(finding.problems, name)
    if isinstance(version, Scalar) and type(version.value) is int and version.value > VERSION:
        finding.add(version.line, "newer", "version", given=version.value, wanted=VERSION)
        raise NotAPack(finding.problems, name)


def _said(value: Any, locale: str) -> Any:
    """`value` with each text in one language."""
    if isinstance(value, Texts):
        return next((value[one] for one in (locale, "en", "") if one in value), next(iter(value.values()), ""))
    if isinstance(value, dict):
        return {key: _said(one, locale) for key, one in value.items()}
    return [_said(one, locale) for one in value] if isinstance(value, list) else value


def _pack(values: dict[str, Any]) -> Pack:
    parts: dict[str, Any] = {
        "quests": tuple(_quest(one) for one in values["quests"]),
        "badges": tuple(_badge(one) for one in values.get("badges", [])),
        "boards": tuple(_board(one) for one in values.get("boards", [])),
    }
    rest = {key: values[key] for key in ("code", "title", "edition", "about", "licence") if key in values}
    return Pack(**rest, **parts)


def _quest(values: dict[str, Any]) -> PackQuest:
    known: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else one for key, one in values.items()}
    if helps := known.pop("helps", ""):
        others = [json.loads(known["unlock"])] if known.get("unlock") else []
        known["unlock"] = badges.after(*others, badges.missed(helps))
    if "repeats" in known:
        known["repeats"] = PackRepeats(**known["repeats"])
    if "links" in known:
        known["links"] = tuple(Page(**one) for one in known["links"])
    return PackQuest(**known)


def _badge(values: dict[str, Any]) -> PackBadge:
    texts = {key: values[key] for key in ("code", "title", "about") if key in values}
    return PackBadge(**texts, rule=badges.rule_text(values))


def _board(values: dict[str, Any]) -> PackBoard:
    """A board with all that its template says, where it says nothing else itself."""
    usual = kind_of(values.get("template", ""))
    cells = tuple(_cell(one, usual, number) for number, one in enumerate(values["cells"]))
    said = {key: values[key] for key in SHAPE if key in values}
    return PackBoard(**{**usual.said, **said, "code": values["code"], "title": values["title"], "cells": cells})


SHAPE = ("template", "rows", "columns", "completion", "bonuses")


def _cell(one: Any, usual: Kind, number: int) -> PackCell:
    if one is None:
        return PackCell()
    said: dict[str, Any] = {"quest": one} if isinstance(one, str) else one
    worth, tags = usual.square(number)
    tags, free = tuple(said.get("tags", tags)), said.get("free", False)
    return PackCell(quest=said["quest"], worth=said.get("worth", worth), tags=tags, free=free)
