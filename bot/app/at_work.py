"""A Desk on a database that stands ready, and is held."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.clock import today
from quests import lock, migrations
from quests.desk import Desk
from quests.errors import Unready
from quests.ids import Clock
from quests.stores import Store


@contextmanager
def holding(store: Store, what: str) -> Iterator[None]:
    """Be the one process that writes to an SQLite file; PostgreSQL lets several. Raises Held."""
    path = store.path
    if path is None:
        yield
        return
    kept = lock.hold(path, what=what, since=today())
    try:
        yield
    finally:
        lock.let_go(kept)


@contextmanager
def at_work(store: Store, what: str, clock: Clock) -> Iterator[Desk]:
    """A Desk on a database that stands ready, held for as long as it is used. Raises StoreError."""
    with holding(store, what):
        make_ready(store)
        desk = Desk(store, clock)
        desk.start()
        try:
            yield desk
        finally:
            desk.stop()


def make_ready(store: Store) -> None:
    """Set an empty database up. One of an earlier version is migrated on purpose only. Raises Unready, Newer."""
    try:
        migrations.check(store)
    except Unready as unready:
        if unready.found:
            raise
        migrations.migrate(store)
