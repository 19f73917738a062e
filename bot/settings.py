"""Settings, from the environment and `.env`, read once. Unknown keys are ignored; bad values are told all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import ArgumentError

KNOWN = ("sqlite", "postgresql")


def _database(url: str) -> str:
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError:
        backend = ""
    if backend not in KNOWN:
        raise ValueError("should look like sqlite:///data/questboard.db or postgresql://name:password@host/database")
    return url


def _language(locale: str) -> str:
    if locale not in LANGUAGES:
        raise ValueError(f"should be one of {', '.join(LANGUAGES)}")
    return locale


def _format(name: str) -> str:
    if name not in FORMATS:
        raise ValueError(f"should be one of {', '.join(FORMATS)}")
    return name


LANGUAGES = ("en", "es")
FORMATS = ("console", "json")


class Settings(BaseSettings):
    """All that can be set. Every one has a default that works."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///data/questboard.db"
    files_dir: Path = Path("data/files")
    questboard_language: Annotated[str, AfterValidator(_language)] = "en"
    """The language of the terminal and of new classes."""
    timezone: str = ""
    """The IANA zone of new classes; the machine's own when empty."""
    log_format: Annotated[str, AfterValidator(_format)] = "console"
    log_level: str = "WARNING"
    discord_token: SecretStr | None = None
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None


class BadSettings(Exception):
    """Some settings do not fit: one line each."""


def read_settings() -> Settings:
    """The settings of this process. Raises BadSettings with one line for each that does not fit."""
    try:
        return Settings()
    except ValidationError as error:
        lines = (f"{str(one['loc'][0]).upper()}: {one['msg'].removeprefix('Value error, ')}" for one in error.errors())
        raise BadSettings("\n".join(lines)) from None
