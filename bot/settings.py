"""Settings, from the environment and `.env`, read once. Unknown keys are ignored; bad values are told all at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from bot.locales import LANGUAGES

ENV_FILE = Path(".env")
FORMATS = ("console", "json")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. Every one has a default that works; what may hold a password is in no `repr`."""

    database_url: str = field(default="sqlite:///data/questboard.db", repr=False)
    files_dir: Path = Path("data/files")
    questboard_language: str = "en"
    """The language of the terminal and of new classes."""
    timezone: str = ""
    """The IANA zone of new classes; the machine's own when empty."""
    log_format: str = "console"
    log_level: str = "WARNING"
    discord_token: str = field(default="", repr=False)
    slack_bot_token: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)


class BadSettings(Exception):
    """Some settings do not fit: `lines` says one a line, as a name and what it should look like."""

    def __init__(self, lines: list[str]) -> None:
        """`lines` hold no value that was set: it may be a password."""
        super().__init__("\n".join(lines))
        self.lines = lines


def read_settings() -> Settings:
    """The settings of this process. Raises BadSettings with one line for each that does not fit."""
    names = {one.name for one in fields(Settings)}
    if not ENV_FILE.is_file() and not any(name.lower() in names for name in os.environ):
        return Settings()  # nothing is set, nothing is to be checked: most classes start so, and a third faster
    return _read(names)


def _read(names: set[str]) -> Settings:
    # Half of all that the terminal takes to import, and only wanted when something is set.
    from pydantic import AfterValidator, ValidationError, create_model  # noqa: PLC0415
    from pydantic_settings import BaseSettings, SettingsConfigDict  # noqa: PLC0415

    class Read(BaseSettings):
        model_config = SettingsConfigDict(
            env_file=ENV_FILE, env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
        )

    types = get_type_hints(Settings)
    wanted: dict[str, Any] = {
        one.name: (_checked(AfterValidator, types[one.name], one.name), one.default) for one in fields(Settings)
    }
    try:
        read = create_model("Read", __base__=Read, **wanted)()
    except ValidationError as error:
        raise BadSettings([f"{str(one['loc'][0]).upper()}: {_problem(one['msg'])}" for one in error.errors()]) from None
    except UnicodeError:
        raise BadSettings([".env: should be text in UTF-8"]) from None
    except OSError:
        raise BadSettings([".env: cannot be read; look at its rights"]) from None
    return Settings(**{name: getattr(read, name) for name in names})


def _checked(after: Callable[[Callable[[str], str]], Any], kind: Any, name: str) -> Any:
    from typing import Annotated  # noqa: PLC0415

    return Annotated[kind, after(CHECKS[name])] if name in CHECKS else kind
