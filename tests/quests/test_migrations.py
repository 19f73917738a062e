"""The schema's history: up and down on both databases, all of a step or nothing, and at the end what the tables say."""

from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import sleep

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from quests import migrations
from quests.errors import Damaged, Newer, Unready
from quests.migrations.moving import configuration
from quests.stores import open_store
from quests.tables import metadata
from tests.classroom import Class
from tests.databases import at_work, flaws_of, sqlite_at
from tests.quests.schema import dump, say

PROCESSES = get_context("forkserver")


@pytest.fixture
def empty_store(request, database, tmp_path):
    """A database without any table."""
    if database == "sqlite":
        yield open_store(sqlite_at(tmp_path / "empty.db"))
        return
    server = request.getfixturevalue("postgres")
    name = server.create()
    yield open_store(server.url(name))
    server.drop(name)


def test_head_is_what_alembic_says():
    scripts = ScriptDirectory.from_config(configuration())
    assert migrations.head() == scripts.get_current_head()
    assert migrations.revisions() == [one.revision for one in reversed(list(scripts.walk_revisions()))]


def test_after_all_migrations_the_schema_is_what_the_tables_say(store, empty_store):
    engine = create_engine(empty_store.url)
    metadata.create_all(engine)
    engine.dispose()
    assert dump(store) == dump(empty_store)


def test_from_nothing_to_head_and_again_nothing_to_do(empty_store):
    with pytest.raises(Unready):
        migrations.check(empty_store)
    assert migrations.migrate(empty_store) == ("", migrations.head())
    migrations.check(empty_store)
    assert migrations.migrate(empty_store) == (migrations.head(), migrations.head())


def test_every_step_goes_down_and_up_again_with_a_class_in_it(store, clock):
    with at_work(store, clock) as desk:
        room = Class.on(desk)
        room.done(room.sam)
    for below, above in reversed(list(zip(["base", *migrations.revisions()], migrations.revisions(), strict=False))):
        before = dump(store)
        migrations.migrate(store, below)
        assert migrations.current(store) == ("" if below == "base" else below)
        migrations.migrate(store, above)
        assert dump(store) == before
        migrations.migrate(store, below)
    assert dump(store) == []
    migrations.migrate(store)
    with at_work(store, clock) as desk:
        room = Class.on(desk)
        room.done(room.sam)
        assert flaws_of(desk) == []


def test_a_step_that_fails_changes_nothing(store):
    migrations.migrate(store, "base")
    say(store, "CREATE TABLE tallies (in_the_way INTEGER)")
    before = dump(store)
    with pytest.raises(Exception, match="tallies"):
        migrations.migrate(store)
    assert (dump(store), migrations.current(store)) == (before, "")
    say(store, "DROP TABLE tallies")
    assert migrations.migrate(store) == ("", migrations.head())


def test_rows_that_would_point_to_nothing_stop_it(sqlite_url):
    """On SQLite foreign keys rest meanwhile, so they are checked at the end."""
    store = open_store(sqlite_url)
    migrations.migrate(store, "base")
    say(store, "CREATE TABLE parents (id INTEGER PRIMARY KEY)")
    say(store, "CREATE TABLE children (parent INTEGER REFERENCES parents)")
    connection = store.connect(writes=True)
    for statement in ("PRAGMA foreign_keys=OFF", "INSERT INTO children VALUES (1)"):
        connection.cursor().execute(statement)
    connection.close()
    before = dump(store)
    with pytest.raises(Damaged):
        migrations.migrate(store)
    assert (dump(store), migrations.current(store)) == (before, "")


def test_a_later_versions_database_is_left_alone(store):
    say(store, "UPDATE alembic_version SET version_num = '9999'")
    for to in ("head", "base", "0001"):
        with pytest.raises(Newer):
            migrations.migrate(store, to)
    assert migrations.current(store) == "9999"


def migrate_at(url: str, ready: Connection) -> None:
    ready.send("ready")
    migrations.migrate(open_store(url))


def migrating(url: str):
    """Another process, just about to migrate."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=migrate_at, args=(url, theirs))
    process.start()
    assert ours.recv() == "ready"
    ours.close()
    theirs.close()
    return process


def test_of_two_processes_that_migrate_at_once_both_succeed(empty_store):
    url = empty_store.url.render_as_string(hide_password=False)
    processes = [migrating(url) for _ in range(2)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    migrations.check(empty_store)


def test_a_process_killed_while_it_migrates_leaves_all_or_nothing(tmp_path):
    moments = Random(0)
    for number in range(12):
        store = open_store(sqlite_at(Path(tmp_path, f"{number}.db")))
        process = migrating(f"{store.url}")
        sleep(moments.random() / 20)
        process.kill()
        process.join()
        assert migrations.current(store) in {"", migrations.head()}
        migrations.migrate(store)
        migrations.check(store)
