"""`questboard doctor`: everything the program needs."""

from pathlib import Path

import pytest

from quests import migrations
from tests.bot.operations.conftest import read_only
from tests.bot.operations.host import Host

WELL = "well "


def finding(out: str, what: str) -> str:
    return next(line for line in out.splitlines() if line[6:].startswith(what))


def test_all_is_well_with_a_sound_class(host: Host):
    done = host.types("doctor")
    assert "look" not in {line[:4] for line in done.out.splitlines() if "Language" not in line}
    assert finding(done.out, "Database version").endswith(migrations.head())


def test_before_the_first_start_all_is_well_too_and_nothing_is_made(newcomer: Host):
    assert "new, empty" in finding(newcomer.types("doctor").out, "Database")
    assert list(newcomer.folder.iterdir()) == []


def test_who_writes_is_told(host: Host):
    with host.chatting() as chat:
        chat.says("help", until="Words")
        assert f"questboard chat (process {chat.process.pid}" in finding(host.types("doctor").out, "Written by")
    assert "nobody" in finding(host.types("doctor").out, "Written by")


@pytest.mark.parametrize("revision, advice", [("9999", "made by a later version"), ("0000", "made by a later version")])
def test_a_version_that_is_not_known_is_told(host: Host, revision: str, advice: str):
    host.asks(f"UPDATE alembic_version SET version_num = '{revision}'")
    done = host.types("doctor")
    assert done.status == 1
    assert advice in finding(done.out, "Database version")


def test_a_damaged_file_is_a_finding(host: Host):
    host.database.write_bytes(b"This is a letter.\n" * 100)
    done = host.types("doctor")
    assert done.status == 1
    assert finding(done.out, "Database").startswith("look")


def test_a_postgresql_that_does_not_answer_is_a_finding(newcomer: Host):
    done = newcomer.types("doctor", DATABASE_URL="postgresql://me:CANARY@127.0.0.1:1/class")
    assert done.status == 1
    assert "no answer" in finding(done.out, "Database")
    assert "CANARY" not in done.out + done.err


def test_a_folder_that_cannot_be_written_is_a_finding(host: Host):
    with read_only(host.folder / "data"):
        done = host.types("doctor")
    assert done.status == 1
    assert finding(done.out, "Free room").startswith("look")


def test_files_that_are_lost_are_a_finding(host: Host, tmp_path: Path):
    photo = tmp_path / "crust.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n a crust")
    said = host.types("chat", "--as", "Sam", script=f"quest b2\n4\n{photo}\n\n\n").out
    assert "Handed in: Pizza maths" in said, said
    done = host.types("doctor")
    assert (done.status, finding(done.out, "Files handed in")[-5:]) == (0, "1 / 1")
    (kept,) = [one for one in (host.folder / "data" / "files").rglob("*") if one.is_file()]
    kept.unlink()
    done = host.types("doctor")
    assert done.status == 1
    assert "some are not there" in finding(done.out, "Files handed in")
