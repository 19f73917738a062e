"""Two teachers answer the same hand-in: one of them decides, and the other is told who did and when."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from quests.actions import review
from quests.errors import AlreadyDecided
from quests.events import Approved
from quests.ids import AttemptId, MemberId
from quests.queries.points import balance, entries_of, tallies_of
from quests.work import Work
from tests.races import at_once, outcome


def decision(kind: str, attempt: AttemptId, by: MemberId) -> Callable[[Work], Any]:
    if kind == "approve":
        return lambda work: review.approve(work, attempt=attempt, by=by)
    return lambda work: review.return_(work, attempt=attempt, by=by, next_step="Say why.")


@pytest.mark.parametrize("first, decided", [("approve", "approved"), ("return", "returned")])
@pytest.mark.parametrize("second", ["approve", "return"])
def test_the_second_is_told_who_decided_and_when(room, clock, first, decided, second):
    attempt, other = room.hand_in(room.sam).attempt, room.new_teacher()
    clock.tick()
    _, refused = at_once(
        room.desk, room.classroom, decision(first, attempt, room.teacher), decision(second, attempt, other)
    )
    assert isinstance(refused, AlreadyDecided)
    assert (refused.attempt, refused.decision, refused.by, refused.at) == (attempt, decided, room.teacher, clock.now())
    assert room.attempt(room.sam).state == decided


@pytest.mark.parametrize("second", ["approve", "return"])
def test_who_comes_later_is_told_the_same(room, clock, second):
    attempt, other = room.hand_in(room.sam).attempt, room.new_teacher()
    room.approve(attempt)
    decided_at = clock.now()
    clock.tick()
    with pytest.raises(AlreadyDecided) as refused:
        room.write(decision(second, attempt, other))
    assert (refused.value.by, refused.value.at) == (room.teacher, decided_at)


def test_many_double_approvals_pay_once_each(room):
    teachers = [room.teacher, room.new_teacher("Mr Oz"), room.new_teacher("Ms Ra")]
    for quest, who in ((quest, who) for quest in range(9) for who in room.students):
        attempt = room.hand_in(who, quest).attempt
        with ThreadPoolExecutor(len(teachers)) as pool:
            answers = [pool.submit(room.write, decision("approve", attempt, teacher)) for teacher in teachers]
        outcomes = [outcome(answer) for answer in answers]
        (approved,) = (one for one in outcomes if isinstance(one, Approved))
        assert [one.by for one in outcomes if isinstance(one, AlreadyDecided)] == [approved.by] * 2
    for who in room.students:
        assert (room.read(balance, who), len(room.read(entries_of, who))) == (180, 9)
        assert room.read(tallies_of, who)["approved"] == 9
