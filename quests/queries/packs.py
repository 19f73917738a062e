"""What a class has from packs, and a class as a pack."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from quests.ids import NOBODY, BoardId, Moment, QuestId
from quests.queries.badges import badge_kinds
from quests.queries.boards import cells_of, draft_boards, posted_boards
from quests.queries.members import the_classroom
from quests.queries.quests import all_quests, single_quests
from quests.reports import Board, PackState, Quest
from quests.reports.packs import Pack, PackBadge, PackBoard, PackCell, PackQuest, PackRepeats
from quests.rules.calendar import local_date
from quests.rules.codes import code_of
from quests.rules.renaming import renamed
from quests.statements import HERE
from quests.tables import cells, pack_items, quests
from quests.work import Reading

ITEMS = select(pack_items.c.kind, pack_items.c.code, pack_items.c.item_id, pack_items.c.edition).where(
    pack_items.c.classroom_id == HERE, pack_items.c.pack == bindparam("pack")
)
CODES = (
    select(pack_items.c.kind, pack_items.c.item_id, pack_items.c.code)
    .where(pack_items.c.classroom_id == HERE)
    .order_by(pack_items.c.pack, pack_items.c.kind, pack_items.c.code)
)
CELLS = (
    select(
        cells.c.row_no, cells.c.column_no, quests.c.quest_id, quests.c.title, cells.c.worth, cells.c.tags, cells.c.kind
    )
    .join(quests, (quests.c.classroom_id == cells.c.classroom_id) & (quests.c.quest_id == cells.c.quest_id))
    .where(cells.c.classroom_id == HERE, cells.c.board_id == bindparam("board"))
)
BROUGHT = (
    select(pack_items.c.pack, pack_items.c.kind, pack_items.c.edition)
    .where(pack_items.c.classroom_id == HERE)
    .order_by(pack_items.c.pack)
)

QUESTS = (
    select(pack_items.c.code, quests.c.quest_id)
    .join(quests, (quests.c.classroom_id == pack_items.c.classroom_id) & (quests.c.quest_id == pack_items.c.item_id))
    .where(
        pack_items.c.classroom_id == HERE,
        pack_items.c.pack == bindparam("pack"),
        pack_items.c.kind == "quest",
        quests.c.removed_at.is_(None),
    )
)

Items = dict[tuple[str, str], tuple[int, int]]
"""(kind, code) to the row's id and the edition it is of."""


def items_of(look: Reading, pack: str) -> Items:
    """What is here of a pack."""
    return {(kind, code): (item, edition) for kind, code, item, edition in look.execute(ITEMS, pack=pack)}


def quests_from(look: Reading, pack: str) -> dict[str, QuestId]:
    """The quests of a pack that are here and were not removed, by their codes."""
    return dict(look.execute(QUESTS, pack=pack))


def board_from(look: Reading, pack: str, code: str) -> BoardId | None:
    """The board that a pack's board became; None when it did not come in."""
    found = items_of(look, pack).get(("board", code))
    return BoardId(found[0]) if found else None


def editions(look: Reading) -> dict[str, int]:
    """The packs that something came from, each with the newest edition of it."""
    found: dict[str, int] = {}
    for pack, _, edition in look.execute(BROUGHT):
        found[pack] = max(edition, found.get(pack, 0))
    return found


def state_of(look: Reading, content: Pack) -> PackState:
    """What of a pack is here."""
    items = items_of(look, content.code)
    parts = (("quest", content.quests), ("board", content.boards), ("badge", content.badges))
    wanted = {(kind, one.code) for kind, ones in parts for one in ones}
    here = wanted & items.keys()
    return PackState(len(here), len(wanted - here), any(items[one][1] < content.edition for one in here))


class _Codes:
    """A code for each thing: the one it came with, else one made from its title; none twice."""

    def __init__(self, kind: str, known: Iterable[tuple[str, int, str]]) -> None:
        self.kind = kind
        self.known = {item: code for of, item, code in known if of == kind}
        self.given: dict[int, str] = {}

    def code(self, item: int, title: str) -> str:
        if item not in self.given:
            wanted = self.known.get(item, title)
            self.given[item] = code_of(wanted, set(self.given.values()), self.kind)
        return self.given[item]


def class_pack(look: Reading) -> Pack:
    """The class's quests and boards as a pack: those on boards first, in the order they were made. Days count from today."""
    classroom = the_classroom(look)
    known = look.execute(CODES)
    codes, board_codes = _Codes("quest", known), _Codes("board", known)
    today = local_date(look.now, classroom.zone)
    shown = sorted((*posted_boards(look), *draft_boards(look)), key=lambda one: one.board_id)
    quests = tuple(_quest(one, codes, today, classroom.zone) for one in _in_use(look, shown))
    boards = tuple(_board(look, one, codes, board_codes) for one in shown)
    named = _Named(look, codes, board_codes, _Codes("badge", known))
    quests = tuple(replace(one, unlock=named.text(one.unlock)) for one in quests)
    return Pack(
        code=code_of(classroom.name, (), "class"),
        title=classroom.name,
        quests=quests,
        boards=boards,
        badges=tuple(named.badges()),
    )


class _Named:
    """What conditions speak of, by the codes that a pack has for it. What is no more has none."""

    def __init__(self, look: Reading, quests: _Codes, boards: _Codes, badges: _Codes) -> None:
        self.quests, self.boards = quests.given, boards.given
        self.mine = [one for one in badge_kinds(look) if one.is_on and one.title]
        self.names = {one.code: badges.code(one.badge_id, one.code) for one in self.mine}

    def code(self, noun: str, said: Any) -> Any:
        if noun == "badge":
            return self.names.get(said, said)
        return (self.quests if noun == "quest" else self.boards)[said]

    def text(self, tree: str) -> str:
        """A stored tree with codes; "" when it speaks of what is gone."""
        with suppress(KeyError):
            return json.dumps(renamed(json.loads(tree), self.code), separators=(",", ":")) if tree else ""
        return ""

    def badges(self) -> Iterator[PackBadge]:
        """The class's own badges that are on, but for those that speak of what is gone. Every class has the ready ones."""
        for one in self.mine:
            if rule := self.text(one.rule):
                yield PackBadge(code=self.names[one.code], title=one.title, about=one.about, rule=rule)


def _in_use(look: Reading, shown: Iterable[Board]) -> Iterator[Quest]:
    """The quests of the boards, square by square, then those that stand for themselves. Not what is left of a removed board."""
    every = {quest.quest_id: quest for quest in all_quests(look)}
    on_boards = (cell.quest_id for board in shown for cell in cells_of(look, board.board_id, NOBODY))
    for quest in (*on_boards, *(one.quest_id for one in single_quests(look))):
        if quest in every:
            yield every.pop(quest)


def _quest(quest: Quest, codes: _Codes, today: date, zone: str) -> PackQuest:
    return PackQuest(
        code=codes.code(quest.quest_id, quest.title),
        title=quest.title,
        short=quest.short,
        task=quest.task,
        points=quest.points,
        minutes=quest.minutes,
        tags=quest.tags,
        simple=quest.simple,
        formats=quest.formats,
        links=quest.links,
        places=quest.places,
        repeats=_repeats(quest),
        auto_approve=bool(quest.auto),
        unlock=quest.unlock,
        opens=_days(Moment(quest.opens_at + 1) if quest.opens_at else None, today, zone) or None,
        due=_days(quest.due_at, today, zone),
        closes=_days(quest.closes_at, today, zone),
    )


def _repeats(quest: Quest) -> PackRepeats | None:
    once = quest.runs_most == 1 and not quest.runs_per
    return None if once else PackRepeats(most=quest.runs_most, per=quest.runs_per)


def _days(at: Moment | None, today: date, zone: str) -> int | None:
    """How many days away the last day before `at` is; None for what has passed."""
    if at is None:
        return None
    away = (local_date(Moment(at - 1), zone) - today).days
    return away if away >= 0 else None


def _board(look: Reading, board: Board, codes: _Codes, board_codes: _Codes) -> PackBoard:
    there = {(row, column): cell for row, column, *cell in look.execute(CELLS, board=board.board_id)}
    return PackBoard(
        code=board_codes.code(board.board_id, board.title),
        title=board.title,
        template=board.template,
        rows=board.rows,
        columns=board.columns,
        cells=tuple(_cell(there.get(divmod(n, board.columns)), codes) for n in range(board.rows * board.columns)),
        completion=board.completion,
        bonuses=board.bonuses,
    )


def _cell(cell: list[Any] | None, codes: _Codes) -> PackCell:
    if cell is None:
        return PackCell()
    quest, title, worth, tags, kind = cell
    return PackCell(quest=codes.code(quest, title), worth=worth, tags=tuple(tags.split()), free=kind == "free")
