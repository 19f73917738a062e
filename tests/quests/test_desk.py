"""The Desk on both databases: units are committed or not at all, and whatever happens it goes on."""

import asyncio
from functools import partial
from threading import Event

import pytest
from sqlalchemy import insert, select, update

from quests import outbox
from quests.actions import giving, review
from quests.desk import TRIES, Desk
from quests.errors import Conflict, Lost, NotFound, ReadOnly
from quests.ids import ClassroomId
from quests.queries.members import the_classroom
from quests.queries.points import balance
from quests.statements import HERE
from quests.tables import classrooms, memory
from tests.clock import TickingClock
from tests.databases import at_work
from tests.races import PATIENCE_S, until

PUT = insert(memory)
NOTES = select(memory.c.note).order_by(memory.c.note)
RENAME = update(classrooms).where(classrooms.c.classroom_id == HERE).values(name="Another")


def put(work, note, content="x"):
    work.execute(PUT, platform="p", workspace="w", note=note, content=content)


def notes(desk):
    return [note for (note,) in desk.read_now(lambda look: look.execute(NOTES))]


def test_a_unit_gives_what_it_returns(desk):
    assert desk.write_now(lambda work: work.now) == desk.clock.now()
    assert desk.read_now(lambda look: look.now) == desk.clock.now()


async def test_a_unit_can_be_awaited(desk):
    assert await desk.write(lambda work: put(work, "a")) is None
    assert [note for (note,) in await desk.read(lambda look: look.execute(NOTES))] == ["a"]


def test_what_a_unit_did_before_it_was_refused_is_undone(desk):
    def refused(work):
        put(work, "a")
        raise NotFound("anything")

    with pytest.raises(NotFound):
        desk.write_now(refused)
    assert notes(desk) == []


@pytest.mark.parametrize("mistake", [ZeroDivisionError, KeyError, StopIteration, GeneratorExit, SystemExit])
async def test_a_mistake_in_a_unit_reaches_its_caller_and_the_desk_goes_on(desk, mistake):
    def wrong(_):
        raise mistake

    async with asyncio.timeout(PATIENCE_S):
        for run in (desk.write, desk.read):
            with pytest.raises((mistake, RuntimeError)) as told:
                await run(wrong)
            assert mistake.__name__ in repr(told.value)
        await desk.write(lambda work: put(work, "a"))
    assert notes(desk) == ["a"]


def test_a_missing_value_is_a_mistake_and_changes_nothing(desk):
    with pytest.raises(Exception, match="note"):
        desk.write_now(lambda work: work.execute(PUT, platform="p", workspace="w", content="x"))
    assert notes(desk) == []


def test_readers_cannot_write(room):
    with pytest.raises(ReadOnly):
        room.read(lambda look: look.execute(RENAME))
    assert room.read(the_classroom).name == "Room 7"


def test_a_reader_sees_one_moment(room):
    looked, wrote = Event(), Event()

    def look_twice(look):
        first = balance(look, room.sam)
        looked.set()
        assert wrote.wait(PATIENCE_S)
        return first, balance(look, room.sam)

    async def both():
        reading = room.desk.read(look_twice, classroom=room.classroom)
        await asyncio.to_thread(until, looked.is_set)
        await asyncio.to_thread(room.write, giving.give, members=[room.sam], amount=5, reason="", by=room.teacher)
        wrote.set()
        return await reading

    assert asyncio.run(both()) == (0, 0)
    assert room.read(balance, room.sam) == 5


def test_a_clash_of_keys_is_tried_again_and_then_told(desk):
    runs = []

    def clash(work):
        runs.append(work.now)
        put(work, "same")

    desk.write_now(clash)
    with pytest.raises(Conflict):
        desk.write_now(clash)
    assert len(runs) == 1 + TRIES
    assert notes(desk) == ["same"]


class StutteringClock(TickingClock):
    """Gives each id twice, as two processes might."""

    def __init__(self):
        super().__init__()
        self._again = []

    def new_id(self):
        if self._again:
            return self._again.pop()
        self._again = [super().new_id()]
        return self._again[0]


def test_an_id_that_was_given_before_is_only_a_second_try(desk):
    desk.clock = StutteringClock()
    for _ in range(4):
        desk.write_now(lambda work: put(work, str(work.new_id())))
    assert len(notes(desk)) == 4


def test_a_unit_that_runs_twice_keeps_its_moment(desk):
    moments = []

    def once_more(work):
        moments.append(work.now)
        desk.clock.tick()
        put(work, "same" if len(moments) == 1 else "other")

    desk.write_now(lambda work: put(work, "same"))
    desk.write_now(once_more)
    assert len(moments) == 2
    assert moments[0] == moments[1]


def test_a_unit_knows_only_its_own_classroom(room):
    assert room.read(the_classroom).classroom_id == room.classroom
    with pytest.raises(NotFound):
        room.desk.read_now(the_classroom, classroom=ClassroomId(1))


def test_who_waits_to_send_is_woken_after_the_commit_and_only_then(desk, room):
    woken = []
    room.wants_messages(room.sam, "a1")
    attempt = room.hand_in(room.sam).attempt
    desk.on_told = lambda: woken.append(desk.read_now(partial(outbox.next_at, platform="discord")))
    try:
        with pytest.raises(NotFound):
            room.write(lambda work: tell_then_refuse(work, room, attempt))
        assert woken == []
        room.approve(attempt)
        until(lambda: woken)
        assert woken == [desk.clock.now()]
    finally:
        desk.on_told = lambda: None


def tell_then_refuse(work, room, attempt):
    review.approve(work, attempt=attempt, by=room.teacher)
    raise NotFound("anything")


def test_a_sender_that_cannot_be_woken_does_not_stop_the_writers(desk, room):
    def broken():
        raise RuntimeError("the event loop is closed")

    room.wants_messages(room.sam, "a1")
    desk.on_told = broken
    try:
        for quest in range(9):
            room.done(room.sam, quest)
    finally:
        desk.on_told = lambda: None
    assert room.read(balance, room.sam) == 180


def test_a_caller_who_has_gone_away_does_not_stop_the_desk(desk):
    async def ask_and_go():
        for note in "abc":
            desk.write(partial(put, note=note))
        desk.write(partial(put, note="d")).cancel()

    asyncio.run(ask_and_go())
    desk.write_now(partial(put, note="e"))
    until(lambda: notes(desk) == list("abcde"))


def test_stopping_finishes_what_is_queued(store, clock):
    async def ask_and_stop():
        desk = Desk(store, clock)
        desk.start()
        asked = [desk.write(partial(put, note=f"{number:03}")) for number in range(300)]
        await asyncio.to_thread(desk.stop)
        return await asyncio.gather(*asked)

    assert asyncio.run(ask_and_stop()) == [None] * 300
    with at_work(store, clock) as desk:
        assert len(notes(desk)) == 300


def test_a_stopped_desk_says_so(store, clock):
    with at_work(store, clock) as desk:
        pass
    with pytest.raises(Lost):
        desk.write_now(lambda work: put(work, "a"))
    with pytest.raises(Lost):
        desk.read_now(lambda look: look.now)


def test_a_desk_that_only_reads_says_so(store, clock):
    desk = Desk(store, clock)
    desk.start(writes=False)
    try:
        assert notes(desk) == []
        with pytest.raises(Lost):
            desk.write_now(lambda work: put(work, "a"))
    finally:
        desk.stop()
