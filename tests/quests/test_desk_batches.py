"""Group commit on SQLite: what is queued shares one commit, and a unit that goes wrong takes nobody with it."""

from functools import partial
from threading import Event

import pytest
from sqlalchemy import insert, select, text

from quests import outbox
from quests.actions import attempts, review
from quests.errors import Conflict, Full, NotFound
from quests.tables import memory
from tests.classroom import Class
from tests.quests.queued import busy_writer, in_one_batch, queue, said_by_the_writer
from tests.races import PATIENCE_S, until

PUT = insert(memory)
NOTES = select(memory.c.note).order_by(memory.c.note)


@pytest.fixture
def desk(sqlite_desk):
    return sqlite_desk


@pytest.fixture
def room(desk):
    return Class.on(desk)


def putting(note, content="x"):
    return lambda work: work.execute(PUT, platform="p", workspace="w", note=note, content=content).changed


def notes(desk):
    return [note for (note,) in desk.read_now(lambda look: look.execute(NOTES))]


def refused(work):
    putting("never")(work)
    raise NotFound("anything")


def test_a_batch_shares_one_commit(desk):
    with said_by_the_writer(desk) as said:
        assert in_one_batch(desk, [putting(f"{number:03}") for number in range(100)]) == [1] * 100
    assert (said.count("BEGIN IMMEDIATE"), said.count("COMMIT")) == (2, 2)  # one was the unit that kept the writer busy
    assert len(notes(desk)) == 100


def test_a_batch_has_an_end(desk):
    with said_by_the_writer(desk) as said:
        in_one_batch(desk, [putting(f"{number:03}") for number in range(200)])
    assert said.count("COMMIT") == 1 + 2


def test_a_unit_alone_needs_no_savepoint(desk):
    with said_by_the_writer(desk) as said:
        desk.write_now(putting("a"))
    assert [one for one in said if "SAVEPOINT" in one] == []


def test_a_refusal_takes_back_only_itself(desk):
    outcomes = in_one_batch(desk, [putting("a"), refused, putting("b")])
    assert outcomes[::2] == [1, 1]
    assert isinstance(outcomes[1], NotFound)
    assert notes(desk) == ["a", "b"]


def test_a_mistake_takes_back_only_itself(desk):
    def wrong(work):
        putting("never")(work)
        return 1 // 0

    outcomes = in_one_batch(desk, [putting("a"), wrong, putting("b")])
    assert isinstance(outcomes[1], ZeroDivisionError)
    assert notes(desk) == ["a", "b"]


def test_a_clash_of_keys_takes_back_only_itself(desk):
    outcomes = in_one_batch(desk, [putting("a"), putting("a"), putting("b")])
    assert isinstance(outcomes[1], Conflict)
    assert notes(desk) == ["a", "b"]


def test_a_broken_batch_is_run_one_by_one(desk):
    runs = []

    def breaks(work):
        runs.append(work.now)
        desk.clock.tick()
        putting("never")(work)
        raise Full("no space for this one")

    def good(work):
        runs.append(work.now)
        return putting("a")(work)

    with said_by_the_writer(desk) as said:
        outcomes = in_one_batch(desk, [good, breaks, putting("b")])
    assert isinstance(outcomes[1], Full)
    assert notes(desk) == ["a", "b"]
    assert said.count("COMMIT") == 1 + 2
    assert len(runs) == 4
    assert len(set(runs)) == 1, "each kept its moment"


def test_nobody_is_told_before_the_commit(desk):
    running, may_end = Event(), Event()

    def slow(work):
        running.set()
        assert may_end.wait(PATIENCE_S)

    with busy_writer(desk):
        first, second = queue(desk, putting("a")), queue(desk, slow)
    until(running.is_set)
    assert (first.done(), notes(desk)) == (False, [])
    may_end.set()
    assert (first.result(PATIENCE_S), second.result(PATIENCE_S)) == (1, None)
    assert notes(desk) == ["a"]


def test_who_sends_is_woken_once_for_a_batch(desk, room):
    woken = []
    for who in room.students:
        room.wants_messages(who, f"a{who}")
    waiting = [room.hand_in(who).attempt for who in room.students]
    desk.on_told = lambda: woken.append(desk.read_now(partial(outbox.next_at, platform="discord")))
    units = [partial(review.approve, attempt=attempt, by=room.teacher) for attempt in waiting]
    in_one_batch(desk, units, room.classroom)
    until(lambda: woken)
    assert woken == [desk.clock.now()]


def test_a_double_click_in_one_batch_is_one_click(desk, room):
    def take(work):
        return attempts.take(work, quest=room.quests[0], by=room.sam)

    first, *others = in_one_batch(desk, [take] * 10, room.classroom)
    assert room.attempt(room.sam).attempt_id == first.attempt
    assert {type(one).__name__ for one in others} == {"NotNow"}


def test_a_full_batch_commits_what_fits(desk):
    desk.write_now(putting("a"))
    pages = desk.write_now(lambda work: work.execute(text("PRAGMA page_count"))[0][0])
    desk.write_now(lambda work: work.execute(text(f"PRAGMA max_page_count={pages + 8}")))
    big = [putting(f"big {number}", "x" * 20_000) for number in range(5)]
    outcomes = in_one_batch(desk, [putting("small"), *big])
    fit = [one for one in outcomes if one == 1]
    assert {type(one) for one in outcomes if one not in fit} == {Full}
    assert len(notes(desk)) == 1 + len(fit)
