"""Doing a quest again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.errors import NotAgainYet, NotNow
from quests.ids import HOUR, Moment
from quests.rules.attempts import Per, State
from quests.rules.calendar import local, local_date
from quests.rules.repeats import again_at, check_again, repeatable

moments = st.integers(1_700_000_000_000_000, 1_830_000_000_000_000).map(Moment)
zones = st.sampled_from(["Europe/Berlin", "America/New_York", "America/Asuncion", "Asia/Kathmandu", "UTC"])


@given(moments, zones)
def test_once_a_day_begins_again_with_the_next_local_day(taken_at, zone):
    at = again_at(Per.DAY, taken_at, zone)
    assert local_date(at, zone) == local_date(taken_at, zone) + timedelta(days=1)
    assert local_date(Moment(at - 1), zone) == local_date(taken_at, zone)


@given(moments, zones)
def test_once_a_week_begins_again_on_the_next_local_monday(taken_at, zone):
    at = again_at(Per.WEEK, taken_at, zone)
    assert local(at, zone).weekday() == 0
    assert 0 < (local_date(at, zone) - local_date(taken_at, zone)).days <= 7


@given(st.integers(1, 50), st.integers(0, 50))
def test_at_most_so_many_runs_in_all(run_no, most):
    assert repeatable(most, run_no) == (most == 0 or run_no < most)


@pytest.mark.parametrize("state", [one for one in State if one is not State.APPROVED])
def test_the_next_run_waits_for_the_answer_to_the_last(state):
    with pytest.raises(NotNow):
        check_again(state, run_no=1, taken_at=Moment(0), runs_most=0, per=Per.ANY_TIME, now=Moment(9), zone="UTC")


def test_too_soon_says_from_when_on():
    now = Moment(20 * HOUR)
    with pytest.raises(NotAgainYet) as refused:
        check_again(State.APPROVED, run_no=1, taken_at=now, runs_most=0, per=Per.DAY, now=now, zone="UTC")
    assert refused.value.at == 24 * HOUR
    check_again(State.APPROVED, run_no=1, taken_at=now, runs_most=0, per=Per.DAY, now=Moment(24 * HOUR), zone="UTC")
