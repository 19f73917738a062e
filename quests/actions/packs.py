"""Bringing a pack in: all of it or nothing, and what is here already stays what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from itertools import takewhile

from sqlalchemy import bindparam, update

from quests.actions.badges import change_rule, change_texts, make_badge
from quests.actions.boards import Rule, change_square, make_board
from quests.actions.proposing import free_square
from quests.actions.quests import NewQuest, insert_quest
from quests.errors import NotFound
from quests.events import PackImported, PackMended
from quests.ids import BadgeId, BoardId, DeedId, EventId, MemberId, Moment, QuestId
from quests.queries.badges import badge_kinds, find_badge
from quests.queries.boards import cells_of
from quests.queries.members import the_classroom
from quests.queries.packs import Items, items_of, quests_from
from quests.reports.packs import Pack, PackBadge, PackBoard, PackQuest
from quests.rules.badges import Rule as Badge
from quests.rules.badges import rule_of, write_rule
from quests.rules.boards import read_bonuses, read_completion
from quests.rules.calendar import day_begins, day_ends, local_date
from quests.rules.codes import code_of, short_of
from quests.rules.conditions import read_tree, write_condition
from quests.rules.evidence import read_formats
from quests.rules.links import check_links, write_links
from quests.rules.renaming import renamed
from quests.statements import HERE
from quests.tables import boards, pack_items, quests
from quests.upserts import upsert
from quests.work import Work

_item = upsert(pack_items)
REMEMBER = _item.on_conflict_do_update(
    index_elements=["classroom_id", "pack", "kind", "code"],
    set_={"item_id": _item.excluded.item_id, "edition": _item.excluded.edition, "deed_id": _item.excluded.deed_id},
)
NOW_OF_EDITION = (
    update(pack_items)
    .where(
        pack_items.c.classroom_id == HERE,
        pack_items.c.pack == bindparam("of_pack"),
        pack_items.c.kind == bindparam("of_kind"),
        pack_items.c.code == bindparam("of_code"),
    )
    .values(edition=bindparam("new_edition"))
)
MEND_QUEST = (
    update(quests)
    .where(quests.c.classroom_id == HERE, quests.c.quest_id == bindparam("quest"))
    .values(
        title=bindparam("new_title"),
        short=bindparam("new_short"),
        task=bindparam("new_task"),
        points=bindparam("new_points"),
        minutes=bindparam("new_minutes"),
        tags=bindparam("new_tags"),
        simple=bindparam("new_simple"),
        formats=bindparam("new_formats"),
        links=bindparam("new_links"),
    )
)
SET_UNLOCK = (
    update(quests)
    .where(quests.c.classroom_id == HERE, quests.c.quest_id == bindparam("quest"))
    .values(unlock=bindparam("new_unlock"))
)
MEND_BOARD = (
    update(boards)
    .where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"))
    .values(title=bindparam("new_title"))
)


def import_pack(work: Work, *, pack: Pack, by: MemberId, again: bool = False) -> PackImported | PackMended | None:
    """Bring in what of `pack` is not here yet; boards come as drafts. None when nothing was to be done. Raises Invalid.

    What came from an earlier edition gets the texts of this one, and what it is worth for work that is not handed in. With
    `again`, all of it comes once more, beside what is here.
    """
    return _Importing(work, pack, by, {} if again else items_of(work, pack.code)).run()


class _Importing:
    """One import: what is here by its code, and what came."""

    def __init__(self, work: Work, pack: Pack, by: MemberId, here: Items) -> None:
        self.work, self.pack, self.by, self.here = work, pack, by, here
        self.deed = DeedId(work.new_id())
        self.zone = the_classroom(work).zone
        self.ids = quests_from(work, pack.code) if here else {}
        self.boards = {code: item for (kind, code), (item, _) in here.items() if kind == "board"}
        self.came = {"quest": 0, "board": 0, "badge": 0}
        self.mended = 0
        self.touched: list[str] = []

    def run(self) -> PackImported | PackMended | None:
        for quest in self.pack.quests:
            self._mend_quest(quest)
        for board in self.pack.boards:
            self._board(board)
        for quest in self.pack.quests:
            if quest.code not in self.ids and ("quest", quest.code) not in self.here:
                self._brought("quest", quest.code, insert_quest(self.work, self._new(quest), self.by))
        badges = self._badge_codes()
        self._unlock(badges)
        self._badges(badges)
        return self._told()

    def _badge_codes(self) -> dict[str, str]:
        """What the pack's badges are called in this class."""
        taken = {kind.badge_id: kind.code for kind in badge_kinds(self.work)}
        codes = {
            code: taken.get(BadgeId(item), code) for (kind, code), (item, _) in self.here.items() if kind == "badge"
        }
        for badge in self.pack.badges:
            if badge.code not in codes:
                codes[badge.code] = code_of(badge.code, {*taken.values(), *codes.values()}, "badge")
        return codes

    def _unlock(self, badges: Mapping[str, str]) -> None:
        """What opens the quests that have come or were mended, when all that it may speak of is here."""
        for code in self.touched:
            quest = self._quest(code)
            tree = renamed(json.loads(quest.unlock), partial(self._here, badges)) if quest.unlock else None
            self.work.execute(
                SET_UNLOCK, quest=self.ids[code], new_unlock=write_condition(read_tree(tree)) if tree else ""
            )

    def _badges(self, codes: Mapping[str, str]) -> None:
        """The badges, likewise. Who has one keeps it when its rule changes."""
        for badge in self.pack.badges:
            rule = rule_of(renamed(json.loads(badge.rule), partial(self._here, codes)))
            self._badge(badge, codes[badge.code], rule)

    def _badge(self, badge: PackBadge, code: str, rule: Badge) -> None:
        if ("badge", badge.code) not in self.here:
            made = make_badge(self.work, code=code, title=badge.title, about=badge.about, rule=rule, by=self.by)
            self._brought("badge", badge.code, made.badge)
        elif self._is_older("badge", badge.code):
            there = BadgeId(self.here["badge", badge.code][0])
            change_texts(self.work, badge=there, title=badge.title, about=badge.about)
            if find_badge(self.work, there).rule != write_rule(rule):
                change_rule(self.work, badge=there, rule=rule, by=self.by)
            self._mended("badge", badge.code)

    def _here(self, badges: Mapping[str, str], noun: str, code: str) -> int | str:
        """What a thing of the pack is called in this class. Raises NotFound for a quest or board that is not here."""
        if noun == "badge":
            return badges.get(code, code)
        found = self.ids.get(code) if noun == "quest" else self.boards.get(code)
        if found is None:
            raise NotFound(noun, code)
        return found

    def _told(self) -> PackImported | PackMended | None:
        code, edition = self.pack.code, self.pack.edition
        if any(self.came.values()):
            return self.work.emit(
                PackImported(
                    by=self.by,
                    pack=code,
                    edition=edition,
                    quests=self.came["quest"],
                    boards=self.came["board"],
                    badges=self.came["badge"],
                    mended=self.mended,
                ),
                event=EventId(self.deed),
            )
        if self.mended:
            return self.work.emit(PackMended(by=self.by, pack=code, edition=edition, mended=self.mended))
        return None

    def _brought(self, kind: str, code: str, item: int) -> None:
        self.came[kind] += 1
        if kind == "quest":
            self.ids[code] = QuestId(item)
            self.touched.append(code)
        if kind == "board":
            self.boards[code] = item
        self.work.execute(
            REMEMBER,
            pack=self.pack.code,
            kind=kind,
            code=code,
            item_id=item,
            edition=self.pack.edition,
            deed_id=self.deed,
        )

    def _new(self, quest: PackQuest) -> NewQuest:
        return NewQuest(
            title=quest.title,
            short=quest.short,
            task=quest.task,
            points=quest.points,
            minutes=quest.minutes,
            tags=quest.tags,
            opens_at=self._first_instant(quest.opens),
            places=quest.places,
            runs_most=quest.repeats.most if quest.repeats else 1,
            runs_per=quest.repeats.per if quest.repeats else "",
            auto=quest.auto_approve,
            simple=quest.simple,
            formats=quest.formats,
            links=quest.links,
            due_at=self._last_day(quest.due),
            closes_at=self._last_day(quest.closes),
        )

    def _first_instant(self, days: int | None) -> Moment | None:
        """The beginning of the day that is `days` away; None for what is open from the first."""
        if not days:
            return None
        return day_begins(local_date(self.work.now, self.zone) + timedelta(days=days), self.zone)

    def _last_day(self, days: int | None) -> Moment | None:
        """The end of the day that is `days` away."""
        if days is None:
            return None
        return day_ends(local_date(self.work.now, self.zone) + timedelta(days=days), self.zone)

    def _board(self, board: PackBoard) -> None:
        if self._is_older("board", board.code):
            item, _ = self.here["board", board.code]
            self.work.execute(MEND_BOARD, board=item, new_title=board.title)
            self._mended("board", board.code)
        if ("board", board.code) in self.here:
            return
        filled = list(takewhile(lambda cell: cell.quest and not cell.free, board.cells))
        made = make_board(
            self.work,
            title=board.title,
            template=board.template,
            rows=board.rows,
            columns=board.columns,
            squares=[self.ids.get(cell.quest) or self._new(self._quest(cell.quest)) for cell in filled],
            by=self.by,
            rule=_rule(board),
        ).board
        for cell, square in zip(filled, cells_of(self.work, made, self.by), strict=True):
            if cell.quest not in self.ids:
                self._brought("quest", cell.quest, square.quest_id)
        self._behind_gaps(board, made, len(filled))
        self._brought("board", board.code, made)

    def _behind_gaps(self, board: PackBoard, made: BoardId, filled: int) -> None:
        """The squares behind the first that is empty, or for ideas of one's own."""
        for number, cell in enumerate(board.cells[filled:], start=filled):
            if not cell.quest:
                continue
            if cell.free:
                self._free(board, made, number)
                continue
            if cell.quest not in self.ids:
                new = insert_quest(self.work, self._new(self._quest(cell.quest)), self.by, made)
                self._brought("quest", cell.quest, new)
            change_square(
                self.work,
                board=made,
                square=divmod(number, board.columns),
                quest=self.ids[cell.quest],
                worth=cell.worth,
                tags=" ".join(cell.tags),
            )

    def _free(self, board: PackBoard, made: BoardId, number: int) -> None:
        """A square for ideas of one's own."""
        cell = board.cells[number]
        quest = self.ids.get(cell.quest)
        new = free_square(
            self.work,
            board=made,
            square=divmod(number, board.columns),
            new=self._new(self._quest(cell.quest)) if quest is None else quest,
            by=self.by,
            worth=cell.worth,
            tags=" ".join(cell.tags),
        )
        if quest is None:
            self._brought("quest", cell.quest, new)

    def _quest(self, code: str) -> PackQuest:
        return next(one for one in self.pack.quests if one.code == code)

    def _is_older(self, kind: str, code: str) -> bool:
        return (kind, code) in self.here and self.here[kind, code][1] < self.pack.edition

    def _mend_quest(self, quest: PackQuest) -> None:
        if not self._is_older("quest", quest.code):
            return
        self.work.execute(
            MEND_QUEST,
            quest=self.here["quest", quest.code][0],
            new_title=quest.title,
            new_short=quest.short or short_of(quest.title),
            new_task=quest.task,
            new_points=quest.points,
            new_minutes=quest.minutes,
            new_tags=" ".join(quest.tags),
            new_simple=quest.simple,
            new_formats=" ".join(read_formats("formats", quest.formats)),
            new_links=write_links(check_links("links", quest.links)),
        )
        self._mended("quest", quest.code)
        if quest.code in self.ids:
            self.touched.append(quest.code)

    def _mended(self, kind: str, code: str) -> None:
        self.mended += 1
        self.work.execute(
            NOW_OF_EDITION, of_pack=self.pack.code, of_kind=kind, of_code=code, new_edition=self.pack.edition
        )


def _rule(board: PackBoard) -> Rule:
    """What the board asks for, and what each square counts for and is."""
    return Rule(
        completion=read_completion(board.completion),
        bonuses=read_bonuses(board.bonuses),
        worths=tuple(cell.worth for cell in board.cells),
        tags=tuple(" ".join(cell.tags) for cell in board.cells),
    )
