"""Databases for the tests: each test has its own, copied from one that was migrated once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quests import migrations
from quests.desk import Desk
from quests.ids import Clock
from quests.queries import totals, verifying
from quests.reports import Flaw
from quests.stores import Store, open_store
from quests.tables import metadata


def sqlite_at(path: Path) -> str:
    """The address of an SQLite file."""
    return f"sqlite:///{path}"


def migrated(url: str) -> str:
    """The same address, with all tables there."""
    migrations.migrate(open_store(url))
    return url


@contextmanager
def at_work(store: Store, clock: Clock) -> Iterator[Desk]:
    """A Desk on `store`, stopped at the end."""
    desk = Desk(store, clock)
    desk.start()
    try:
        yield desk
    finally:
        desk.stop()


def empty(store: Store) -> None:
    """Delete all rows of a PostgreSQL database. (TRUNCATE takes ten times longer for a few rows.)"""
    connection = store.connect(writes=True)
    tables = "; ".join(f"DELETE FROM {table.name}" for table in metadata.sorted_tables)
    connection.cursor().execute(f"SET session_replication_role = replica; {tables}")
    connection.close()


def flaws_of(desk: Desk) -> list[Flaw]:
    """Where a cache in any classroom does not say what the record says."""
    return [
        flaw
        for classroom in desk.read_now(totals.all_classrooms)
        for flaw in desk.read_now(verifying.flaws, classroom=classroom)
    ]
