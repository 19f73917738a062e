"""Settings, from the environment and `.env`, read once. Unknown keys are ignored; bad values are told all at once."""

from __future__ import annotations

import os
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")
ENV_FILE = Path(".env")
LANGUAGES = ("en", "es")
FORMATS = ("console", "json")
LARGEST_FILE_MB = 500
"""A file is read as a whole."""
PORT_MOST = 65_535
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. Every one has a default that works; what may hold a secret is in no `repr`."""

    database_url: str = field(default="sqlite:///data/questboard.db", repr=False)
    files_dir: Path = Path("data/files")
    file_most_mb: int = 20
    """How large one file may be that is handed in."""
    questboard_language: str = "en"
    """The language of the terminal and of new classes."""
    timezone: str = ""
    """The IANA zone of new classes; the machine's own when empty."""
    log_format: str = "console"
    log_level: str = "WARNING"
    discord_token: str = field(default="", repr=False)
    discord_api_base: str = ""
    """For tests: another address than Discord's own, on this machine only, because the token goes there."""
    discord_gateway_url: str = ""
    https_proxy: str = field(default="", repr=False)
    """The way out of a school's network. Its address may hold a password."""
    ssl_cert_file: str = ""
    """Certificates to trust, as a PEM file, where the network has its own; the machine's when empty."""
    health_port: str = ""
    """Where a watcher may ask whether all is well; empty for nowhere."""
    health_host: str = "127.0.0.1"
    slack_bot_token: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)


class Misfit(NamedTuple):
    """A setting that does not fit: `why` is a code the view words. What was set is not told: it may be a password."""

    name: str
    why: str
    choices: tuple[str, ...] = ()


class BadSettings(Exception):
    """Some settings do not fit."""

    def __init__(self, misfits: list[Misfit]) -> None:
        """All of them at once, so that nobody mends one to be told of the next."""
        super().__init__(", ".join(one.name for one in misfits))
        self.misfits = misfits


def read_settings() -> Settings:
    """The settings of this process. Raises BadSettings."""
    values = _from_file_and_environment() if ENV_FILE.exists() else _from_environment()
    # As many hosts write it.
    values["database_url"] = values["database_url"].replace("postgres://", "postgresql://", 1)
    checks = {**CHECKS, **CHECKS_ONLINE} if values["discord_token"] else CHECKS
    misfits = [Misfit(name.upper(), *found) for name, check in checks.items() if (found := check(values[name]))]
    if misfits:
        raise BadSettings(misfits)
    return Settings(**{**values, "file_most_mb": int(values["file_most_mb"])})


def _from_environment() -> dict[str, Any]:
    """What is set, over the defaults. Without a file, pydantic would do no more than this, and take a sixth of the start for it."""
    found: dict[str, Any] = {key.lower(): value for key, value in os.environ.items() if value}
    values = {one.name: found.get(one.name, one.default) for one in fields(Settings)}
    return {**values, "files_dir": Path(values["files_dir"])}


def _from_file_and_environment() -> dict[str, Any]:
    """What is set, over the file, over the defaults. Raises BadSettings when the file cannot be read."""
    from pydantic import create_model  # noqa: PLC0415 - see above
    from pydantic_settings import BaseSettings, SettingsConfigDict  # noqa: PLC0415

    class Environment(BaseSettings):
        model_config = SettingsConfigDict(
            env_file=ENV_FILE, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
        )

    types = get_type_hints(Settings)
    wanted: dict[str, Any] = {one.name: (types[one.name], one.default) for one in fields(Settings)}
    wanted["file_most_mb"] = (str | int, Settings().file_most_mb)  # looked at with all others, and told with them
    try:
        return create_model("Read", __base__=Environment, **wanted)().model_dump()
    except UnicodeError:
        raise BadSettings([Misfit(str(ENV_FILE), "not_utf8")]) from None
    except OSError:
        raise BadSettings([Misfit(str(ENV_FILE), "unreadable")]) from None


Found = tuple[str] | tuple[str, tuple[str, ...]] | None
"""What is wrong with a value, as a code and what it might be instead."""


def _database(url: str) -> Found:
    from sqlalchemy.engine.url import make_url  # noqa: PLC0415 - not on the way to `--help`
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        parsed = make_url(url)
        kind = parsed.get_backend_name(), parsed.get_driver_name()
    except (ArgumentError, ValueError):
        return ("no_address",)
    if kind == ("sqlite", "pysqlite"):
        return ("no_file",) if parsed.database in (None, "", ":memory:") else None
    return None if kind == ("postgresql", "psycopg") else ("no_address",)


def _megabytes(most: str | int) -> Found:
    typed = str(most).strip()
    fits = typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= LARGEST_FILE_MB
    return None if fits else ("no_size",)


def _zone(name: str) -> Found:
    zoneinfo.reset_tzpath(())  # the zones of our own lock file, not of the operating system
    try:
        if name:
            zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a path, a folder of zones, an unknown name
        return ("no_zone",)
    return None


def _loopback(url: str) -> Found:
    """A token is sent there, so it may be no other machine."""
    parts = urlsplit(url)
    return None if not url or parts.hostname in LOOPBACK else ("not_loopback",)


def _port(typed: str) -> Found:
    fits = not typed or (typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= PORT_MOST)
    return None if fits else ("no_port",)


def _proxy(url: str) -> Found:
    try:
        parts = urlsplit(url)
        fits = not url or (parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0)
    except ValueError:  # a port that is no number
        fits = False
    return None if fits else ("no_proxy",)


def _one_of(*choices: str) -> Callable[[str], Found]:
    return lambda value: None if value in choices else ("no_choice", choices)


def _level(name: str) -> Found:
    return None if name.upper() in LEVELS else ("no_choice", LEVELS)


CHECKS: dict[str, Callable[[str], Found]] = {
    "database_url": _database,
    "discord_api_base": _loopback,
    "discord_gateway_url": _loopback,
    "file_most_mb": _megabytes,
    "health_port": _port,
    "questboard_language": _one_of(*LANGUAGES),
    "timezone": _zone,
    "log_format": _one_of(*FORMATS),
    "log_level": _level,
}
CHECKS_ONLINE: dict[str, Callable[[str], Found]] = {"https_proxy": _proxy}
"""Looked at where a chat platform is served: the terminal needs no network, and other programs' settings are not its business."""
