"""What stands around all classrooms, from the settings."""

from __future__ import annotations

import zoneinfo
from contextlib import suppress

from bot.clock import SystemClock
from bot.files import FileStore
from bot.request import Home
from bot.settings import Settings
from quests.ids import Clock


def home_of(settings: Settings) -> Home:
    """What stands around all classrooms. New ones start with the language that was set, and the machine's zone when none was."""
    zoneinfo.reset_tzpath(())  # the zones of our own lock file, not of the operating system (they differ within a year)
    zone = settings.timezone or _machine_zone()
    return Home(settings.questboard_language, zone, store_of(settings, SystemClock()))


def store_of(settings: Settings, clock: Clock) -> FileStore:
    """Where files that are handed in are kept."""
    return FileStore(settings.files_dir, clock, most_mb=settings.file_most_mb)


def _machine_zone() -> str:
    from tzlocal import get_localzone_name  # noqa: PLC0415 - only when no zone was set

    with suppress(Exception):
        name = get_localzone_name()
        zoneinfo.ZoneInfo(name)
        return name
    return "UTC"
