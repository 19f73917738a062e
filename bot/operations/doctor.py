"""Looking over everything the program needs; a thing that is wrong is a finding, never an error."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import ssl
import zoneinfo
from importlib.metadata import version

from bot.locales import LANGUAGES, catalogue
from bot.operations.finding import Finding
from bot.operations.stored import stored
from bot.settings import ENV_FILE, Settings
from quests import lock, migrations
from quests.errors import StoreError
from quests.ids import Clock
from quests.stores import Store, open_store

ROOM_LEFT_MB = 100


def doctor(settings: Settings, clock: Clock) -> list[Finding]:
    """All findings; `clock` is the machine's own."""
    from bot.operations.discord_doctor import discord  # noqa: PLC0415 - half a second that nobody else needs

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
        *_env_file(settings),
        *_certificates(settings),
        *discord(settings, clock),
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


def _env_file(settings: Settings) -> list[Finding]:
    """Whether the file with the token is its owner's alone."""
    if not (settings.discord_token and ENV_FILE.is_file()):
        return []
    mode = ENV_FILE.stat().st_mode
    return [Finding("env_file", f"mode {mode & 0o777:o}", well=not mode & 0o077)]


def _certificates(settings: Settings) -> list[Finding]:
    """Whether the file of certificates that was set is one: OpenSSL itself passes over one that is not there."""
    if not settings.ssl_cert_file:
        return []
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(settings.ssl_cert_file)
    except (OSError, ssl.SSLError):
        return [Finding("certificates", settings.ssl_cert_file, well=False)]
    return [Finding("certificates", f"{len(context.get_ca_certs())} in {settings.ssl_cert_file}")]
