"""`/healthz`: whoever watches over the process learns whether all is well, and nothing of anybody."""

import asyncio
import socket
from contextlib import closing
from typing import Any

import aiohttp
import pytest

from adapters.errors import Busy
from bot.announce import Announcer
from bot.app.health import Health, NoPort, watched
from bot.settings import Settings
from quests.actions import members
from quests.desk import Desk
from quests.ids import SECOND
from tests.bot.people import PLATFORM, Person
from tests.bot.post import Post
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def health(desk, post: Post) -> Health:
    return Health(desk, [post])


@pytest.fixture
def settings() -> Settings:
    return Settings(health_port=str(free_port()))


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def asked(health: Health, settings: Settings) -> tuple[int, Any]:
    """What a watcher gets: the status and the answer."""
    address = f"http://127.0.0.1:{settings.health_port}/healthz"
    async with watched(health, settings), aiohttp.ClientSession() as session, session.get(address) as got:
        return got.status, await got.json()


def something_waits(room: Class) -> None:
    room.write(members.wish, member=room.sam, field="tell", value="message")
    room.approve(room.hand_in(room.sam).attempt, note="You explained the why.")


@BOTH
async def test_all_is_well(health: Health, settings: Settings, room: Class):
    status, known = await asked(health, settings)
    assert (status, known["status"], known["database"]) == (200, "well", "answers")
    assert known["platforms"] == {PLATFORM: "connected"}
    assert (known["lag_s"], known["waiting"], known["stuck"]) == (0, 0, 0)


async def test_a_platform_that_is_not_connected_is_not_well(health: Health, settings: Settings, post: Post):
    post.hears = False
    status, known = await asked(health, settings)
    assert (status, known["platforms"]) == (503, {PLATFORM: "not connected"})


async def test_a_database_that_does_not_answer_is_not_well(store, clock, settings: Settings):
    gone = Desk(store, clock)
    gone.start()
    gone.stop()
    status, known = await asked(Health(gone, []), settings)
    assert (status, known["database"]) == (503, "does not answer")
    assert "lag_s" not in known


@BOTH
async def test_what_waits_too_long_shows(health: Health, clock, room: Class, sam: Person):
    something_waits(room)
    clock.tick(90 * SECOND)
    _, known = await health.look()
    assert (known["lag_s"], known["waiting"]) == (90, 1)


async def test_lag_counts_from_the_first_try(health: Health, post: Post, clock, room: Class, sam: Person):
    something_waits(room)
    post.problems.append(Busy(retry_after_s=600.0))
    await Announcer(health.desk, {post.platform: post}).deliver()
    clock.tick(60 * SECOND)
    _, known = await health.look()
    assert (known["lag_s"], known["waiting"], known["stuck"]) == (60, 1, 0)


async def test_what_nobody_knows_the_end_of_is_stuck(health: Health, post: Post, room: Class, sam: Person):
    something_waits(room)
    post.problems.append(OSError())
    await Announcer(health.desk, {post.platform: post}).deliver()
    _, known = await health.look()
    assert (known["lag_s"], known["waiting"], known["stuck"]) == (0, 0, 1)


async def test_what_waits_for_another_process_is_its_matter(desk, settings: Settings, room: Class, sam: Person):
    something_waits(room)
    _, known = await Health(desk, [Post(platform="elsewhere")]).look()
    assert known["waiting"] == 0


async def test_it_names_no_class_and_no_person(health: Health, settings: Settings, room: Class, sam: Person):
    something_waits(room)
    _, known = await asked(health, settings)
    assert set(known) == {"status", "version", "database", "platforms", "lag_s", "waiting", "stuck"}
    assert not any(name in str(known) for name in ("Room", "Sam", str(room.classroom)))


async def test_without_a_port_nothing_listens(health: Health):
    async with watched(health, Settings()):
        assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_port_that_another_program_has_is_told(health: Health, settings: Settings):
    async with watched(health, settings):
        with pytest.raises(NoPort):
            await asked(health, settings)
