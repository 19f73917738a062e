"""Two units that lock the same rows in opposite order: PostgreSQL ends one, and it runs again."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import bindparam, update

from quests.queries.members import find_member
from quests.statements import HERE
from quests.stores import open_store
from quests.tables import members
from tests.classroom import Class
from tests.databases import at_work
from tests.races import PATIENCE_S

WISH = (
    update(members)
    .where(members.c.classroom_id == HERE, members.c.member_id == bindparam("member"))
    .values(short_text=members.c.short_text + 1)
)


@pytest.fixture
def desk(postgres, postgres_url, clock):
    store = open_store(postgres_url)
    with postgres.connect() as other:  # it looks for deadlocks after a second of waiting: here, sooner
        other.execute(f"ALTER DATABASE {store.url.database} SET deadlock_timeout = '20ms'")
    with at_work(store, clock) as desk:
        yield desk


def test_both_get_through(desk):
    room = Class.on(desk)
    both_hold_one = Barrier(2)
    runs = []

    def lock(first, second):
        def unit(work):
            runs.append(work.now)
            work.execute(WISH, member=first)
            with suppress(BrokenBarrierError):  # only on the first run of each
                both_hold_one.wait(PATIENCE_S if len(runs) <= 2 else 0.001)
            work.execute(WISH, member=second)

        return unit

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(room.write, lock(*pair)) for pair in ((room.sam, room.ada), (room.ada, room.sam))]
        assert [one.result(PATIENCE_S) for one in asked] == [None, None]
    assert len(runs) > 2
    assert [room.read(find_member, who).short_text for who in (room.sam, room.ada)] == [2, 2]
