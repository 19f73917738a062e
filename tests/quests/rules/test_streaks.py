"""Streaks on school days: what breaks one, what does not, and what they promise whatever the record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.rules.streaks import SchoolDays, Streak, missed, streak, week_streak

MONDAY = date(2027, 3, 1)
PLAIN = SchoolDays(freezes=0)


def day(number: int) -> date:
    """The school days of one month from a Monday on, weekends left out: 1 is that Monday, 6 the Monday after."""
    weeks, rest = divmod(number - 1, 5)
    return MONDAY + timedelta(weeks=weeks, days=rest)


def days(*numbers: int) -> list[date]:
    return [day(number) for number in numbers]


def test_days_in_a_row_count_and_a_missed_one_begins_anew():
    assert streak(days(1, 2, 3), PLAIN, day(3)).length == 3
    assert streak(days(1, 2, 4), PLAIN, day(4)) == Streak(1, 2, 0, 0)


def test_nothing_done_is_no_streak_and_keeps_every_freeze():
    assert streak([], SchoolDays(), MONDAY) == Streak(0, 0, 0, 2)


def test_today_breaks_nothing_while_it_lasts():
    assert streak(days(1, 2), PLAIN, day(3)).length == 2
    assert streak(days(1, 2), PLAIN, day(4)).length == 0


def test_a_weekend_breaks_nothing_and_work_on_it_counts():
    saturday = MONDAY + timedelta(days=5)
    assert streak(days(5, 6), PLAIN, day(6)).length == 2
    assert streak([*days(5, 6), saturday], PLAIN, day(6)).length == 3


def test_holidays_and_excused_days_break_nothing():
    assert streak(days(1, 4), replace(PLAIN, off=frozenset(days(2, 3))), day(4)).length == 2
    assert streak(days(1, 4), replace(PLAIN, excused=frozenset(days(2, 3))), day(4)).length == 2


def test_a_class_may_meet_on_other_days():
    club = SchoolDays(weekdays=frozenset({2}), freezes=0)
    assert streak([date(2027, 3, 3), date(2027, 3, 10), date(2027, 3, 17)], club, date(2027, 3, 23)).length == 3


def test_a_freeze_covers_a_missed_day_one_each():
    kept = SchoolDays(freezes=2)
    assert streak(days(1, 3), kept, day(3)) == Streak(2, 2, 1, 1)
    assert streak(days(1, 4), kept, day(4)) == Streak(2, 2, 2, 0)
    assert streak(days(1, 5), kept, day(5)) == Streak(1, 1, 0, 2)


def test_a_freeze_is_given_back_when_late_evidence_fills_the_day():
    kept = SchoolDays(freezes=1)
    assert streak(days(1, 3), kept, day(3)) == Streak(2, 2, 1, 0)
    assert streak(days(1, 2, 3), kept, day(3)) == Streak(3, 3, 0, 1)


def test_out_of_freezes_a_streak_goes_on_from_its_newest_part_and_the_best_stays():
    kept = SchoolDays(freezes=1)
    assert streak(days(1, 2, 3, 5, 7), kept, day(7)) == Streak(2, 4, 1, 0)


def test_who_joins_in_the_middle_has_missed_nothing_before():
    assert streak(days(11, 12), SchoolDays(freezes=0), day(12)) == Streak(2, 2, 0, 0)


def test_weeks_in_a_row_skip_a_week_without_school_and_this_one_is_not_over():
    week_off = SchoolDays(off=frozenset(days(6, 7, 8, 9, 10)), freezes=0)
    assert week_streak(days(1, 2, 11), week_off, day(16)).length == 2
    assert week_streak(days(1, 2, 11), PLAIN, day(16)).length == 1
    assert week_streak(days(1, 2, 11), PLAIN, day(21)).length == 0


def test_a_missed_week_takes_one_freeze():
    assert week_streak(days(1, 11), SchoolDays(freezes=1), day(11)) == Streak(2, 2, 1, 0)


SPAN = st.integers(0, 80).map(lambda number: MONDAY + timedelta(days=number))
SCHOOLS = st.builds(
    SchoolDays,
    weekdays=st.frozensets(st.integers(0, 6)),
    off=st.frozensets(SPAN, max_size=20),
    excused=st.frozensets(SPAN, max_size=20),
    freezes=st.integers(0, 3),
)
DONE = st.frozensets(SPAN, max_size=40)


def by_definition(done: frozenset[date], school: SchoolDays, upto: date) -> int:
    """The longest run back from `upto` that the freezes hold together, tried one beginning after another."""
    past = [one for one in done if one <= upto]
    held = [first for first in past if not_done(done, school, first, upto) <= school.freezes]
    return max((sum(one >= first for one in past) for first in held), default=0)


def not_done(done: frozenset[date], school: SchoolDays, first: date, upto: date) -> int:
    """The days from `first` to before `upto` that the member was expected on and did nothing."""
    between = [first + timedelta(days=i) for i in range((upto - first).days)]
    return sum(school.counts(one) and one not in done for one in between)


@given(DONE, SCHOOLS, SPAN)
def test_it_is_the_longest_run_that_the_freezes_hold_together(done, school, upto):
    assert streak(done, school, upto).length == by_definition(done, school, upto)


@given(DONE, SCHOOLS, SPAN)
def test_best_is_the_longest_it_ever_was(done, school, upto):
    ever = [streak(done, school, MONDAY + timedelta(days=i)).length for i in range((upto - MONDAY).days + 1)]
    assert streak(done, school, upto).best == max(ever)


@pytest.mark.parametrize("of", [streak, week_streak])
@given(DONE, SCHOOLS, SPAN, SPAN)
def test_one_more_day_done_never_shortens_it(of, done, school, upto, more):
    before, after = of(done, school, upto), of(done | {more}, school, upto)
    assert after.length >= before.length
    assert after.best >= before.best


@pytest.mark.parametrize("of", [streak, week_streak])
@given(DONE, SCHOOLS, SPAN, SPAN)
def test_one_more_day_excused_never_shortens_it(of, done, school, upto, more):
    excused = replace(school, excused=school.excused | {more})
    assert of(done, excused, upto).length >= of(done, school, upto).length


@pytest.mark.parametrize("of", [streak, week_streak])
@given(DONE, SCHOOLS, SPAN)
def test_freezes_are_counted_once_each_and_never_more_than_there_are(of, done, school, upto):
    found = of(done, school, upto)
    assert 0 <= found.freezes_used == school.freezes - found.freezes_left <= school.freezes
    assert found.length or not found.freezes_used


@given(SCHOOLS, SPAN, SPAN)
def test_missed_counts_the_days_between_that_are_expected(school, one, other):
    between = [one + timedelta(days=i) for i in range(1, max((other - one).days, 1))]
    assert missed(school, one, other) == sum(map(school.counts, between))
