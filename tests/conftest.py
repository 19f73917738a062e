"""Fixtures for all tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quests.desk import Desk
from quests.stores import Store, open_store
from tests.classroom import Class
from tests.clock import TickingClock
from tests.databases import at_work, flaws_of, migrated, sqlite_at
from tests.postgres import Postgres, running_postgres


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
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database; the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def clock() -> TickingClock:
    """A clock that moves only by hand."""
    return TickingClock()


@pytest.fixture
def store(database_url: str) -> Store:
    """The test's own database, of each kind."""
    return open_store(database_url)


@pytest.fixture
def desk(store: Store, clock: TickingClock) -> Iterator[Desk]:
    """A Desk at work. After every test each balance must be the sum of its ledger, and each count that of the record."""
    with at_work(store, clock) as desk:
        yield desk
        assert flaws_of(desk) == []


@pytest.fixture
def room(desk: Desk) -> Class:
    """A classroom with a teacher, three students and a posted board."""
    return Class.on(desk)
