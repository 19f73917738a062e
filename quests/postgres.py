"""PostgreSQL: several writers, one unit a transaction (the server groups commits itself)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg import errors as pg
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.url import URL

from quests.errors import Busy, Conflict, Full, Lost, ReadOnly, StoreError
from quests.statements import Connection

SETTINGS = "-c statement_timeout=30s -c idle_in_transaction_session_timeout=30s -c lock_timeout=10s -c jit=off"
"""A cancelled client once left its query running for minutes; no unit of ours takes a second."""
READS_ONLY = "-c default_transaction_read_only=on"

BY_KIND: tuple[tuple[type[Exception], type[StoreError]], ...] = (
    (pg.UniqueViolation, Conflict),
    (pg.DiskFull, Full),
    (pg.ReadOnlySqlTransaction, ReadOnly),
    (pg.LockNotAvailable, Busy),
    (pg.QueryCanceled, Busy),
    (pg.TooManyConnections, Busy),
    (pg.SerializationFailure, Busy),
    (pg.DeadlockDetected, Busy),
)


class PostgresStore:
    """A server. Several processes may write at once."""

    writers = 8
    batch = 1
    begin = "BEGIN"
    begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ"
    path: Path | None = None

    def __init__(self, url: URL) -> None:
        """The database that `url` names."""
        self.url = url
        self.dialect: Dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped

    def connect(self, *, writes: bool) -> Connection:
        """A new session, read-only unless it `writes`. Raises Lost when the server does not answer."""
        arguments: Mapping[str, Any] = self.dialect.create_connect_args(self.url)[1]
        asked = {"connect_timeout": 10, **arguments, "options": _options(arguments.get("options", ()), writes=writes)}
        try:
            return psycopg.connect(**asked, autocommit=True)
        except psycopg.Error as error:  # an option in the address that there is not is a ProgrammingError
            raise Lost(str(error).strip()) from error

    def problem(self, error: Exception) -> StoreError | None:
        """By PostgreSQL's class of error; None for a mistake of our own, such as a foreign key that points nowhere."""
        for kind, ours in BY_KIND:
            if isinstance(error, kind):
                return ours(str(error))
        return Lost(str(error)) if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else None

    def again(self, error: BaseException) -> bool:
        """After a deadlock, a serialization failure, or a clash of keys with a unit that came first."""
        return isinstance(error, Conflict) or isinstance(error.__cause__, pg.SerializationFailure | pg.DeadlockDetected)

    def tidy(self, connection: Connection) -> None:
        """Nothing: the server looks after itself."""


def _options(given: str | Sequence[str], *, writes: bool) -> str:
    """Ours, then what the address names, which wins over ours; that a reader only reads stands last."""
    named = (given,) if isinstance(given, str) else given
    return " ".join((SETTINGS, *named, *(() if writes else (READS_ONLY,))))
