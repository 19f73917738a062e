"""Which database: what SQLite and PostgreSQL do differently, and nothing else. `open_store` picks one by its URL."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sqlalchemy.engine import Dialect
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.exc import ArgumentError

from quests.errors import StoreError
from quests.statements import Connection


class Store(Protocol):
    """One database, as the Desk needs it."""

    url: URL
    dialect: Dialect
    path: Path | None
    """The file it is, with its lock and its backups beside it; None for a server."""
    writers: int
    """How many writer threads."""
    batch: int
    """How many units may share a commit."""
    begin: str
    """What begins a writing transaction."""
    begin_reading: str
    """What begins a look at one snapshot."""

    def connect(self, *, writes: bool) -> Connection:
        """A new connection that commits by itself. Raises StoreError."""
        ...

    def problem(self, error: Exception) -> StoreError | None:
        """A driver's error as ours; None for a mistake of our own: a wrong statement, a row that no table takes."""
        ...

    def again(self, error: BaseException) -> bool:
        """Whether a unit that ended so should simply run once more."""
        ...

    def tidy(self, connection: Connection) -> None:
        """What the writer does after work: when nobody has waited for a while, and at its end."""
        ...


def open_store(url: str) -> Store:
    """The store behind a database URL (sqlite or postgresql). Raises ValueError for any other."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("not a database address") from None
    if parsed.get_backend_name() == "sqlite":
        from quests.sqlite import SqliteStore  # noqa: PLC0415 - only the driver that is used is imported

        return SqliteStore(parsed)
    if parsed.get_backend_name() == "postgresql":
        from quests.postgres import PostgresStore  # noqa: PLC0415 - as above

        return PostgresStore(parsed)
    raise ValueError("not a kind of database that is known here")
