"""What SQLite and PostgreSQL do differently, asked of each."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from quests.errors import Conflict
from quests.stores import open_store
from tests.classroom import Class
from tests.databases import at_work

REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)
NOTE = "INSERT INTO memory (platform, workspace, note, content) VALUES ('p', 'w', 'n', 'x')"


@pytest.mark.parametrize(
    "url, path",
    [
        ("sqlite:////srv/questboard.db", Path("/srv/questboard.db")),
        ("sqlite:///questboard.db", Path("questboard.db")),
        ("sqlite://", None),
        ("postgresql+psycopg://localhost/questboard", None),
    ],
)
def test_a_store_says_which_file_it_is(url, path):
    assert open_store(url).path == path


def test_a_look_does_not_move_while_others_write(store):
    """Two statements of one reading see the same class, on a level of isolation that the store names itself."""
    reader, writer = store.connect(writes=False).cursor(), store.connect(writes=True).cursor()
    try:
        reader.execute(store.begin_reading)
        reader.execute("SELECT note FROM memory")
        assert reader.fetchall() == []
        writer.execute(NOTE)
        reader.execute("SELECT note FROM memory")
        assert reader.fetchall() == []
    finally:
        reader.connection.close()
        writer.connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO memory (platform, workspace, note, content) VALUES ('p', 'w', 'other', NULL)",
        "INSERT INTO balances (classroom_id, member_id, points, entries_n) VALUES (1, 2, 3, 4)",
    ],
    ids=["not null", "foreign key"],
)
def test_a_row_that_no_table_takes_is_our_own_mistake_and_runs_no_second_time(desk, statement):
    runs = []

    def unit(work):
        runs.append(work.now)
        work._cursor.execute(statement)

    with pytest.raises(REFUSED) as raised:
        desk.write_now(unit)
    assert desk.store.problem(raised.value) is None
    assert len(runs) == 1


def test_a_check_that_fails_is_our_own_mistake(desk, room):
    room.wants_messages(room.sam, "sam")
    room.done(room.sam)
    with pytest.raises(REFUSED) as raised:
        desk.write_now(lambda work: work._cursor.execute("UPDATE outbox SET state = 'lost'"))
    assert desk.store.problem(raised.value) is None


def test_a_key_that_is_there_already_is_a_conflict(store):
    connection = store.connect(writes=True)
    try:
        connection.cursor().execute(NOTE)
        with pytest.raises(REFUSED) as raised:
            connection.cursor().execute(NOTE)
    finally:
        connection.close()
    assert isinstance(store.problem(raised.value), Conflict)


@pytest.mark.parametrize("named", [["-c work_mem=9MB"], ["-c work_mem=9MB", "-c statement_timeout=7s"]])
def test_options_in_the_address_stand_beside_ours(postgres, postgres_template, named):
    url = make_url(postgres.url(postgres_template)).update_query_dict({"options": named}, append=True)
    connection = open_store(url.render_as_string(hide_password=False)).connect(writes=False)
    try:
        assert setting(connection, "work_mem") == "9MB"
        assert setting(connection, "statement_timeout") == ("7s" if len(named) > 1 else "30s")
        assert setting(connection, "jit") == "off"
        assert setting(connection, "default_transaction_read_only") == "on"
    finally:
        connection.close()


def setting(connection, name):
    cursor = connection.cursor()
    cursor.execute(f"SHOW {name}")
    return cursor.fetchall()[0][0]


def test_sqlite_knows_how_much_there_is_after_work(sqlite_url, clock):
    """Its plans are made from what `PRAGMA optimize` counted; nothing else ever counts."""
    with at_work(open_store(sqlite_url), clock) as desk:
        room = Class.on(desk)
        for student in room.students:
            for quest in range(9):
                room.done(student, quest)
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        counted = dict(connection.execute("SELECT tbl, stat FROM sqlite_stat1").fetchall())
    assert counted["attempts"].startswith("27 ")
