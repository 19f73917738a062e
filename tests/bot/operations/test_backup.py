"""`questboard backup`: a sound copy, while the database is in use."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.clock import SystemClock
from quests import migrations
from quests.actions.giving import give
from quests.desk import Desk
from quests.queries.totals import all_classrooms
from quests.stores import open_store
from quests.work import Work
from tests.bot.operations.conftest import disk, read_only
from tests.bot.operations.host import Host, friendly
from tests.databases import flaws_of

BACKUPS = 20


def test_it_goes_to_a_folder_beside_the_database(host: Host):
    done = host.types("backup")
    [made] = (host.database.parent / "backups").iterdir()
    assert done.out.startswith(f"Backed up to {made.relative_to(host.folder)} (")
    assert made.stat().st_mode & 0o077 == 0, "it holds what children wrote: only its owner reads it"


def test_two_in_a_second_are_two(host: Host):
    from bot.operations import backups
    from bot.settings import Settings

    settings = Settings(database_url=f"sqlite:///{host.database}")
    assert len({backups.backup(settings, None)[0] for _ in range(3)}) == 3


def test_it_takes_the_place_of_an_older_backup(host: Host):
    for _ in range(2):
        assert host.types("backup", "nightly.db").status == 0
    assert host.asks("SELECT count(*) FROM classrooms", host.folder / "nightly.db") == [(1,)]


def test_it_takes_the_place_of_nothing_else(host: Host):
    (host.folder / "thesis.doc").write_text("Chapter 1")
    assert "no backup of Questboard" in friendly(host.types("backup", "thesis.doc"))
    assert (host.folder / "thesis.doc").read_text() == "Chapter 1"


@pytest.mark.parametrize(
    "name", ["data/questboard.db", "data/../data/questboard.db", "data/questboard.db-wal", "same.db"]
)
def test_it_is_not_the_database_itself(host: Host, name: str):
    (host.folder / "same.db").symlink_to(host.database)
    assert "database itself" in friendly(host.types("backup", name))
    assert host.types("verify").status == 0


@pytest.mark.parametrize("name", ["letter.txt/backup.db", "data", "data/"])
def test_a_place_that_cannot_be_written_is_told(host: Host, name: str):
    (host.folder / "letter.txt").write_text("Dear all")
    assert "cannot be written" in friendly(host.types("backup", name))


def test_a_folder_that_may_only_be_read_is_told(host: Host):
    (host.folder / "safe").mkdir()
    with read_only(host.folder / "safe"):
        assert "cannot be written" in friendly(host.types("backup", "safe/backup.db"))


def test_from_a_folder_that_may_only_be_read_it_works(host: Host):
    with read_only(host.folder / "data"):
        assert host.types("backup", "backup.db").status == 0


def test_a_full_disk_leaves_no_half_a_backup(host: Host):
    with disk(host.folder / "small", "100k"):
        assert "disk is full" in friendly(host.types("backup", "small/backup.db"))
        assert list((host.folder / "small").iterdir()) == []


def test_without_a_database_there_is_nothing_to_back_up(newcomer: Host):
    assert "no database yet" in friendly(newcomer.types("backup"))


def test_a_postgresql_has_its_own_tools(newcomer: Host):
    assert "pg_dump" in friendly(newcomer.types("backup", DATABASE_URL="postgresql://me@127.0.0.1:1/class"))


def test_a_database_of_a_later_version_can_be_backed_up(host: Host):
    host.asks("UPDATE alembic_version SET version_num = '9999'")
    assert host.types("backup").status == 0


@contextmanager
def writing(database: Path) -> Iterator[list[int]]:
    """A teacher who gives points as fast as it goes; how many, counted after each commit."""
    desk = Desk(open_store(f"sqlite:///{database}"), SystemClock())
    desk.start()
    room = desk.read_now(all_classrooms)[0]
    [(teacher, student)] = Host(database.parents[1]).asks(
        "SELECT max(member_id * (role = 'teacher')), max(member_id * (role = 'student')) FROM members"
    )
    given, ends = [0], threading.Event()

    def unit(work: Work) -> None:
        give(work, members=[student], amount=1, reason="counting", by=teacher)

    def go_on() -> None:
        while not ends.is_set():
            desk.write_now(unit, classroom=room)
            given[0] += 1

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield given
    finally:
        ends.set()
        thread.join()
        desk.stop()


def test_under_load_every_one_is_sound(host: Host, tmp_path: Path):
    from bot.operations import backups
    from bot.settings import Settings

    settings, made = Settings(database_url=f"sqlite:///{host.database}"), []
    with writing(host.database) as given:
        for n in range(BACKUPS):
            before = given[0]
            while given[0] == before:
                pass
            made.append((given[0], backups.backup(settings, tmp_path / f"{n}.db")[0]))
    for at_least, file in made:
        backups.restore(Settings(database_url=f"sqlite:///{tmp_path / 'restored' / file.name}"), file)
        there = host.asks("SELECT count(*) FROM entries WHERE reason = 'counting'", file)[0][0]
        assert at_least <= there <= given[0] + 1
        desk = Desk(open_store(f"sqlite:///{tmp_path / 'restored' / file.name}"), SystemClock())
        migrations.check(desk.store)
        desk.start(writes=False)
        try:
            assert flaws_of(desk) == []
        finally:
            desk.stop()
