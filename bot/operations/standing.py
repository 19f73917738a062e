"""How the database stands: what runs, what waits, what is stuck, and when it was last backed up."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from bot.operations import reading
from bot.operations.backups import Copy, last_backup
from bot.settings import Settings
from quests import lock
from quests.errors import Held, StoreError
from quests.ids import Moment
from quests.queries.totals import backlog, totals
from quests.reports import Backlog, Totals
from quests.stores import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it at the moment `now`. PostgreSQL says neither who runs nor what was backed up: `kept_here` is False."""

    now: Moment
    totals: Totals
    backlog: list[Backlog]
    kept_here: bool
    running: Held | None = None
    backup: Copy | None = None


def standing(settings: Settings) -> Standing:
    """How it stands. Raises StoreError."""
    with reading(settings) as desk:
        path = desk.store.path
        return Standing(
            now=desk.clock.now(),
            totals=desk.read_now(totals),
            backlog=desk.read_now(backlog),
            kept_here=path is not None,
            running=_running(desk.store),
            backup=last_backup(path) if path else None,
        )


def _running(store: Store) -> Held | None:
    with suppress(StoreError):  # a lock that cannot be looked at is for the doctor
        return lock.holder(store.path) if store.path else None
    return None
