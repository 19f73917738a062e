"""Local days: a school day lives in the classroom's own zone."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quests.errors import Invalid
from quests.ids import Moment

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def local(at: Moment, zone: str) -> datetime:
    """`at` as wall time in `zone` (an IANA name)."""
    return (EPOCH + timedelta(microseconds=at)).astimezone(ZoneInfo(zone))


def local_date(at: Moment, zone: str) -> date:
    """The day that `at` falls on in `zone`."""
    return local(at, zone).date()


def week_began(at: Moment, zone: str) -> Moment:
    """The first instant of the week (Monday) that `at` falls in, in `zone`."""
    day = local_date(at, zone)
    return day_begins(day - timedelta(days=day.weekday()), zone)


def day_begins(day: date, zone: str) -> Moment:
    """The first instant of `day` in `zone`; where midnight does not exist, the first instant after the gap."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    return Moment(round((midnight.astimezone(UTC) - EPOCH) / timedelta(microseconds=1)))


def day_ends(day: date, zone: str) -> Moment:
    """The first instant after `day` in `zone`."""
    return day_begins(day + timedelta(days=1), zone)


def read_day(field: str, text: str) -> date | None:
    """The day typed as YYYY-MM-DD, None for nothing. Raises Invalid: not_a_date, for years without a beginning or end too."""
    typed = text.strip()
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = date.min
    if not MINYEAR < day.year < MAXYEAR:
        raise Invalid(field, "not_a_date", given=typed[:40])
    return day


def check_zone(zone: str) -> str:
    """`zone`, when it is an IANA name we know. Raises Invalid: not_a_choice."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("zone", "not_a_choice", given=zone[:40]) from None
    return zone
