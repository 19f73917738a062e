"""What the one who hosts does: migrate, verify, look over, back up, restore. Each gives values; the views word them."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import zoneinfo
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bot.app import holding
from bot.clock import SystemClock, stamp
from bot.locales import LANGUAGES, catalogue
from bot.settings import Settings
from quests import lock, migrations
from quests.desk import Desk
from quests.errors import Held, ReadOnly, StoreError
from quests.queries.verifying import all_classrooms, flaws, totals
from quests.reports import Flaw, Totals
from quests.stores import Store, open_store, sqlite_path

ROOM_LEFT_MB = 100


class NotHere(Exception):
    """It cannot be done with this database or file: `why` is a code the view words."""

    def __init__(self, why: str) -> None:
        """`why` is one of postgres, no_file, no_database, damaged, newer, older."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Verified:
    """How many classrooms were looked at, and what differs."""

    classrooms: int
    flaws: list[Flaw]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at: `what` it is, as a code, and what was found; `well` when that is good."""

    what: str
    found: str
    well: bool = True


def migrate(settings: Settings, to: str) -> tuple[str, str]:
    """Move the schema; tells from where to where. Raises StoreError."""
    store = open_store(settings.database_url)
    with holding(store, "questboard migrate"):
        return migrations.migrate(store, to)


@contextmanager
def _reading(settings: Settings) -> Iterator[Desk]:
    """A Desk that only reads, and so may stand beside a running program. Raises StoreError."""
    store = open_store(settings.database_url)
    migrations.check(store)
    desk = Desk(store, SystemClock())
    desk.start(writes=False)
    try:
        yield desk
    finally:
        desk.stop()


def verify(settings: Settings) -> Verified:
    """Rebuild every balance from the ledger and compare, one classroom at a time, beside the writer. Raises StoreError."""
    with _reading(settings) as desk:
        rooms = desk.read_now(all_classrooms)
        return Verified(len(rooms), [flaw for room in rooms for flaw in desk.read_now(flaws, classroom=room)])


def status(settings: Settings) -> Totals:
    """How much there is, and what is stuck. Raises StoreError."""
    with _reading(settings) as desk:
        return desk.read_now(totals)


def doctor(settings: Settings) -> list[Finding]:
    """Look over everything the program needs; a thing that is wrong is a finding, never an error."""
    store = open_store(settings.database_url)
    return [
        Finding("python", platform.python_version()),
        Finding("questboard", version("questboard")),
        Finding("sqlite", sqlite3.sqlite_version),
        Finding("zones", f"tzdata {version('tzdata')}", well=bool(zoneinfo.available_timezones())),
        *_languages(),
        _database(store),
        _schema(store),
        _holder(store),
        _room(store, settings),
    ]


def _languages() -> list[Finding]:
    others = [language for language in LANGUAGES if language != "en"]
    return [Finding("language", one, well=bool(catalogue(one).info())) for one in others]


def _database(store: Store) -> Finding:
    path = sqlite_path(store)
    if path is not None and not path.exists():
        return Finding("database", "new")
    try:
        store.connect(writes=False).close()
    except StoreError as error:
        return Finding("database", error.code, well=False)
    return Finding("database", str(path) if path else "postgresql")


def _schema(store: Store) -> Finding:
    try:
        found = migrations.current(store)
    except StoreError as error:
        return Finding("schema", error.code, well=False)
    return Finding("schema", found or "new", well=found in ("", migrations.head()))


def _holder(store: Store) -> Finding:
    path = sqlite_path(store)
    if path is None or not path.parent.exists():
        return Finding("writer", "nobody")
    try:
        lock.let_go(lock.hold(path, what="questboard doctor", since=""))
    except Held as held:
        return Finding("writer", f"{held.what} ({held.pid})")
    except StoreError as error:
        return Finding("writer", error.code, well=False)
    return Finding("writer", "nobody")


def _room(store: Store, settings: Settings) -> Finding:
    """Whether the folder of the data can be written, and has room. The nearest folder that exists is asked."""
    wanted = (sqlite_path(store) or settings.files_dir / "x").absolute().parent
    folder = next(one for one in (wanted, *wanted.parents) if one.exists())
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    return Finding("room", f"{free_mb} MB", well=os.access(folder, os.W_OK) and free_mb >= ROOM_LEFT_MB)


def backup(settings: Settings, to: Path | None) -> tuple[Path, int]:
    """Copy the database while it is in use, whole or not at all; gives the file and its size in bytes. Raises NotHere, StoreError."""
    store = open_store(settings.database_url)
    path = sqlite_path(store)
    if path is None:
        raise NotHere("postgres")
    migrations.check(store)
    target = to or path.parent / "backups" / f"questboard-{stamp()}.db"
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(target.name + ".half")
    try:
        _copy(path, half)
        os.replace(half, target)
    except (OSError, sqlite3.Error) as error:
        half.unlink(missing_ok=True)
        raise store.problem(error) or ReadOnly(str(error)) from error
    return target, target.stat().st_size


def _copy(source: Path, target: Path) -> None:
    """SQLite's own online backup (sqlite.org/backup.html): a snapshot, while others read and write."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")


def restore(settings: Settings, source: Path) -> Path | None:
    """Put a backup in the database's place; gives where the one before is kept. Raises NotHere, Held."""
    store = open_store(settings.database_url)
    path = sqlite_path(store)
    if path is None:
        raise NotHere("postgres")
    _check_backup(source)
    with holding(store, "questboard restore"):
        fresh = path.with_name(path.name + ".half")
        shutil.copyfile(source, fresh)
        kept = _set_aside(path)
        os.replace(fresh, path)
        return kept


def _check_backup(source: Path) -> None:
    if not source.is_file():
        raise NotHere("no_file")
    found = _revision(source)
    if found not in migrations.revisions():
        raise NotHere("newer" if found else "no_database")


def _revision(source: Path) -> str:
    """The revision of a sound backup. Raises NotHere."""
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise NotHere("damaged")
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite3.Error, TypeError) as error:
        raise NotHere("no_database") from error


def _set_aside(path: Path) -> Path | None:
    """Move the database, with its log, out of the way."""
    if not path.exists():
        return None
    kept = path.with_name(f"{path.stem}-before-{stamp()}{path.suffix}")
    for ending in ("-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            os.replace(beside, kept.with_name(kept.name + ending))
    os.replace(path, kept)
    return kept
