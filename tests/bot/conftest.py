"""A school to talk in: one class, its teacher and its students at a real dispatcher, on a real database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quests.actions import members
from quests.desk import Desk
from quests.stores import open_store
from tests.bot.lived_in import Street
from tests.bot.people import Person, School
from tests.classroom import Class
from tests.clock import TickingClock
from tests.databases import at_work, flaws_of, sqlite_at


@pytest.fixture
def database() -> str:
    """SQLite, unless a test names both: the engine's own tests run everything on both."""
    return "sqlite"


@pytest.fixture
def school(desk: Desk) -> School:
    return School(desk)


@pytest.fixture
def lee(school: School, room: Class) -> Person:
    """The teacher."""
    return school.seated(room, room.teacher, "Ms Lee")


@pytest.fixture
def sam(school: School, room: Class) -> Person:
    return school.seated(room, room.sam, "Sam")


@pytest.fixture
def ada(school: School, room: Class) -> Person:
    return school.seated(room, room.ada, "Ada")


@pytest.fixture
def noor(school: School, room: Class) -> Person:
    """The helper."""
    room.write(members.change_role, member=room.kai, role="helper", by=room.teacher)
    return school.seated(room, room.kai, "Noor")


@pytest.fixture(scope="session")
def street_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Street]:
    """Two classes side by side, in a file that is copied for each test: to live a week takes longer than most tests."""
    path = shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("street") / "template.db")
    with at_work(open_store(sqlite_at(path)), TickingClock()) as desk:
        return path, Street.on(desk)


@pytest.fixture
def street(street_template: tuple[Path, Street], tmp_path: Path) -> Iterator[Street]:
    """Two classes in the middle of their week, on a Desk at work."""
    with opened(*street_template, tmp_path) as street:
        yield street
        assert flaws_of(street.desk) == []


@contextmanager
def opened(template: Path, built: Street, folder: Path) -> Iterator[Street]:
    """The street that was `built`, on a Desk at work on a copy of its file."""
    path = folder / "street.db"
    for old in folder.glob("street.db*"):
        old.unlink()
    with at_work(open_store(sqlite_at(shutil.copyfile(template, path))), built.desk.clock) as desk:
        yield built.moved_to(desk)
