"""What the one who hosts does: migrate, verify, look over, back up, restore. Each gives values; the views word them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app.at_work import holding
from bot.clock import SystemClock
from bot.operations.backups import NotHere, keep_aside
from bot.settings import Settings
from quests import migrations
from quests.desk import Desk
from quests.queries.totals import all_classrooms
from quests.queries.verifying import flaws
from quests.reports import Flaw
from quests.stores import open_store


@dataclass(frozen=True, slots=True)
class Moved:
    """From which revision to which, and where the database as it was is kept (SQLite only)."""

    before: str
    after: str
    kept: Path | None


@dataclass(frozen=True, slots=True)
class Verified:
    """How many classrooms were looked at, and what differs."""

    classrooms: int
    flaws: list[Flaw]


def migrate(settings: Settings, to: str) -> Moved:
    """Move the schema to `to` (head, base or a revision), after a backup on SQLite. Raises NotHere, StoreError."""
    if to not in ("head", "base", *migrations.revisions()):
        raise NotHere("no_revision")
    store = open_store(settings.database_url)
    with holding(store, "questboard migrate"):
        found = migrations.current(store)
        stays = found == {"head": migrations.head(), "base": ""}.get(to, to)
        kept = keep_aside(store) if found in migrations.revisions() and not stays else None
        return Moved(*migrations.migrate(store, to), kept)


@contextmanager
def reading(settings: Settings) -> Iterator[Desk]:
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
    with reading(settings) as desk:
        classrooms = desk.read_now(all_classrooms)
        return Verified(
            len(classrooms), [flaw for classroom in classrooms for flaw in desk.read_now(flaws, classroom=classroom)]
        )
