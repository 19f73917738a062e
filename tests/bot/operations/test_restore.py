"""`questboard restore`: a backup in the place of the database, whole or not at all."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from quests.stores import open_store
from tests.bot.operations.conftest import disk
from tests.bot.operations.host import Host, friendly

CLASS = "SELECT name FROM classrooms"
RENAME = "UPDATE classrooms SET name = 'Since then'"


@pytest.fixture
def backup(host: Host) -> Path:
    """A backup, after which the class went on."""
    host.types("backup", "monday.db")
    host.asks(RENAME)
    return host.folder / "monday.db"


def kept(host: Host) -> list[Path]:
    return sorted(host.database.parent.glob("*-before-*.db"))


def test_the_class_is_as_it_was_and_goes_on(host: Host, backup: Path):
    done = host.types("restore", "monday.db", "--yes")
    assert done.status == 0
    assert host.asks(CLASS) == [("Room 7",)]
    assert host.types("verify").status == 0
    assert "Words to type" in host.chats("help\n")


def test_what_was_there_is_kept_beside_it(host: Host, backup: Path):
    done = host.types("restore", "monday.db", "--yes")
    [before] = kept(host)
    assert f"kept as {before.relative_to(host.folder)}" in done.out
    assert host.asks(CLASS, before) == [("Since then",)]


def test_each_time_under_a_name_of_its_own(host: Host, backup: Path):
    from bot.operations import backups
    from bot.settings import Settings

    for _ in range(3):
        backups.restore(Settings(database_url=f"sqlite:///{host.database}"), backup)
    assert len(kept(host)) == 3
    assert sorted(host.asks(CLASS, file) for file in kept(host)) == [[("Room 7",)], [("Room 7",)], [("Since then",)]]


def test_what_stood_only_in_the_log_is_kept_too(host: Host, backup: Path):
    store = open_store(f"sqlite:///{host.database}")
    with closing(store.connect(writes=True)) as left_open:
        left_open.cursor().execute("UPDATE classrooms SET name = 'In the log'")
        assert host.database.with_name("questboard.db-wal").stat().st_size
        host.types("restore", "monday.db", "--yes")
    [before] = kept(host)
    assert host.asks(CLASS, before) == [("In the log",)]
    assert host.asks(CLASS) == [("Room 7",)]


def test_where_there_is_no_database_it_becomes_one(host: Host, backup: Path):
    shutil.rmtree(host.database.parent)
    assert host.types("restore", "monday.db", "--yes").out == "Restored from monday.db.\n"
    assert host.types("verify").status == 0


def test_a_damaged_database_can_be_replaced(host: Host, backup: Path):
    host.database.write_bytes(b"This is a letter.\n" * 100)
    assert host.types("restore", "monday.db", "--yes").status == 0
    assert kept(host)[0].read_bytes().startswith(b"This is a letter.")
    assert host.types("verify").status == 0


WAITS = """INSERT INTO outbox
    SELECT classroom_id, {n}, event_id, by_id, 'console', 'here', 'sam', '', '{state}', 0, 0, NULL, '', '' FROM events LIMIT 1"""


def test_what_waited_to_be_sent_is_not_sent_again(host: Host):
    for n, state in enumerate(("pending", "claimed", "sent")):
        host.asks(WAITS.format(n=n, state=state))
    host.types("backup", "monday.db")
    done = host.types("restore", "monday.db", "--yes")
    assert "Messages held back, because they may have been sent since that backup: 2." in done.out
    states = "SELECT state, problem FROM outbox ORDER BY outbox_id"
    assert host.asks(states) == [("dead", "restored"), ("dead", "restored"), ("sent", "")]
    assert host.asks(states, host.folder / "monday.db") == [("pending", ""), ("claimed", ""), ("sent", "")]
    assert "to sam" not in host.chats("help\n").lower()
    assert "2 could not be sent (restored: 2)" in host.types("status").out


def test_it_asks_and_no_is_no(host: Host, backup: Path):
    assert host.types("restore", "monday.db", script="n\n").status == 1
    assert host.asks(CLASS) == [("Since then",)]


def test_where_nobody_can_be_asked_it_says_how_to_do_without(host: Host, backup: Path):
    assert "--yes" in friendly(host.types("restore", "monday.db"))


@pytest.mark.parametrize(
    "name, told",
    [
        ("nowhere.db", "no such file"),
        ("data", "no such file"),
        ("letter.db", "not a backup"),
        ("empty.db", "not a backup"),
        ("recipes.db", "not a backup"),
        ("cut.db", "damaged"),
        ("scratched.db", "damaged"),
        ("later.db", "later version"),
    ],
)
def test_what_is_no_sound_backup_changes_nothing(host: Host, backup: Path, name: str, told: str):
    (host.folder / "letter.db").write_text("Dear all, " * 1000)
    (host.folder / "empty.db").touch()
    host.asks("CREATE TABLE recipes (name TEXT)", host.folder / "recipes.db")
    whole = backup.read_bytes()
    (host.folder / "cut.db").write_bytes(whole[: len(whole) // 2])
    (host.folder / "scratched.db").write_bytes(whole[:8192] + b"\xff" * 20_000 + whole[28_192:])
    shutil.copyfile(backup, host.folder / "later.db")
    host.asks("UPDATE alembic_version SET version_num = '9999'", host.folder / "later.db")
    assert told in friendly(host.types("restore", name, "--yes"))
    assert host.asks(CLASS) == [("Since then",)]
    assert kept(host) == []


def test_while_another_writes_it_waits_for_its_turn(host: Host, backup: Path):
    with host.chatting() as chat:
        chat.says("help", until="Words")
        assert "is writing to this database" in friendly(host.types("restore", "monday.db", "--yes"))
    assert host.asks(CLASS) == [("Since then",)]


def test_a_full_disk_changes_nothing(host: Host, backup: Path):
    fits_once = host.database.stat().st_size * 3 // 2 // 1024
    with disk(host.folder / "small", f"{fits_once}k"):
        shutil.copyfile(host.database, host.folder / "small" / "class.db")
        address = f"sqlite:///{host.folder}/small/class.db"
        assert "disk is full" in friendly(host.types("restore", "monday.db", "--yes", DATABASE_URL=address))
        assert host.asks(CLASS, host.folder / "small" / "class.db") == [("Since then",)]
        assert not list((host.folder / "small").glob("*.half"))


def test_a_postgresql_has_its_own_tools(host: Host, backup: Path):
    told = host.types("restore", "monday.db", "--yes", DATABASE_URL="postgresql://me@127.0.0.1:1/class")
    assert "pg_restore" in friendly(told)
