"""`questboard chat`: a class in the terminal, and how it ends."""

import contextlib
import signal

import pytest

from quests import migrations
from tests.bot.operations.conftest import disk, read_only
from tests.bot.operations.host import Host, friendly


def test_the_first_time_a_class_is_there(newcomer: Host):
    assert "Words to type" in newcomer.chats("help\n")
    assert newcomer.asks("SELECT count(*) FROM classrooms") == [(1,)]


def test_without_a_sample_there_is_none(newcomer: Host):
    assert newcomer.types("chat", "--no-sample", script="").status == 0
    assert newcomer.asks("SELECT count(*) FROM classrooms") == [(0,)]


def test_somebody_sits_down_first(host: Host):
    assert host.types("chat", "--as", "Sam", script="points\n").out.startswith("Sam> points")


def test_a_second_one_is_told_who_writes_and_since_when(host: Host):
    with host.chatting() as chat:
        chat.says("help", until="Words")
        told = friendly(host.types("chat"))
    assert "questboard chat is writing to this database (process " in told
    assert str(chat.process.pid) in told
    assert " UTC)" in told


def test_run_is_named_as_what_it_is(host: Host):
    with host.chatting("run") as chat:
        chat.says("help", until="Words")
        assert friendly(host.types("migrate")).startswith("questboard run is writing")


@pytest.mark.parametrize("command", ["status", "verify", "doctor", "backup"])
def test_beside_it_others_may_read(host: Host, command: str):
    with host.chatting() as chat:
        chat.says("help", until="Words")
        assert host.types(command).status == 0


@pytest.mark.parametrize(
    "told, status", [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGINT, 130), (signal.SIGKILL, -9)]
)
def test_told_to_end_it_loses_nothing_and_lets_go(host: Host, told: signal.Signals, status: int):
    with host.chatting() as chat:
        chat.says("/as Zoe", until="[1]")
        assert chat.is_told(told) == status
        assert chat.process.stderr
        assert chat.process.stderr.read() == b""
    assert host.asks("SELECT count(*) FROM members WHERE name = 'Zoe'") == [(1,)]
    assert "Words" in host.chats("help\n")
    assert host.types("verify").status == 0


def test_when_nobody_reads_it_ends_quietly(host: Host):
    done = host.types("chat", script="help\n" * 50, shell="| head -1")
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize("shell", ["<&-", ">&-"])
def test_without_a_terminal_or_script_it_says_so(host: Host, shell: str):
    assert "There is no terminal" in friendly(host.types("chat", shell=shell))


def test_a_database_of_a_later_version_is_left_alone(host: Host):
    host.asks("UPDATE alembic_version SET version_num = '9999'")
    for command in ("chat", "status", "verify", "migrate"):
        assert "later version" in friendly(host.types(command))


def test_a_database_of_an_earlier_version_says_what_to_do(host: Host):
    host.types("migrate", "--to", migrations.revisions()[-2], "--yes")
    assert "questboard migrate" in friendly(host.types("chat"))


@pytest.mark.parametrize("content", [b"This is a letter.\n" * 100, b"SQLite format 3\x00" + b"\x07" * 8000])
def test_a_file_that_is_no_database_is_left_as_it_is(host: Host, content: bytes):
    host.database.write_bytes(content)
    for command in ("chat", "status", "verify", "backup", "migrate"):
        assert "no database of Questboard" in friendly(host.types(command))
    assert host.database.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(host: Host):
    host.database.unlink()
    host.asks("CREATE TABLE recipes (name TEXT)")
    content = host.database.read_bytes()
    for command in ("chat", "migrate", "backup"):
        assert "no database of Questboard" in friendly(host.types(command))
    assert host.database.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_told(host: Host):
    with read_only(host.folder / "data"):
        assert "cannot be written" in friendly(host.types("chat"))


def test_a_full_disk_keeps_what_is_there_and_says_so(newcomer: Host):
    with disk(newcomer.folder / "data", "1500k"):
        newcomer.chats("/as Zoe\n")
        with contextlib.suppress(OSError), (newcomer.folder / "data" / "fill").open("wb", buffering=0) as fill:
            while True:
                fill.write(b"\0" * 4096)
        done = newcomer.types("chat", script="/as Zacharias\nhelp\n")
        assert "disk is full" in (done.out + done.err).lower()
        (newcomer.folder / "data" / "fill").unlink()
        assert newcomer.asks("SELECT count(*) FROM members WHERE name = 'Zoe'") == [(1,)]
        assert newcomer.types("verify").status == 0


def test_a_postgresql_that_does_not_answer_is_told_without_its_password(newcomer: Host):
    for address in ("postgresql://me:CANARY@127.0.0.1:1/class", "postgresql://me:CANARY@127.0.0.1:1/class?odd=1"):
        for command in ("chat", "status", "migrate"):
            told = friendly(newcomer.types(command, DATABASE_URL=address, LOG_LEVEL="DEBUG"))
            assert "does not answer" in told
            assert "CANARY" not in told


def test_a_disk_that_fills_up_in_the_middle_stops_nobody_from_going_on(newcomer: Host):
    with disk(newcomer.folder / "data", "1500k"), newcomer.chatting() as chat:
        chat.says("help", until="[1]")
        fill = newcomer.folder / "data" / "fill"
        with contextlib.suppress(OSError), fill.open("wb", buffering=0) as filling:
            while True:
                filling.write(b"\0" * 4096)
        seen = "".join(chat.says(f"/as Zoe{n}", until=f"Zoe{n}.") + chat.says("help", until="[1]") for n in range(40))
        assert "disk is full" in seen.lower()
        fill.unlink()
        assert "Others see you" in chat.says("/as Zacharias", until="[1]")
        assert newcomer.types("verify").status == 0
