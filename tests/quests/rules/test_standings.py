"""Leaderboards that do no harm, as rules: whatever the class, nobody is listed below the middle."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.reports import Weeks
from quests.rules.standings import LEAST, TEAM_LEAST, TOP_MOST, listed, mean, ranked, ranks, teams_listed, weeks
from quests.rules.streaks import SchoolDays

MONDAY = date(2027, 3, 1)
SCHOOL = SchoolDays()


@given(st.integers(0, 1000))
def test_never_more_than_ten_never_the_lower_half_never_the_last(shown):
    assert 0 <= listed(shown) <= min(TOP_MOST, shown // 2)
    assert listed(shown) <= ranked(shown) <= shown // 2
    assert teams_listed(shown) <= shown // 2
    if shown < LEAST:
        assert listed(shown) == ranked(shown) == 0


@given(st.integers(0, 1000))
def test_one_more_who_shows_themselves_never_shortens_a_list(shown):
    assert listed(shown + 1) >= listed(shown)


@given(st.lists(st.integers(0, 9), max_size=12))
def test_a_rank_is_one_more_than_how_many_have_more(points):
    falling = sorted(points, reverse=True)
    assert ranks(falling) == [1 + sum(other > one for other in falling) for one in falling]


def test_equal_points_share_a_rank():
    assert ranks([9, 9, 7, 7, 7, 1]) == [1, 1, 3, 3, 3, 6]


@given(st.integers(-100, 10_000), st.integers(0, 40))
def test_a_mean_is_exact_and_of_a_small_team_none(points, active):
    found = mean(points, active)
    assert (found is None) == (active < TEAM_LEAST)
    assert found is None or found * active == points


def test_a_team_twice_as_large_with_twice_the_points_is_no_better():
    assert mean(30, 3) == mean(60, 6) == Fraction(10)


def week(number: int, points: int) -> tuple[date, int]:
    """So many points on the Wednesday of a week, counted back from this one."""
    return MONDAY + timedelta(days=2) - timedelta(weeks=number), points


def test_a_first_week_has_nothing_to_be_compared_with():
    assert weeks([week(0, 20)], SCHOOL, MONDAY + timedelta(days=3)) == Weeks(20, 20, None)


def test_growth_looks_at_the_last_four_weeks_of_ones_own():
    earned = [week(0, 30), week(1, 10), week(2, 20), week(3, 0), week(4, 10), week(5, 90)]
    assert weeks(earned, SCHOOL, MONDAY + timedelta(days=3)) == Weeks(30, 90, 10)


def test_a_week_without_school_is_no_week_without_work():
    off = SchoolDays(off=frozenset(MONDAY - timedelta(days=n) for n in range(1, 8)))
    assert weeks([week(0, 5), week(2, 20)], off, MONDAY).usual == 20
    assert weeks([week(0, 5), week(2, 20)], SCHOOL, MONDAY).usual == 10


@pytest.mark.parametrize("earned", [[], [week(0, 0)]])
def test_who_has_nothing_yet_is_told_nothing_about_it(earned):
    assert weeks(earned, SCHOOL, MONDAY) == Weeks(0, 0, None)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(-20, 50)), max_size=20), st.integers(1, 50))
def test_earning_more_this_week_raises_this_week_and_nothing_of_the_past(earned, more):
    before = weeks([week(*one) for one in earned], SCHOOL, MONDAY)
    after = weeks([*(week(*one) for one in earned), week(0, more)], SCHOOL, MONDAY)
    assert after.this_week == before.this_week + more
    assert after.usual == before.usual
    assert after.best >= before.best
