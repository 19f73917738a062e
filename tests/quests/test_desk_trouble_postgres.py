"""When PostgreSQL goes away or two units stand in each other's way: the Desk finds its feet by itself."""

from functools import partial

import psycopg
import pytest
from sqlalchemy import func, insert, select

from quests.desk import Desk
from quests.errors import Lost
from quests.queries.points import balance
from quests.stores import open_store
from quests.tables import memory
from tests.classroom import Class
from tests.databases import at_work, flaws_of

PUT = insert(memory)
NOTES = select(memory.c.note).order_by(memory.c.note)
DIE = select(func.pg_terminate_backend(func.pg_backend_pid()))
DIE_WHILE_COMMITTING = (
    """CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'""",
    """CREATE CONSTRAINT TRIGGER die AFTER INSERT ON memory DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION die()""",
)


def put(work, note):
    work.execute(PUT, platform="p", workspace="w", note=note, content="x")


@pytest.fixture
def desk(postgres_url, clock):
    """One of its own, to be mistreated."""
    with at_work(open_store(postgres_url), clock) as desk:
        yield desk
        assert flaws_of(desk) == []


def run(postgres, desk, statement):
    """What somebody else does at the server."""
    place = {"host": str(postgres.folder), "user": "postgres", "dbname": desk.store.url.database}
    with psycopg.connect(**place, autocommit=True) as other:
        other.execute(statement)


def cut_all_connections(postgres, desk):
    run(
        postgres,
        desk,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )


def test_cut_connections_are_made_anew(postgres, desk):
    room = Class.on(desk)
    for quest in range(3):
        cut_all_connections(postgres, desk)
        for who in room.students:  # more units than one thread takes
            room.done(who, quest)
    assert [room.read(balance, who) for who in room.students] == [60, 60, 60]


def test_a_unit_whose_connection_was_cut_runs_again_with_the_same_moment(desk):
    moments = []

    def dies_once(work):
        moments.append(work.now)
        put(work, f"run {len(moments)}")
        if len(moments) == 1:
            desk.clock.tick()
            work.execute(DIE)

    desk.write_now(dies_once)
    assert desk.read_now(lambda look: look.execute(NOTES)) == [("run 2",)]
    assert moments[0] == moments[1]


def test_a_unit_that_always_loses_its_connection_is_told_so(desk):
    with pytest.raises(Lost):
        desk.write_now(lambda work: work.execute(DIE))
    desk.write_now(partial(put, note="after"))


def test_a_reader_whose_connection_was_cut_looks_again(desk):
    looks = []

    def dies_once(look):
        looks.append(look.now)
        return look.execute(DIE) if len(looks) == 1 else "seen"

    assert desk.read_now(dies_once) == "seen"


def test_a_connection_lost_while_committing_is_not_tried_again(postgres, desk):
    """Nobody knows whether that commit arrived: a second run could do it twice."""
    for statement in DIE_WHILE_COMMITTING:
        run(postgres, desk, statement)
    runs = []

    def unit(work):
        runs.append(work.now)
        put(work, "perhaps")

    with pytest.raises(Lost):
        desk.write_now(unit)
    assert len(runs) == 1
    assert desk.write_now(lambda work: work.now)


def test_a_server_that_is_gone_is_lost_until_it_is_back(postgres, desk):
    name = desk.store.url.database
    away = f"{name}_away"
    with postgres.connect() as other:
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        other.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        for _ in range(10):
            with pytest.raises(Lost):
                desk.write_now(partial(put, note=away))
        with pytest.raises(Lost):
            desk.read_now(lambda look: look.execute(NOTES))
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    for number in range(10):
        desk.write_now(partial(put, note=f"{number}"))
    assert len(desk.read_now(lambda look: look.execute(NOTES))) == 10


def test_a_desk_does_not_start_without_a_server(postgres, clock):
    with pytest.raises(Lost):
        Desk(open_store(postgres.url("nowhere")), clock).start()
    with pytest.raises(Lost):
        Desk(open_store("postgresql+psycopg://postgres@/x?host=/nowhere"), clock).start()
