"""`questboard setup`: what can be set up, and Discord step by step, with no network at all."""

import re

import pytest

from adapters.discord.permissions import NEEDED, invite
from bot.views import setting_up
from bot.views.operations import not_here
from tests.bot.operations.host import Host, friendly
from tests.bot.operations.terminal import at_terminal

APPLICATION = "123456789012345678"
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.CANARY.CANARY-CANARY"
NOBODY = "http://127.0.0.1:1/api/v10"
"""Where no Discord is: nothing leaves this machine."""
OTHERS = "# Ours\nTIMEZONE=Europe/Madrid\n# DISCORD_TOKEN=\nLOG_LEVEL=INFO"


def link(said: str) -> str:
    """The one link that invites, at the end of all that was said."""
    (found,) = re.findall(r"https://discord\.com/oauth2\S+", said)
    assert said.strip().endswith(found)
    return str(found)


def test_it_says_what_can_be_set_up(newcomer: Host):
    said = newcomer.types("setup").out
    assert "discord    not yet: questboard setup discord" in said
    assert "slack      comes in a later version" in said
    assert list(newcomer.folder.iterdir()) == []


def test_it_says_that_nobody_answers(newcomer: Host):
    said = newcomer.types("setup", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=NOBODY).out
    assert "a token is set, but: Nothing lets us through to Discord" in said
    assert "CANARY" not in said


def test_the_steps_are_numbered_and_say_where_the_token_belongs(newcomer: Host):
    done = newcomer.types("setup", "discord", script="")
    assert done.status == 0
    assert re.findall(r"^(\d)\. ", done.out, re.MULTILINE) == list("123456")
    assert "DISCORD_TOKEN=…" in done.out
    assert "all three off" in done.out
    assert list(newcomer.folder.iterdir()) == []


def test_each_permission_of_the_link_is_explained():
    assert [name.casefold() for name, _ in setting_up.WHY] == [
        "view channel",
        "send messages",
        "send messages in threads",
        "attach files",
    ]
    assert len(setting_up.WHY) == len(NEEDED)


def test_without_a_network_the_token_itself_says_whose_it_is(newcomer: Host):
    done = newcomer.types("setup", "discord", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=NOBODY)
    assert link(done.out) == invite(APPLICATION)
    assert "CANARY" not in done.out + done.err


def test_the_application_alone_is_enough_for_the_link(newcomer: Host):
    assert link(newcomer.types("setup", "discord", "--application", "42").out) == invite("42")
    assert "only digits" in friendly(newcomer.types("setup", "discord", "--application", "Questboard"))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_token_that_is_typed_goes_into_the_file_and_nowhere_else(newcomer: Host, ends: str):
    file = newcomer.folder / ".env"
    file.write_bytes(OTHERS.replace("\n", ends).encode())
    file.chmod(0o644)
    with at_terminal(newcomer, "setup", "discord", DISCORD_API_BASE=NOBODY) as terminal:
        terminal.sees("Paste the token")
        terminal.types(TOKEN)
        assert terminal.ends() == 0
    assert "CANARY" not in terminal.seen
    assert link(terminal.seen) == invite(APPLICATION)
    expected = OTHERS.replace("# DISCORD_TOKEN=", f"DISCORD_TOKEN={TOKEN}").replace("\n", ends)
    assert file.read_bytes().decode() == expected
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in newcomer.folder.iterdir()] == [".env"]


def test_a_second_token_takes_the_place_of_the_first(newcomer: Host):
    from bot.operations.env_file import put

    file = newcomer.folder / ".env"
    for token in ("one", "two"):
        put(file, "DISCORD_TOKEN", token)
        put(file, "OTHER", "x")
    assert file.read_text() == "DISCORD_TOKEN=two\nOTHER=x\n"


def test_a_link_to_the_file_stays_a_link(newcomer: Host):
    from bot.operations.env_file import put

    (newcomer.folder / "real").write_text("A=1")
    (newcomer.folder / ".env").symlink_to("real")
    put(newcomer.folder / ".env", "DISCORD_TOKEN", "one")
    assert (newcomer.folder / ".env").is_symlink()
    assert (newcomer.folder / "real").read_text() == "A=1\nDISCORD_TOKEN=one\n"


def test_what_is_no_token_is_told_and_asked_again(newcomer: Host):
    with at_terminal(newcomer, "setup", "discord", DISCORD_API_BASE=NOBODY) as terminal:
        terminal.sees("Paste the token")
        terminal.types("a1b2c3d4e5f6")
        terminal.sees("Paste the token", times=2)
        terminal.types("")
        terminal.sees("The application's ID")
        terminal.types(APPLICATION)
        assert terminal.ends() == 0
    assert "That is no bot's token" in terminal.seen
    assert link(terminal.seen) == invite(APPLICATION)
    assert not (newcomer.folder / ".env").exists()


def test_a_file_that_cannot_be_written_is_told(newcomer: Host):
    from bot.operations.backups import NotHere
    from bot.operations.env_file import put

    with pytest.raises(NotHere) as told:
        put(newcomer.folder / "nowhere" / ".env", "DISCORD_TOKEN", "one")
    assert "cannot be written" in not_here(told.value.why)
