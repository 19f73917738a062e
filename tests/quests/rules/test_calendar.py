"""School days in a classroom's own zone, on the dates that break programs."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quests.errors import Invalid
from quests.ids import DAY, HOUR, MINUTE, Moment
from quests.rules import calendar
from quests.rules.calendar import day_begins, day_ends, local_date, week_began

ZONES = sorted(available_timezones())
HALF_HOUR = 30 * MINUTE

LENGTHS = [
    # zone, day, hours it has
    ("America/New_York", "2027-03-14", 23),
    ("America/New_York", "2027-11-07", 25),
    ("America/New_York", "2027-03-15", 24),
    ("Europe/London", "2027-03-28", 23),
    ("Europe/London", "2027-10-31", 25),
    ("Europe/Dublin", "2027-03-28", 23),
    ("Europe/Dublin", "2027-10-31", 25),
    ("Europe/Berlin", "2027-03-28", 23),
    ("Europe/Berlin", "2027-10-31", 25),
    ("Australia/Sydney", "2027-10-03", 23),
    ("Australia/Sydney", "2027-04-04", 25),
    ("Australia/Lord_Howe", "2027-10-03", 23.5),
    ("Australia/Lord_Howe", "2027-04-04", 24.5),
    ("America/Santiago", "2027-09-05", 23),  # its midnight does not exist
    ("America/Santiago", "2027-04-03", 25),  # its last hour comes twice
    ("Africa/Cairo", "2027-04-30", 23),
    ("Africa/Cairo", "2027-10-28", 25),
    ("Asia/Beirut", "2027-03-28", 23),
    ("Asia/Beirut", "2027-10-30", 25),
    ("America/Nuuk", "2027-03-27", 23),  # its last hour does not exist
    ("America/Nuuk", "2027-10-30", 25),
    ("Antarctica/Troll", "2027-03-28", 22),
    ("Antarctica/Troll", "2027-10-31", 26),
    ("Pacific/Chatham", "2027-09-26", 23),
    ("Pacific/Chatham", "2027-04-04", 25),
    ("Asia/Jerusalem", "2027-03-26", 23),
    ("Asia/Jerusalem", "2027-10-31", 25),
    ("Asia/Gaza", "2027-03-27", 23),
    ("Asia/Gaza", "2027-10-30", 25),
    ("Pacific/Apia", "2011-12-30", 0),  # a day that never was
    ("Pacific/Kwajalein", "1993-08-21", 0),
    ("Asia/Kathmandu", "2027-03-14", 24),
    ("Pacific/Kiritimati", "2027-03-14", 24),
    ("Pacific/Niue", "2027-03-14", 24),
    ("America/Vancouver", "2026-11-01", 24),  # British Columbia stopped changing its clocks: needs our own tzdata
    ("Europe/Berlin", "2028-02-29", 24),
]


@pytest.mark.parametrize("zone, day, hours", LENGTHS)
def test_a_day_has_its_hours(zone, day, hours):
    begins, ends = day_begins(date.fromisoformat(day), zone), day_ends(date.fromisoformat(day), zone)
    assert (ends - begins) / HOUR == hours


@pytest.mark.parametrize("zone, day, hours", [one for one in LENGTHS if one[2]])
def test_a_day_is_itself_from_its_first_instant_to_its_last(zone, day, hours):
    whole = date.fromisoformat(day)
    begins, ends = day_begins(whole, zone), day_ends(whole, zone)
    moments = [Moment(begins + step * HALF_HOUR) for step in range(int(hours * 2))]
    assert {local_date(at, zone) for at in [*moments, Moment(ends - 1)]} == {whole}
    assert local_date(Moment(begins - 1), zone) == whole - timedelta(days=1)
    assert local_date(ends, zone) == whole + timedelta(days=1)


def test_where_midnight_does_not_exist_the_day_begins_at_one():
    begins = calendar.local(day_begins(date(2027, 9, 5), "America/Santiago"), "America/Santiago")
    assert (begins.day, begins.hour, begins.minute) == (5, 1, 0)


def test_where_midnight_comes_twice_the_day_begins_with_the_first():
    begins = day_begins(date(2027, 10, 31), "Atlantic/Azores")
    assert (day_ends(date(2027, 10, 31), "Atlantic/Azores") - begins) == 25 * HOUR


moments = st.integers(1_577_836_800, 2_145_916_800).map(lambda second: Moment(second * 1_000_000))


@given(moments, st.sampled_from(ZONES))
@example(Moment(1_820_127_600_000_000), "America/Santiago")
def test_every_moment_lies_in_its_own_day(at, zone):
    day = local_date(at, zone)
    assert day_begins(day, zone) <= at < day_ends(day, zone)
    assert 22 * HOUR <= day_ends(day, zone) - day_begins(day, zone) <= 26 * HOUR


@given(moments, st.sampled_from(ZONES))
def test_every_moment_lies_in_the_week_that_began_on_its_monday(at, zone):
    began = week_began(at, zone)
    assert began <= at < began + 7 * DAY + 2 * HOUR
    assert local_date(began, zone).weekday() == 0


def test_a_week_goes_over_the_turn_of_the_year():
    friday = day_begins(date(2027, 1, 1), "UTC")
    assert local_date(week_began(friday, "UTC"), "UTC") == date(2026, 12, 28)


@pytest.mark.slow
def test_all_zones_all_days_of_three_years():
    for zone in ZONES:
        for number in range(3 * 365):
            day = date(2026, 1, 1) + timedelta(days=number)
            begins = day_begins(day, zone)
            assert (local_date(begins, zone), local_date(Moment(begins - 1), zone)) == (day, day - timedelta(days=1))


def test_a_moment_is_exact_to_the_microsecond():
    at = day_begins(date(2026, 9, 7), "UTC")
    assert calendar.local(Moment(at + 1), "UTC") == datetime(2026, 9, 7, 0, 0, 0, 1, tzinfo=UTC)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_day_is_read_as_it_is_written(day):
    assert calendar.read_day("due", f" {day.isoformat()} ") == day


def test_no_day_is_no_day():
    assert calendar.read_day("due", "  ") is None


@pytest.mark.parametrize(
    "typed", ["2027-02-29", "2027-13-01", "01.02.2027", "tomorrow", "12:30", "0001-01-01", "9999-12-31", "10000-01-01"]
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(Invalid) as refused:
        calendar.read_day("due", typed)
    assert refused.value.problem == "not_a_date"


@given(st.text(max_size=12))
def test_what_was_read_as_a_day_has_a_beginning_and_an_end_everywhere(typed):
    try:
        day = calendar.read_day("due", typed)
    except Invalid:
        return
    if day is not None:
        assert all(day_begins(day, zone) < day_ends(day, zone) for zone in ("Pacific/Kiritimati", "Pacific/Niue"))


@pytest.mark.parametrize("year", [2, 9998])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "UTC"])
def test_the_first_and_the_last_days_that_are_read_have_both(year, zone):
    for day in (date(year, 1, 1), date(year, 12, 31)):
        assert calendar.read_day("due", day.isoformat()) == day
        assert day_begins(day, zone) < day_ends(day, zone)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"])
def test_a_zone_is_known_by_its_name(zone):
    assert calendar.check_zone(zone) == zone


@pytest.mark.parametrize(
    "zone", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "Europe", "a\x00b", "\ud800", "x" * 300]
)
def test_anything_else_is_no_zone(zone):
    with pytest.raises(Invalid):
        calendar.check_zone(zone)
