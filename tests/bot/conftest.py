"""A school to talk in: one class, its teacher and its students at a real dispatcher, on a real database."""

import pytest

from quests.actions import members
from quests.desk import Desk
from tests.bot.people import Person, School
from tests.classroom import Class


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
