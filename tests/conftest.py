"""Fixtures for all tests."""

import shutil
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest

from quests.desk import Desk
from quests.stores import Store, open_store
from tests.classroom import Class
from tests.clock import TickingClock
from tests.databases import at_work, empty, flaws_of, migrated, sqlite_at
from tests.postgres import Postgres, running_postgres

zoneinfo.reset_tzpath(())  # as bot/app/home.py does: zones come from the lock file, not from this machine


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL server, one per process of the test run."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """The database that each test's own is a copy of: all tables, no rows."""
    name = postgres.create()
    migrated(postgres.url(name))
    return name


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    """The address of a fresh PostgreSQL database of the test's own."""
    name = postgres.create(postgres_template)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that each test's own is a copy of: all tables, no rows."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    migrated(sqlite_at(path))
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite file of the test's own."""
    return sqlite_at(shutil.copyfile(sqlite_template, tmp_path / "questboard.db"))


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """Which kind of database; a test that wants to know runs once on each."""
    return str(request.param)


@pytest.fixture
def store(request: pytest.FixtureRequest, database: str) -> Store:
    """A fresh database of the test's own, of each kind."""
    return open_store(request.getfixturevalue(f"{database}_url"))


@pytest.fixture
def clock() -> TickingClock:
    """A clock that moves only by hand."""
    return TickingClock()


@pytest.fixture
def sqlite_desk(sqlite_url: str, clock: TickingClock) -> Iterator[Desk]:
    """A Desk at work on an SQLite file of the test's own."""
    with at_work(open_store(sqlite_url), clock) as desk:
        yield desk


@pytest.fixture(scope="session")
def shared_postgres_desk(postgres: Postgres, postgres_template: str) -> Iterator[Desk]:
    """A Desk on PostgreSQL for one test after the other: its ten connections take longer to make than most tests."""
    with at_work(open_store(postgres.url(postgres.create(postgres_template))), TickingClock()) as desk:
        yield desk


@pytest.fixture
def postgres_desk(shared_postgres_desk: Desk, clock: TickingClock) -> Iterator[Desk]:
    """A Desk at work on an empty PostgreSQL database, emptied again afterwards."""
    shared_postgres_desk.clock = clock
    yield shared_postgres_desk
    empty(shared_postgres_desk.store)


@pytest.fixture
def desk(request: pytest.FixtureRequest, database: str) -> Iterator[Desk]:
    """A Desk at work. After every test each balance must be the sum of its ledger, and each count that of the record."""
    desk: Desk = request.getfixturevalue(f"{database}_desk")
    yield desk
    assert flaws_of(desk) == []


@pytest.fixture
def room(desk: Desk) -> Class:
    """A classroom with a teacher, three students and a posted board."""
    return Class.on(desk)
