"""The attempt's state machine, cell by cell."""

import pytest

from quests.errors import AlreadyLookedAt, Closed, NotNow, NotYours
from quests.ids import MemberId, Moment
from quests.rules import attempts
from quests.rules.attempts import Per, State
from quests.rules.repeats import check_again

SOON, NOW, BEFORE = Moment(11), Moment(10), Moment(9)
NONE, TAKEN, HANDED_IN, RETURNED, APPROVED = None, State.TAKEN, State.HANDED_IN, State.RETURNED, State.APPROVED


def take(state, closes_at=None):
    if state is None:
        return attempts.check_open(None, closes_at, NOW)
    return check_again(state, run_no=1, taken_at=BEFORE, runs_most=1, per=Per.ANY_TIME, now=NOW, zone="UTC")


def hand_in(state, closes_at=None):
    return attempts.check_hand_in(state, closes_at=closes_at, now=NOW)


def put_back(state):
    return attempts.check_put_back(state, tries=0)


def put_back_after_a_try(state):
    return attempts.check_put_back(state, tries=1)


def take_back(state):
    return attempts.check_take_back(state, looked_at=None)


TABLE = {
    #                      none     taken   handed in  returned  approved
    take: (True, False, False, False, False),
    hand_in: (True, True, False, True, False),
    put_back: (None, True, False, False, False),
    put_back_after_a_try: (None, False, False, False, False),
    take_back: (None, False, True, False, False),
}
CELLS = [
    (step, state, goes)
    for step, row in TABLE.items()
    for state, goes in zip((NONE, TAKEN, HANDED_IN, RETURNED, APPROVED), row, strict=True)
    if goes is not None
]


@pytest.mark.parametrize("step, state, goes", CELLS)
def test_each_step_goes_just_where_the_drawing_says(step, state, goes):
    if goes:
        step(state)
    else:
        with pytest.raises(NotNow) as refused:
            step(state)
        assert refused.value.state == state


def test_every_state_stands_in_the_table():
    assert {state for _, state, _ in CELLS} == {None, *State}


@pytest.mark.parametrize("step", [take, hand_in])
@pytest.mark.parametrize("closes_at, open_", [(None, True), (SOON, True), (NOW, False), (BEFORE, False)])
def test_a_quest_closes_at_its_very_moment(step, closes_at, open_):
    if open_:
        step(NONE, closes_at)
    else:
        with pytest.raises(Closed) as refused:
            step(NONE, closes_at)
        assert refused.value.at == closes_at


def test_who_was_asked_to_try_again_may_do_so_after_it_closed():
    hand_in(RETURNED, BEFORE)
    with pytest.raises(Closed):
        hand_in(TAKEN, BEFORE)


def test_taking_back_goes_until_somebody_looks():
    with pytest.raises(AlreadyLookedAt):
        attempts.check_take_back(HANDED_IN, looked_at=BEFORE)


@pytest.mark.parametrize("try_no, state", [(1, TAKEN), (2, RETURNED), (4, RETURNED)])
def test_a_hand_in_taken_back_leaves_what_was_before(try_no, state):
    assert attempts.before_hand_in(try_no) is state


def test_an_attempt_is_its_owners():
    attempts.check_owner(MemberId(1), MemberId(1))
    with pytest.raises(NotYours):
        attempts.check_owner(MemberId(1), MemberId(2))
