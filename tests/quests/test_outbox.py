"""What must be told: claimed by one sender at a time, settled by who holds it, tried again with patience, never blindly."""

from itertools import takewhile

import pytest

from quests import outbox
from quests.actions.helping import ask_help
from quests.actions.review import approve
from quests.events import Approved, decode
from quests.ids import DAY, SECOND
from quests.queries.totals import backlog
from tests.races import at_once


@pytest.fixture
def told(room):
    """Sam and Ada asked to be messaged, and were answered."""
    for who, account in ((room.sam, "sam"), (room.ada, "ada")):
        room.wants_messages(who, account)
        room.done(who)
    return room


def claim(room, most=20, platform="discord"):
    """What there is to claim, one after the other."""
    rows = (room.write(outbox.claim, platform=platform) for _ in range(most))
    return list(takewhile(bool, rows))


def run(room, step, row, **values):
    return room.desk.write_now(lambda work: step(work, row, **values))


def settle(room, row):
    return run(room, outbox.settle, row, message="m1")


def fail(room, row, **values):
    return run(room, outbox.fail, row, **{"problem": "503", "permanent": False, **values})


def test_who_asked_to_be_messaged_is_told_and_nobody_else(told):
    told.done(told.kai)
    rows = claim(told)
    assert [(row.member_id, row.account, row.kind) for row in rows] == [
        (told.sam, "sam", "attempt.approved"),
        (told.ada, "ada", "attempt.approved"),
    ]
    assert isinstance(decode(rows[0].kind, rows[0].body), Approved)


def test_what_was_refused_is_not_told(told):
    attempt = told.hand_in(told.sam, 1).attempt
    claim(told)
    with pytest.raises(ZeroDivisionError):
        told.write(approve_and_break, told, attempt)
    assert claim(told) == []


def approve_and_break(work, room, attempt):
    approve(work, attempt=attempt, by=room.teacher)
    return 1 // 0


def test_a_claimed_row_is_left_to_its_sender(told):
    assert len(claim(told)) == 2
    assert claim(told) == []


def test_the_oldest_go_first_and_not_more_than_wanted(told):
    (first,) = claim(told, most=1)
    (second,) = claim(told, most=1)
    assert (first.account, second.account) == ("sam", "ada")


def test_only_the_platform_that_is_asked_for(told):
    assert claim(told, platform="slack") == []
    assert told.read(outbox.next_at, platform="slack") is None
    assert len(claim(told)) == 2


def test_two_who_claim_at_once_never_get_the_same(told):
    def take(work):
        return outbox.claim(work, platform="discord")

    first, second = at_once(told.desk, told.classroom, take, take)
    assert first.account == "sam"
    assert second is None or second.account == "ada"


def test_when_a_lease_runs_out_another_takes_it_and_knows(told, clock):
    before = claim(told)[0]
    clock.tick(outbox.LEASE - 1)
    assert claim(told) == []
    clock.tick(1)
    after = claim(told)[0]
    assert (after.outbox_id, after.tries, after.state) == (before.outbox_id, 1, "claimed")
    assert after.first_try_at == before.first_try_at or before.first_try_at is None


def stuck(room, state):
    return sum(one.stuck_as(state) for one in room.read(backlog))


def test_what_was_sent_is_sent_once(told, clock):
    for row in claim(told):
        assert settle(told, row)
    clock.tick(DAY)
    assert claim(told) == []
    assert told.read(outbox.next_at, platform="discord") is None
    assert told.read(backlog) == []


@pytest.mark.parametrize("step", [settle, fail, lambda room, row: run(room, outbox.doubt, row, problem="?")])
def test_who_lost_the_lease_settles_nothing(told, clock, step):
    before = claim(told)[0]
    clock.tick(outbox.LEASE)
    after = claim(told)[0]
    assert step(told, before) is False
    assert settle(told, after) is True


def test_who_is_late_but_alone_still_settles(told, clock):
    row = claim(told)[0]
    clock.tick(outbox.LEASE)
    assert settle(told, row) is True


def test_a_row_is_settled_once(told):
    row = claim(told)[0]
    assert [settle(told, row), settle(told, row), fail(told, row)] == [True, False, False]


def test_what_failed_is_tried_again_after_a_growing_wait_and_ends(told, clock):
    settle(told, claim(told)[1])
    clock.tick(outbox.LEASE)
    waits = []
    while rows := claim(told):
        failed_at = clock.now()
        assert fail(told, rows[0])
        if (due := told.read(outbox.next_at, platform="discord")) is None:
            break
        waits.append((due - failed_at) // SECOND)
        clock.tick(due - failed_at - 1)
        assert claim(told) == [], "not before its time"
        clock.tick(1)
    assert waits == sorted(waits)
    assert len(waits) < outbox.TRIES_MOST
    assert max(waits) * SECOND <= outbox.WAIT_MOST
    assert stuck(told, "dead") == 1


def test_a_platform_that_says_when_is_believed(told, clock):
    row = claim(told)[0]
    fail(told, row, retry_after=65 * SECOND)
    clock.tick(65 * SECOND - 1)
    assert row.outbox_id not in [one.outbox_id for one in claim(told)]
    clock.tick(1)
    assert row.outbox_id in [one.outbox_id for one in claim(told)]


def test_what_will_never_go_out_is_dead_at_once(told, clock):
    for row in claim(told):
        fail(told, row, permanent=True)
    clock.tick(DAY)
    assert claim(told) == []
    assert stuck(told, "dead") == 2


def test_what_is_in_doubt_is_never_repeated(told, clock):
    for row in claim(told):
        assert run(told, outbox.doubt, row, problem="no answer")
    clock.tick(DAY)
    assert claim(told) == []
    assert stuck(told, "uncertain") == 2


@pytest.mark.parametrize("problem", ["x" * 5_000, "a\x00b", "half \ud800", "\u202e"])
def test_a_problem_can_be_any_text(told, problem):
    assert fail(told, claim(told)[0], problem=problem)


def test_a_nonce_is_the_rows_own_and_short_enough(told, clock):
    first = claim(told)
    clock.tick(outbox.LEASE)
    assert [outbox.nonce(row) for row in claim(told)] == [outbox.nonce(row) for row in first]
    assert len({outbox.nonce(row) for row in first}) == 2
    assert all(len(outbox.nonce(row)) <= 25 for row in first)


def test_teachers_who_asked_to_be_messaged_hear_of_help_once_each(room):
    room.wants_messages(room.teacher, "lee")
    room.new_teacher()
    room.write(ask_help, quest=room.quests[0], kind="talk", by=room.ada)
    room.write(ask_help, quest=room.quests[0], kind="explain", by=room.ada)
    assert [row.account for row in claim(room)] == ["lee"]
