"""SQLite, embedded: one writer with group commit, readers beside it, everything durable."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.url import URL

from quests.errors import Busy, Conflict, Damaged, Full, Lost, ReadOnly, StoreError
from quests.statements import Connection

BUSY_MS = 5_000
CHECKPOINT_PAGES = 4_000
"""Between automatic checkpoints; 1.5 times faster than SQLite's own 1,000, and the log stays under 20 MB."""

COMMON = ("PRAGMA foreign_keys=ON", "PRAGMA cache_size=-16000")
WRITER = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",  # what was erased is overwritten, not only forgotten
    f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}",
    # What a savepoint would put back is then kept in memory: a unit touches some 25 pages, and 16 fill the temporary file's
    # buffer. A quarter of a unit in a batch was spent on that file. It has no part in durability.
    "PRAGMA temp_store=MEMORY",
    "PRAGMA analysis_limit=400",  # rows of an index that `tidy` looks at: enough for a plan, and a matter of milliseconds
)
READER = ("PRAGMA query_only=ON",)

BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: Full,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_BUSY: Busy,
    sqlite3.SQLITE_LOCKED: Busy,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_IOERR: Full,
}
"""SQLite's primary result codes (sqlite.org/rescode.html). An I/O error while writing is most often a full disk."""
CLASHES = {sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_ROWID}
"""Extended codes. The other constraints (NOT NULL, CHECK, a foreign key) are broken by mistakes of our own."""


class SqliteStore:
    """A file. One process writes at a time (`lock.py`), and in it one thread."""

    writers = 1
    batch = 128
    begin = "BEGIN IMMEDIATE"
    begin_reading = "BEGIN"
    busy_ms = BUSY_MS
    """How long to wait while another program holds the file."""

    def __init__(self, url: URL) -> None:
        """The file that `url` names; it is made when first written."""
        self.url = url
        self.path = Path(url.database) if url.database else None
        self.dialect: Dialect = SQLiteDialect_pysqlite()

    def connect(self, *, writes: bool) -> Connection:
        """Open the file (and its folder, to write). Raises ReadOnly, Damaged, Busy."""
        path = self.path or Path(":memory:")
        try:
            if writes:
                path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
        except OSError as error:
            raise ReadOnly(str(error)) from error
        except sqlite3.Error as error:
            raise self.problem(error) or error from error
        try:
            for pragma in (f"PRAGMA busy_timeout={self.busy_ms}", *COMMON, *(WRITER if writes else READER)):
                connection.execute(pragma)
        except sqlite3.Error as error:
            connection.close()
            raise self.problem(error) or error from error
        return connection

    def problem(self, error: Exception) -> StoreError | None:
        """By SQLite's result code; None for a mistake of our own."""
        if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
            return Lost(str(error))
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            return None
        kind = Conflict if code in CLASHES else BY_CODE.get(code & 0xFF)
        return kind(str(error)) if kind else None

    def again(self, error: BaseException) -> bool:
        """Only after a clash of keys: the second run has new ids, or meets what the first one clashed with."""
        return isinstance(error, Conflict)

    def tidy(self, connection: Connection) -> None:
        """Let SQLite count anew what has grown a lot, for its plans; then move the log into the file."""
        cursor = connection.cursor()
        cursor.execute("PRAGMA optimize")
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
