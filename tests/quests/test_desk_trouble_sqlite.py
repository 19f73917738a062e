"""When SQLite's file or disk makes trouble: what went wrong is said, nothing is half done, and it goes on afterwards."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from quests import migrations
from quests.actions import attempts
from quests.desk import Desk
from quests.errors import Busy, Damaged, Full, Newer, ReadOnly, StoreError, Unready
from quests.ids import QuestId
from quests.queries.attempts import latest_hand_in, waiting
from quests.sqlite import SqliteStore
from quests.stores import open_store
from tests.classroom import Class
from tests.clock import TickingClock
from tests.databases import at_work, flaws_of, sqlite_at
from tests.quests.queued import queue, said_by_the_writer
from tests.races import PATIENCE_S

BIG = "x" * 4_000


@pytest.fixture
def desk(sqlite_desk):
    return sqlite_desk


@pytest.fixture
def room(desk):
    return Class.on(desk)


def hand_in_until_full(room: Class) -> tuple[list[QuestId], StoreError]:
    """What was acknowledged, and what ended it."""
    stored: list[QuestId] = []
    for number in range(4_000):
        try:
            quest = room.new_quest(title=f"Extra {number}", task=BIG[:2_000])
            room.write(attempts.hand_in, quest=quest, by=room.sam, evidence=BIG)
        except StoreError as error:
            return stored, error
        stored.append(quest)
    pytest.fail("there was space for all of it")


def assert_all_there(room: Class, stored: list[QuestId]) -> None:
    found = room.read(waiting, most=10_000)
    assert [one.quest_id for one in found] == stored
    assert all(room.read(latest_hand_in, one.attempt_id) is not None for one in found)
    assert flaws_of(room.desk) == []


def limit_pages(room: Class, more: int) -> None:
    pages = room.write(lambda work: work.execute(text("PRAGMA page_count"))[0][0])
    room.write(lambda work: work.execute(text(f"PRAGMA max_page_count={pages + more}")))


def test_a_full_database_takes_nothing_half_and_goes_on_once_there_is_space(room):
    limit_pages(room, 40)
    stored, error = hand_in_until_full(room)
    assert isinstance(error, Full)
    assert stored
    assert_all_there(room, stored)
    limit_pages(room, 100_000)
    stored.append(room.new_quest(title="After"))
    room.write(attempts.hand_in, quest=stored[-1], by=room.sam, evidence=BIG)
    assert_all_there(room, stored)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of two megabytes, where this machine lets us have one."""
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "questboard-test", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("only root can make a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)
    folder.rmdir()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make a small disk")
def test_a_full_disk_takes_nothing_half_and_goes_on_once_there_is_space(small_disk, sqlite_template, clock):
    path = shutil.copyfile(sqlite_template, small_disk / "questboard.db")
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 400_000)
    with at_work(open_store(sqlite_at(path)), clock) as desk:
        room = Class.on(desk)
        stored, error = hand_in_until_full(room)
        assert isinstance(error, Full)
        assert_all_there(room, stored)
        ballast.unlink()
        stored.append(room.new_quest(title="After"))
        room.write(attempts.hand_in, quest=stored[-1], by=room.sam, evidence=BIG)
        assert_all_there(room, stored)


@contextmanager
def held_by_another_program(desk: Desk) -> Iterator[None]:
    other = sqlite3.connect(desk.store.path or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@pytest.fixture
def impatient_desk(sqlite_url, clock):
    """Waits a tenth of a second for another program instead of five."""
    store = SqliteStore(make_url(sqlite_url))
    store.busy_ms = 100
    with at_work(store, clock) as desk:
        yield desk


def test_what_another_program_holds_is_busy_and_nothing_changes(impatient_desk):
    room = Class.on(impatient_desk)
    with held_by_another_program(impatient_desk):
        with pytest.raises(Busy):
            room.hand_in(room.sam)
        assert room.attempt(room.sam) is None, "it can still be read"
    assert room.hand_in(room.sam).first


def test_many_who_wait_for_another_program_wait_together(impatient_desk):
    room = Class.on(impatient_desk)
    units = [partial(attempts.take, quest=quest, by=room.sam) for quest in room.quests]
    with held_by_another_program(impatient_desk), said_by_the_writer(impatient_desk) as said:
        asked = [queue(impatient_desk, unit, room.classroom) for unit in units]
        assert {type(one.exception(PATIENCE_S)) for one in asked} == {Busy}
    assert said.count("BEGIN IMMEDIATE") < len(units)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anything, so be somebody else for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_is_read_only(open_folder, sqlite_template, clock, what):
    path = shutil.copyfile(sqlite_template, open_folder / "questboard.db")
    path.chmod(0o444 if what == "file" else 0o644)
    open_folder.chmod(0o555)
    with as_nobody(), pytest.raises(ReadOnly):
        Desk(open_store(sqlite_at(path)), clock).start()


def test_where_there_can_be_no_folder_it_is_read_only(tmp_path, clock):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReadOnly):
        Desk(open_store(sqlite_at(tmp_path / "file" / "questboard.db")), clock).start()


@pytest.mark.parametrize(
    "content", [b"This is no database. " * 200, b"\x00" * 8192, b"SQLite format 3\x00" + b"\xff" * 8000]
)
def test_a_file_that_is_no_database_is_damaged(tmp_path, clock, content):
    path = tmp_path / "questboard.db"
    path.write_bytes(content)
    store = open_store(sqlite_at(path))
    for touch in (Desk(store, clock).start, partial(migrations.check, store), partial(migrations.migrate, store)):
        with pytest.raises(Damaged):
            touch()
    assert path.read_bytes() == content, "nothing was written over it"


def test_a_torn_file_is_damaged_where_it_is_read(sqlite_url, clock):
    with at_work(open_store(sqlite_url), clock) as desk:
        room = Class.on(desk)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    torn = bytearray(path.read_bytes())
    torn[4096:] = b"\xff" * (len(torn) - 4096)
    path.write_bytes(torn)
    with pytest.raises(Damaged), at_work(open_store(sqlite_url), clock) as desk:
        Class(desk, room.classroom, room.teacher, room.students, room.board, room.quests).hand_in(room.sam)


def test_a_database_of_a_later_version_is_newer(sqlite_url):
    store = open_store(sqlite_url)
    with sqlite3.connect(store.path or "") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for touch in (migrations.check, migrations.migrate):
        with pytest.raises(Newer) as refused:
            touch(store)
        assert (refused.value.found, refused.value.known) == ("9999", migrations.head())


@pytest.mark.parametrize("made", [False, True])
def test_an_empty_database_is_not_ready(tmp_path, made):
    path = tmp_path / "questboard.db"
    if made:
        path.touch()
    with pytest.raises(Unready) as refused:
        migrations.check(open_store(sqlite_at(path)))
    assert (refused.value.found, refused.value.known) == ("", migrations.head())


def test_a_desk_that_could_not_start_leaves_nothing_open(tmp_path):
    path = tmp_path / "questboard.db"
    path.write_bytes(b"This is no database. " * 200)
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    for _ in range(20):
        with suppress(Damaged):
            Desk(open_store(sqlite_at(path)), TickingClock()).start()
    after = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    assert after <= before + 1
