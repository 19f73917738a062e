"""When a class and its teachers are told something: never at night, never on a day off, never that there was nothing."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quests.rules.streaks import SchoolDays
from quests.rules.telling import class_line, week_line

FRIDAY = datetime(2026, 9, 11, 15, 30)  # noqa: DTZ001 - wall time of a class
SCHOOL = SchoolDays()
moments = st.datetimes(datetime(2026, 9, 1), datetime(2026, 12, 31))  # noqa: DTZ001
school_days = st.builds(
    SchoolDays,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    off=st.frozensets(st.dates(date(2026, 9, 1), date(2026, 12, 31)), max_size=40),
)


def test_after_school_on_a_day_on_which_something_was_finished():
    assert class_line(FRIDAY, SCHOOL, style="light", done_today=1)
    assert not class_line(FRIDAY - timedelta(minutes=1), SCHOOL, style="light", done_today=1)
    assert not class_line(FRIDAY.replace(hour=20), SCHOOL, style="light", done_today=1)


@given(moments, school_days, st.integers(0, 30))
def test_a_quiet_class_and_an_empty_day_hear_nothing(at, days, done):
    assert not class_line(at, days, style="quiet", done_today=done)
    assert not class_line(at, days, style="game", done_today=0)


@given(moments, school_days)
def test_nothing_is_told_on_a_day_off(at, days):
    if not days.counts(at.date()):
        assert not class_line(at, days, style="light", done_today=9)
        assert not week_line(at, days)


@given(moments, school_days)
def test_a_week_ends_once(at, days):
    monday = at.date() - timedelta(days=at.weekday())
    told = [n for n in range(7) if week_line(FRIDAY.combine(monday + timedelta(days=n), FRIDAY.time()), days)]
    met = [n for n in range(7) if days.counts(monday + timedelta(days=n))]
    assert told == met[-1:]


def test_before_a_long_weekend_the_week_ends_on_thursday():
    days = SchoolDays(off=frozenset({FRIDAY.date()}))
    assert week_line(FRIDAY - timedelta(days=1), days)
    assert not week_line(FRIDAY, days)
