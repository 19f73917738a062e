"""`questboard --help`, `--version`, and what is no command."""

import pytest

from tests.bot.operations.host import Host, friendly

COMMANDS = ("run", "chat", "migrate", "verify", "doctor", "status", "backup", "restore", "setup", "pack")


def test_all_commands_are_listed(newcomer: Host):
    listed = newcomer.types("--help").out
    assert [command for command in COMMANDS if f"\n  {command} " not in listed] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example(newcomer: Host, command: str):
    done = newcomer.types(command, "--help")
    assert done.status == 0
    assert f"questboard {command}" in done.out.partition("Example")[2]


def test_the_version_is_told(newcomer: Host):
    assert newcomer.types("--version").out.startswith("questboard 0.")


@pytest.mark.parametrize("words", [("dance",), ("status", "--quickly"), ("restore",), ()])
def test_what_is_no_command_is_told(newcomer: Host, words: tuple[str, ...]):
    done = newcomer.types(*words)
    assert done.status == 2
    assert "Usage" in done.out + done.err


def test_help_touches_nothing(newcomer: Host):
    newcomer.types("--help")
    assert list(newcomer.folder.iterdir()) == []


def test_a_mistake_of_ours_is_told_without_what_people_wrote(newcomer: Host, monkeypatch, capsys):
    from bot.cli import process

    def breaks() -> None:
        raise ValueError("CANARY")

    with pytest.raises(SystemExit) as end, process.ending():
        breaks()
    told = capsys.readouterr().err
    assert end.value.code == 1
    assert "ValueError at" in told
    assert "CANARY" not in told


def test_a_setting_that_does_not_fit_is_told_before_anything_is_made(newcomer: Host):
    friendly(newcomer.types("chat", LOG_LEVEL="loud"))
    assert list(newcomer.folder.iterdir()) == []
