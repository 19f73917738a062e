"""Packs on the command line: check one, bring one into a class, write a class as one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bot.app.at_work import at_work
from bot.clock import SystemClock
from bot.operations import reading
from bot.operations.backups import NotHere
from bot.packs import ready_packs
from bot.packs.document import Document, read_pack
from bot.packs.nodes import LARGEST, Progress
from bot.packs.problems import NotAPack, Problem
from bot.packs.writing import write_pack
from bot.settings import Settings
from quests.actions.packs import import_pack
from quests.desk import Desk
from quests.events import PackImported, PackMended
from quests.ids import MemberId
from quests.queries.members import everybody, the_classroom
from quests.queries.packs import class_pack
from quests.queries.totals import all_classrooms
from quests.reports import Classroom
from quests.reports.packs import Pack
from quests.rules.roles import Role
from quests.stores import open_store
from quests.work import Reading, Work


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """Which pack came into which class, and what came of it; None when all was there."""

    pack: Pack
    classroom: Classroom
    fact: PackImported | PackMended | None


class NoSuchClass(Exception):
    """No class is called so, or `several` are; `classrooms` are those it could be."""

    def __init__(self, name: str, classrooms: list[Classroom], *, several: bool) -> None:
        """`name` is what was typed."""
        super().__init__(name)
        self.name, self.classrooms, self.several = name, classrooms, several


def read_file(path: Path, progress: Progress | None = None) -> Document:
    """The pack in a file, or a ready one by its code. A file that is too big is not read. Raises NotHere, NotAPack."""
    if not path.exists() and (ready := next((one for one in ready_packs() if one.code == str(path)), None)):
        return ready
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            content = b"" if size > LARGEST else file.read(LARGEST + 1)
    except FileNotFoundError:
        raise NotHere("no_pack") from None
    except OSError:
        raise NotHere("unreadable") from None
    if size > LARGEST:
        raise NotAPack([Problem(1, "too_big", given=f"{size // 1024} KB", wanted=f"{LARGEST // 1024} KB")], str(path))
    return read_pack(content, name=str(path), progress=progress)


def bring_in(settings: Settings, path: Path, to: str, progress: Progress | None = None) -> BroughtIn:
    """Bring a pack into a class, all of it or nothing. Raises NotHere, NotAPack, StoreError, Refusal."""
    document = read_file(path, progress)
    with at_work(open_store(settings.database_url), "questboard pack import", SystemClock()) as desk:
        classroom = find_class(desk, to)
        pack = document.pack(classroom.locale)

        def unit(work: Work) -> PackImported | PackMended | None:
            return import_pack(work, pack=pack, by=_teacher(work))

        return BroughtIn(pack, classroom, desk.write_now(unit, classroom=classroom.classroom_id))


def write_class(settings: Settings, of: str, to: Path) -> Pack:
    """Write a class's quests and boards into a file that was not there. Raises NotHere, StoreError."""
    with reading(settings) as desk:
        classroom = find_class(desk, of)
        pack = desk.read_now(class_pack, classroom=classroom.classroom_id)
    try:
        with to.open("x", encoding="utf-8") as file:
            file.write(write_pack(pack))
    except FileExistsError:
        raise NotHere("there_already") from None
    except OSError:
        raise NotHere("not_writable") from None
    return pack


def find_class(desk: Desk, name: str) -> Classroom:
    """The class of that name, or with that number. Raises NotHere when there is none, or more than one."""
    every = [desk.read_now(the_classroom, classroom=one) for one in desk.read_now(all_classrooms)]
    found = [one for one in every if name in (one.name, str(one.classroom_id))] or [
        one for one in every if one.name.casefold() == name.casefold()
    ]
    if len(found) != 1:
        raise NoSuchClass(name, found or every, several=bool(found))
    return found[0]


def _teacher(look: Reading) -> MemberId:
    """In whose name it comes in: the first teacher's."""
    return next(one.member_id for one in everybody(look) if one.role == Role.TEACHER)
