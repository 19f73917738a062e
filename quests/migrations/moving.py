"""Running Alembic on our stores: one transaction, and on SQLite with its foreign keys looked after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from quests.errors import Damaged, Lost
from quests.stores import Store

MIGRATION_LOCK = 0x71626D67
"""One migrating process at a time on PostgreSQL: the key of an advisory lock, "qbmg" in ASCII."""


def move(store: Store, to: str, *, down: bool) -> None:
    """Bring the database to revision `to`, in one transaction."""
    store.connect(writes=True).close()
    engine = sa.create_engine(store.url, poolclass=sa.NullPool)
    with engine.connect() as connection, _transaction(connection, store.dialect.name):
        (command.downgrade if down else command.upgrade)(configuration(connection), to)
    engine.dispose()


def configuration(connection: sa.Connection | None = None) -> Config:
    """Alembic's settings, without a file: everything stands here."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _transaction(connection: sa.Connection, dialect: str) -> Iterator[None]:
    if dialect != "sqlite":
        with connection.begin():
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            yield
        return
    with _sqlite_transaction(connection):
        yield


@contextmanager
def _sqlite_transaction(connection: sa.Connection) -> Iterator[None]:
    """Altering a table that others refer to would delete their rows, so foreign keys rest and are checked at the end."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise Lost("no connection")
    driver.isolation_level = None
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    driver.execute("BEGIN IMMEDIATE")
    try:
        yield
        if driver.execute("PRAGMA foreign_key_check").fetchall():
            raise Damaged("rows would point to nothing")
        driver.execute("COMMIT")
    except BaseException:
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        raise
