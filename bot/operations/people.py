"""People's data on the command line: a copy of one person's, erasing one, the letter, the record, what is due to go."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from adapters.fallback import paper
from bot.app.at_work import at_work
from bot.app.home import store_of
from bot.clock import SystemClock
from bot.copies import copy_file
from bot.freeing import orphans_of
from bot.locales import catalogue
from bot.operations import reading
from bot.operations.backups import NotHere
from bot.operations.packs import NoSuchClass, find_class
from bot.settings import Settings
from bot.views.letter import letter
from bot.views.look import Look, stranger
from bot.views.record import row
from quests.actions import erasing, retaining
from quests.desk import Desk
from quests.errors import NotFound
from quests.ids import NOBODY, Moment
from quests.queries.files import hashes_of_member
from quests.queries.holding import by_name
from quests.queries.members import everybody, the_classroom
from quests.queries.record import record
from quests.queries.retention import retention
from quests.queries.totals import all_classrooms
from quests.reports import Classroom, Gone, Retention
from quests.rules.calendar import local
from quests.rules.roles import Role
from quests.stores import open_store
from quests.work import Reading, Work

EVERYTHING = 10**9
"""All of a record: more than there ever is."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run when a name begins with it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How long a class's data stays; `now` is the moment it was looked at."""

    classroom: Classroom
    time: Retention
    now: Moment


def export_person(settings: Settings, name: str, of: str, to: Path) -> Classroom:
    """Write all that is held of somebody into a zip that was not there, and note it. Raises NotHere, NoSuchClass, NotFound."""
    _check_is_new(to)
    with at_work(open_store(settings.database_url), "questboard person export", SystemClock()) as desk:
        classroom = _class(desk, of)

        def unit(work: Work) -> bytes:
            who = _person(work, name)
            erasing.note_export(work, member=who.member_id, by=NOBODY)
            return copy_file(work, who.member_id, store_of(settings, desk.clock))

        _write(to, desk.write_now(unit, classroom=classroom.classroom_id))
        return classroom


def erase_person(settings: Settings, name: str, of: str) -> Classroom:
    """Erase somebody, for good. Raises NoSuchClass, NotFound, NotAllowed for the last teacher."""
    with at_work(open_store(settings.database_url), "questboard person erase", SystemClock()) as desk:
        classroom = _class(desk, of)
        store = store_of(settings, desk.clock)

        def unit(work: Work) -> set[str]:
            who = _person(work, name).member_id
            freed = hashes_of_member(work, who)
            erasing.erase(work, member=who, by=NOBODY)
            return freed

        freed = desk.write_now(unit, classroom=classroom.classroom_id)
        store.remove(desk.read_now(partial(orphans_of, freed=freed)))
        return classroom


def write_letter(settings: Settings, of: str, to: Path, language: str) -> Classroom:
    """Write a class's letter to families into a file that was not there. Raises NotHere, NoSuchClass."""
    _check_is_new(to)
    with reading(settings) as desk:
        classroom = _class(desk, of)
        page = desk.read_now(lambda look: _letter(look, language), classroom=classroom.classroom_id)
    _write(to, page.encode())
    return classroom


def _letter(look: Reading, language: str) -> str:
    classroom = the_classroom(look)
    teacher = next((one.name for one in everybody(look) if one.role == Role.TEACHER), "")
    return paper(letter(_look(look, classroom, language), classroom, teacher, retention(look)), language)


def write_record(settings: Settings, of: str, to: Path) -> int:
    """Write who did what in a class into a CSV file that was not there; gives how many rows. Raises NotHere, NoSuchClass."""
    _check_is_new(to)
    with reading(settings) as desk:
        classroom = _class(desk, of)
        rows = desk.read_now(_rows, classroom=classroom.classroom_id)
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("at", "who", "what", "whom", "which"), *rows])
    _write(to, written.getvalue().encode())
    return len(rows)


def _rows(look: Reading) -> list[tuple[str, ...]]:
    speaks = _look(look, the_classroom(look), "en")
    return [(_moment(one.at), *map(_harmless, row(speaks, one)[1:])) for one in record(look, most=EVERYTHING)]


def _moment(at: Moment) -> str:
    """UTC, as spreadsheets sort it."""
    return local(at, "UTC").isoformat(timespec="seconds")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def kept(settings: Settings) -> list[Kept]:
    """How long each class's data stays. Raises StoreError."""
    with reading(settings) as desk:
        return [
            desk.read_now(lambda look: Kept(the_classroom(look), retention(look), look.now), classroom=one)
            for one in desk.read_now(all_classrooms)
        ]


def set_term(settings: Settings, of: str, ends: str) -> Kept:
    """Say when a class's term ends; "" takes the day back. Raises NoSuchClass, Invalid."""
    with at_work(open_store(settings.database_url), "questboard retention", SystemClock()) as desk:
        classroom = _class(desk, of)
        desk.write_now(lambda work: retaining.set_term(work, ends=ends, by=NOBODY), classroom=classroom.classroom_id)
        return desk.read_now(lambda look: Kept(classroom, retention(look), look.now), classroom=classroom.classroom_id)


def _look(read: Reading, classroom: Classroom, language: str) -> Look:
    """How a file for a class speaks: in `language`, in its zone and style."""
    look = stranger(language, classroom.zone, read.now)
    return Look(
        words=catalogue(language),
        locale=look.locale,
        zone=classroom.zone,
        style=classroom.style,
        classroom=classroom.classroom_id,
        now=read.now,
        role=Role.TEACHER,
    )


def _class(desk: Desk, name: str) -> Classroom:
    """The class of that name or number; the only one, when none was named. Raises NoSuchClass."""
    if name:
        return find_class(desk, name)
    every = [desk.read_now(the_classroom, classroom=one) for one in desk.read_now(all_classrooms)]
    if len(every) != 1:
        raise NoSuchClass(name, every, several=bool(every))
    return every[0]


def _person(look: Reading, name: str) -> Gone:
    """Who goes by that name, one who was taken off the list too. Raises NotFound."""
    found = by_name(look, name)
    if found is None:
        raise NotFound("member", name)
    return found


def _check_is_new(to: Path) -> None:
    if to.exists():
        raise NotHere("there_already")


def _write(to: Path, content: bytes) -> None:
    """Into a file that was not there, readable by its owner alone. Raises NotHere."""
    try:
        with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except FileExistsError:
        raise NotHere("there_already") from None
    except OSError:
        raise NotHere("not_writable") from None
