"""Looking over everything the program needs; a thing that is wrong is a finding, never an error."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import zoneinfo
from dataclasses import dataclass
from importlib.metadata import version

from bot.locales import LANGUAGES, catalogue
from bot.operations.stored import stored
from bot.settings import Settings
from quests import lock, migrations
from quests.errors import Held, StoreError
from quests.stores import Store, open_store

ROOM_LEFT_MB = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at: `what` it is, as a code, and what was found; `well` when that is good."""

    what: str
    found: str
    well: bool = True
    advice: str = ""
    """What to do, as a code; "" for what is usual with such a thing."""
    named: tuple[str, ...] = ()
    """What the advice names."""
    holder: Held | None = None
    """Who writes to the database, where that is what was found."""


def doctor(settings: Settings) -> list[Finding]:
    """All findings."""
    store = open_store(settings.database_url)
    return [
        Finding("python", platform.python_version()),
        Finding("questboard", version("questboard")),
        Finding("sqlite", sqlite3.sqlite_version),
        Finding("zones", f"tzdata {version('tzdata')}", well=bool(zoneinfo.available_timezones())),
        *_languages(),
        *_database(store),
        _writer(store),
        _room(store, settings),
        _files(store, settings),
    ]


def _languages() -> list[Finding]:
    others = [language for language in LANGUAGES if language != "en"]
    return [Finding("language", one, well=bool(catalogue(one).info())) for one in others]


def _database(store: Store) -> list[Finding]:
    """Whether it can be opened and, if so, at which version it stands."""
    path = store.path
    try:
        found = migrations.current(store)
    except StoreError as error:
        return [Finding("database", error.code, well=False)]
    database = Finding("database", str(path) if path else "PostgreSQL")
    if path and not path.exists():
        database = Finding("database", "new")
    if found in ("", migrations.head()):
        return [database, Finding("schema", found or "new")]
    return [
        database,
        Finding("schema", found, well=False, advice="earlier" if found in migrations.revisions() else "later"),
    ]


def _writer(store: Store) -> Finding:
    path = store.path
    try:
        held = lock.holder(path) if path else None
    except StoreError as error:
        return Finding("writer", error.code, well=False)
    return Finding("writer", "somebody", holder=held) if held else Finding("writer", "nobody")


def _files(store: Store, settings: Settings) -> Finding:
    """Whether the files that were handed in last are there and sound. Before the first start there are none."""
    if store.path and not store.path.exists():
        return Finding("files", "new")
    found, well, advice = stored(settings)
    return Finding("files", found, well=well, advice=advice)


def _room(store: Store, settings: Settings) -> Finding:
    """Whether the folder of the data can be written, and has room. The nearest folder that exists is asked."""
    wanted = (store.path or settings.files_dir / "x").absolute().parent
    folder = next(one for one in (wanted, *wanted.parents) if one.is_dir())
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    return Finding("room", f"{free_mb} MB", well=os.access(folder, os.W_OK) and free_mb >= ROOM_LEFT_MB)
