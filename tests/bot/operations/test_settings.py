"""What is set, in the environment or in `.env`, and what does not fit."""

from pathlib import Path

import pytest

from bot import settings
from bot.settings import BadSettings, Settings, read_settings
from tests.bot.operations.host import Host, friendly


@pytest.mark.parametrize(
    "name, value",
    [
        ("DATABASE_URL", "not an address"),
        ("DATABASE_URL", "mysql://me:CANARY@school/class"),
        ("DATABASE_URL", "postgresql+asyncpg://me:CANARY@school/class"),
        ("DATABASE_URL", "postgresql://me:CANARY@school:port/class"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("QUESTBOARD_LANGUAGE", "fr"),
        ("TIMEZONE", "Mars/Olympus"),
        ("TIMEZONE", "../../etc/localtime"),
        ("TIMEZONE", "America"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "loud"),
        ("HEALTH_PORT", "80800"),
        ("HEALTH_PORT", "http"),
    ],
)
def test_what_does_not_fit_is_told_by_name_and_not_by_value(newcomer: Host, name: str, value: str):
    told = friendly(newcomer.types("status", **{name: value}))
    assert f"\n{name}: should" in told
    assert "CANARY" not in told


@pytest.mark.parametrize("proxy", ["socks5://me:CANARY@gate:1080", "gate.school", "http://gate:CANARY"])
def test_a_proxy_is_looked_at_where_a_chat_platform_is_served(host: Host, proxy: str):
    told = friendly(host.types("status", DISCORD_TOKEN="x", HTTPS_PROXY=proxy))
    assert "HTTPS_PROXY: should look like http://" in told
    assert "CANARY" not in told
    assert host.types("status", HTTPS_PROXY=proxy).status == 0


def test_all_is_told_at_once(newcomer: Host):
    told = friendly(newcomer.types("status", LOG_LEVEL="loud", LOG_FORMAT="xml", TIMEZONE="Mars"))
    assert [line.partition(":")[0] for line in told.splitlines()[1:]] == ["TIMEZONE", "LOG_FORMAT", "LOG_LEVEL"]


@pytest.mark.parametrize("content", [b"LOG_LEVEL=\xff\xfe", b"\xff\xfeL\x00O\x00G\x00"])
def test_a_file_in_another_encoding_is_told(newcomer: Host, content: bytes):
    (newcomer.folder / ".env").write_bytes(content)
    assert ".env: should be text in UTF-8" in friendly(newcomer.types("status"))


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfLOG_LEVEL=INFO\r\nNOBODY_KNOWS=1\r\n",
        b'=\n"\n\x00\x01 garbage\nLOG_LEVEL=INFO\n',
        b"export LOG_LEVEL='INFO'\n\n# LOG_FORMAT=xml\nDISCORD_TOKEN=\n",
        b"",
    ],
)
def test_odd_lines_and_unknown_keys_are_passed_over(host: Host, content: bytes):
    (host.folder / ".env").write_bytes(content)
    assert host.types("status", ANOTHER="one").status == 0


def test_a_folder_of_that_name_is_somebody_elses(host: Host):
    (host.folder / ".env").mkdir()
    assert host.types("status").status == 0


def test_a_file_that_cannot_be_read_is_told(monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("LOG_LEVEL=INFO")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("dotenv.main.open", refuse, raising=False)
    with pytest.raises(BadSettings) as bad:
        read_settings()
    assert [(one.name, one.why) for one in bad.value.misfits] == [(".env", "unreadable")]


SET = {
    "DATABASE_URL": "postgres://me:pw@school/class",
    "files_dir": "elsewhere",
    "Log_Level": "info",
    "TIMEZONE": "Europe/Madrid",
    "QUESTBOARD_LANGUAGE": "es",
    "LOG_FORMAT": "",
    "DISCORD_TOKEN": "secret",
}


@pytest.fixture
def nothing_set(monkeypatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in Settings.__dataclass_fields__:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def test_the_environment_and_the_file_are_read_alike(nothing_set: Path, monkeypatch):
    for name, value in SET.items():
        monkeypatch.setenv(name, value)
    from_environment = read_settings()
    for name in SET:
        monkeypatch.delenv(name)
    (nothing_set / ".env").write_text("".join(f"{name}={value}\n" for name, value in SET.items()))
    assert read_settings() == from_environment
    assert from_environment.database_url == "postgresql://me:pw@school/class"
    assert from_environment.files_dir == Path("elsewhere")
    assert from_environment.log_format == "console"


def test_the_environment_comes_before_the_file(nothing_set: Path, monkeypatch):
    (nothing_set / ".env").write_text("LOG_LEVEL=INFO\nTIMEZONE=Europe/Madrid\n")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert (read_settings().log_level, read_settings().timezone) == ("ERROR", "Europe/Madrid")


def test_every_default_fits():
    defaults = Settings()
    assert [name for name, check in settings.CHECKS.items() if check(getattr(defaults, name))] == []


def test_no_secret_is_in_a_repr():
    shown = repr(
        Settings(database_url="postgresql://me:CANARY@school/class", slack_app_token="CANARY", https_proxy="CANARY")
    )
    assert "CANARY" not in shown
