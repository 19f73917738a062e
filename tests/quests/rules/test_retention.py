"""Nothing is erased by itself without a term, without two words before, or sooner than the days it was promised to stay."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quests.rules.calendar import local_date
from quests.rules.retention import (
    APART_DAYS,
    KEEP_DAYS,
    TERM_AT_LEAST_DAYS,
    TERM_ENDINGS,
    WORDS,
    Step,
    Warned,
    due_day,
    erase_day,
    step,
    suggest_term,
)
from tests.quests.rules.test_calendar import ZONES

days = st.dates(date(2024, 1, 1), date(2040, 12, 31))
never = Warned(0, None)


def lived(term_ends: date, keep_days: int, looked: list[date]) -> tuple[list[date], date | None]:
    """On which of the days that somebody looked the teachers were told, and on which it was erased."""
    warned, told = never, list[date]()
    for today in looked:
        match step(term_ends, keep_days, warned, today):
            case Step.WARN:
                told.append(today)
                warned = Warned(warned.times + 1, today)
            case Step.ERASE:
                return told, today
            case Step.NOTHING:
                pass
    return told, None


@given(days, st.integers(0, 400), st.integers(0, 3), st.none() | days)
def test_without_a_term_nothing_is_ever_done(today, keep_days, times, on):
    assert step(None, keep_days, Warned(times, on), today) == Step.NOTHING


@given(term=days, keep_days=st.integers(0, 400), gaps=st.lists(st.integers(1, 60), min_size=1, max_size=80))
def test_it_is_erased_after_two_words_that_lie_apart_and_never_early(term, keep_days, gaps):
    """However seldom the program runs."""
    looked, today = list[date](), term - timedelta(days=60)
    for gap in gaps:
        today += timedelta(days=gap)
        looked.append(today)
    told, erased = lived(term, keep_days, looked)
    assert len(told) <= WORDS
    if erased is not None:
        assert len(told) == WORDS
        assert erased >= due_day(term, keep_days)
        assert told[1] - told[0] >= timedelta(days=APART_DAYS)
        assert erased - told[1] >= timedelta(days=APART_DAYS)


@given(days)
def test_looked_at_daily_the_words_come_a_month_and_a_week_before_and_it_ends_on_the_day(term):
    due = due_day(term, KEEP_DAYS)
    told, erased = lived(term, KEEP_DAYS, [term + timedelta(days=n) for n in range(120)])
    assert [(due - day).days for day in told] == [30, 7]
    assert erased == due


@given(term=days, keep_days=st.integers(0, 400), today=days, times=st.integers(0, 2), ago=st.integers(0, 100))
def test_the_day_that_is_said_is_never_later_than_promised_and_never_before_it_can_be(
    term, keep_days, today, times, ago
):
    """What the teachers read is the day on which it happens at the earliest."""
    warned = Warned(times, today - timedelta(days=ago) if times else None)
    said = erase_day(term, keep_days, warned, today)
    assert said >= due_day(term, keep_days)
    if step(term, keep_days, warned, today) == Step.ERASE:
        assert said <= today
    elif times == WORDS:
        assert said > today


def test_a_leap_day_counts_like_any_other():
    assert due_day(date(2027, 12, 1), 90) == date(2028, 2, 29)
    assert due_day(date(2028, 2, 29), 90) == date(2028, 5, 29)
    assert due_day(date(2028, 2, 29), 366) == date(2029, 3, 1)


def test_beyond_the_last_day_there_is_it_is_that_day():
    assert due_day(date(9999, 12, 1), 90) == date.max


@given(moment=st.integers(0, 4_000_000_000_000_000), zone=st.sampled_from(ZONES), term=days)
def test_the_day_is_the_classes_own_in_every_zone(moment, zone, term):
    """Two neighbours in time never go back a step: an hour later it is no earlier day."""
    first, later = local_date(moment, zone), local_date(moment + 3_600_000_000, zone)
    ranks = {Step.NOTHING: 0, Step.WARN: 1, Step.ERASE: 2}
    warned = Warned(WORDS, date(2020, 1, 1))
    assert ranks[step(term, KEEP_DAYS, warned, first)] <= ranks[step(term, KEEP_DAYS, warned, later)]


@given(days)
def test_the_term_that_is_suggested_is_a_usual_one_and_not_at_once(today):
    found = suggest_term(today)
    assert (found.month, found.day) in TERM_ENDINGS
    assert timedelta(days=TERM_AT_LEAST_DAYS) <= found - today <= timedelta(days=230)
