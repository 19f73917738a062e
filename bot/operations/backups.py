"""Backups of an SQLite database: made while it is in use, put back whole or not at all. PostgreSQL has its own tools."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.app.at_work import holding
from bot.clock import stamp
from bot.settings import Settings
from quests import migrations
from quests.errors import Damaged, Full, StoreError, Unready
from quests.ids import Moment
from quests.stores import Store, open_store

FOLDER = "backups"
"""Where backups go by themselves, beside the database."""
NOTE = ".backed-up"
"""The end of the name of the file that says where the last one is."""
LOGS = ("-wal", "-shm")
"""What SQLite keeps beside a database that is in use."""
HOLD_BACK = "UPDATE outbox SET state = 'dead', problem = 'restored' WHERE state IN ('pending', 'claimed')"
"""What waited when a backup was made may have been sent since, so a restored database does not send it.

Plain SQL on the file itself: it may be of an earlier revision, for which our statements are not made.
"""

WHY = {
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_IOERR: "damaged",
    sqlite3.SQLITE_CANTOPEN: "unreadable",
    sqlite3.SQLITE_PERM: "unreadable",
    sqlite3.SQLITE_READONLY: "unreadable",
}
"""What SQLite's result codes say of a file that should be a backup."""


class NotHere(Exception):
    """It cannot be done with this database or file: `why` is a code the view words."""

    def __init__(self, why: str) -> None:
        """`why` is one of the keys of the view's NOT_HERE."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that was made on purpose."""

    file: str
    made_at: Moment
    bytes: int


@dataclass(frozen=True, slots=True)
class Restored:
    """Where what was there is kept, how many messages were held back, and whether it must be migrated."""

    kept: Path | None
    held: int
    earlier: bool


def backup(settings: Settings, to: Path | None) -> tuple[Path, int]:
    """Copy the database while it is in use, whole or not at all; gives the file and its bytes. Raises NotHere, StoreError."""
    store = open_store(settings.database_url)
    path = _file_of(store)
    _check_there_is_one(store, path)
    target = to or _new_name(path.parent / FOLDER / f"questboard-{stamp()}.db")
    _check_target(path, target)
    _write_copy(store, path, target)
    _note(path, target)
    return target, target.stat().st_size


def last_backup(path: Path) -> Copy | None:
    """The newest backup of the database at `path` that is known of: of those beside it, and of the one made last."""
    found = [*(path.parent / FOLDER).glob("*.db"), *_noted(path)]
    newest = max(found, key=lambda one: one.stat().st_mtime_ns, default=None)
    if newest is None:
        return None
    known = newest.stat()
    return Copy(str(newest), Moment(known.st_mtime_ns // 1_000), known.st_size)


def _note(path: Path, target: Path) -> None:
    """Where the last one is, so that `status` can say so. A folder that may only be read is no hindrance."""
    with suppress(OSError):
        path.with_name(path.name + NOTE).write_text(f"{target.absolute()}\n", encoding="utf-8")


def _noted(path: Path) -> list[Path]:
    try:
        noted = Path(path.with_name(path.name + NOTE).read_text(encoding="utf-8").strip())
        return [noted] if noted.is_file() else []
    except (OSError, ValueError):
        return []


def keep_aside(store: Store) -> Path | None:
    """A backup beside the database, before it is changed; None on PostgreSQL. Raises NotHere, StoreError."""
    path = store.path
    if path is None:
        return None
    kept = _beside(path)
    _write_copy(store, path, kept)
    return kept


def restore(settings: Settings, source: Path) -> Restored:
    """Put a backup in the database's place. Raises NotHere, StoreError."""
    store = open_store(settings.database_url)
    path = _file_of(store)
    found = _check_backup(source)
    with holding(store, "questboard restore"):
        fresh = path.with_name(path.name + ".half")
        try:
            held = _freshen(source, fresh, like=path)
            kept = _set_aside(store, path)
            _rename(fresh, path)
        except (OSError, sqlite3.Error) as error:
            raise _problem(store, error) from error
        finally:
            fresh.unlink(missing_ok=True)
        return Restored(kept, held, earlier=found != migrations.head())


def _file_of(store: Store) -> Path:
    path = store.path
    if path is None:
        raise NotHere("postgres")
    return path


def _check_there_is_one(store: Store, path: Path) -> None:
    """Any version of ours can be backed up, also where it may only be read. Raises Unready, Damaged."""
    if not path.exists() or _is_empty(path):
        raise Unready("", migrations.head())
    try:
        with closing(_opened(path)) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise store.problem(error) or Damaged("the tables of another program") from error
    if found is None:
        raise Unready("", migrations.head())


def _check_target(path: Path, target: Path) -> None:
    """A backup may take the place of an older backup, and of nothing else."""
    ours = [path, *(path.with_name(path.name + ending) for ending in (*LOGS, NOTE, ".lock"))]
    if target.absolute() in [one.absolute() for one in ours] or (target.exists() and target.samefile(path)):
        raise NotHere("itself")
    if target.is_dir():
        raise NotHere("not_writable")
    if target.exists() and not _is_empty(target):
        try:
            _revision(target)
        except NotHere:
            raise NotHere("not_ours") from None


def _is_empty(path: Path) -> bool:
    return path.is_file() and path.stat().st_size == 0


def _write_copy(store: Store, path: Path, target: Path) -> None:
    half = target.with_name(target.name + ".half")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(path, half)
        _rename(half, target)
    except (OSError, sqlite3.Error) as error:
        raise _problem(store, error) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _problem(store: Store, error: Exception) -> Exception:
    """A full disk and a damaged database are told as such; anything else is a place that cannot be written."""
    if isinstance(error, OSError):
        return Full(str(error)) if error.errno in (errno.ENOSPC, errno.EDQUOT) else NotHere("not_writable")
    ours = store.problem(error)
    return NotHere("not_writable") if ours is None or ours.code == "read_only" else ours


def _copy(source: Path, target: Path) -> None:
    """SQLite's own online backup (sqlite.org/backup.html): a snapshot, while others read and write. Only its owner may read it."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(_opened(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")


def _opened(path: Path) -> sqlite3.Connection:
    """To read; a file that is not there is not made.

    To read beside a writer, SQLite makes a file. Where it cannot, on a full disk or one that may only be read, there is no writer
    either: then the file is read as one that nobody changes, unless a log says that somebody did.
    """
    address = path.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=rw", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        log = path.with_name(path.name + LOGS[0])
        if not path.exists() or (log.exists() and log.stat().st_size):
            raise
        connection.close()
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)
    return connection


def _check_backup(source: Path) -> str:
    """The revision of a sound backup of ours. Raises NotHere."""
    if not source.is_file():
        raise NotHere("no_file")
    found = _revision(source)
    if found not in migrations.revisions():
        raise NotHere("newer")
    return found


def _revision(file: Path) -> str:
    """The revision a sound database of ours stands at. Raises NotHere."""
    try:
        with closing(_opened(file)) as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise NotHere("damaged")
            connection.execute("SELECT count(*) FROM classrooms").fetchone()
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite3.Error, TypeError) as error:
        raise NotHere(WHY.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "no_database")) from error


def _freshen(source: Path, fresh: Path, *, like: Path) -> int:
    """Copy the backup to beside the database, with the rights of that one; gives how many messages are held back in it."""
    fresh.parent.mkdir(parents=True, exist_ok=True)
    _copy(source, fresh)
    with closing(sqlite3.connect(fresh)) as connection, connection:
        held = connection.execute(HOLD_BACK).rowcount
    if like.exists():
        shutil.copymode(like, fresh)
        with suppress(OSError):  # only the system's own administrator may give a file away
            os.chown(fresh, like.stat().st_uid, like.stat().st_gid)
    return held


def _set_aside(store: Store, path: Path) -> Path | None:
    """Keep the database, with its log, under another name; where the disk can, it stays under its own too until it is replaced."""
    if not path.exists():
        return None
    kept = _beside(path)
    # What is damaged is kept as it is, with its log.
    with suppress(StoreError, sqlite3.Error), closing(store.connect(writes=True)) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in LOGS:
        log = path.with_name(path.name + ending)
        if log.exists():
            _rename(log, kept.with_name(kept.name + ending))
    try:
        os.link(path, kept)
    except OSError:
        _rename(path, kept)
    return kept


def _beside(path: Path) -> Path:
    return _new_name(path.with_name(f"{path.stem}-before-{stamp()}{path.suffix}"))


def _new_name(path: Path) -> Path:
    """`path`, or with a number when there is such a file: nothing that was kept is ever written over."""
    tries = (path if n == 1 else path.with_name(f"{path.stem}-{n}{path.suffix}") for n in count(1))
    return next(one for one in tries if not one.exists())


def _rename(old: Path, new: Path) -> None:
    """Give a file its name, so that it is there after a power cut too."""
    old.replace(new)
    folder = os.open(new.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
