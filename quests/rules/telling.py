"""When a class, and its teachers, are told something without anybody asking: at most once a day, when there is something to say.

A channel that speaks often is not read, so the class hears one line a day, of all together, and never that there was nothing.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from quests.rules.roles import Style
from quests.rules.streaks import SchoolDays

FROM = time(15, 30)
"""When most schools are out, in the class's own zone."""
UNTIL = time(20)
"""Later it waits for another day: nobody is woken."""
CLOSED = "closed"
"""The problem of a message that its reader's platform did not take: they let nobody like us write to them."""
CLOSED_AND_SAID = "closed, and said"
"""The same, once they were told so on their page."""


def is_time(at: datetime, days: SchoolDays) -> bool:
    """Whether `at`, wall time of the class, is after school on a school day."""
    return days.counts(at.date()) and FROM <= at.time() < UNTIL


def class_line(at: datetime, days: SchoolDays, *, style: str, done_today: int) -> bool:
    """Whether the class hears its line now: on a day on which it finished something; a quiet class counts nothing aloud."""
    return style != Style.QUIET and done_today > 0 and is_time(at, days)


def feedback_line(at: datetime, days: SchoolDays, *, untold: bool) -> bool:
    """Whether the class hears now that feedback is ready: when somebody was answered whom no message told of it."""
    return untold and is_time(at, days)


def week_line(at: datetime, days: SchoolDays) -> bool:
    """Whether the teachers hear their line now: on the week's last school day."""
    return is_time(at, days) and not any(days.counts(day) for day in _rest_of_week(at.date()))


def _rest_of_week(day: date) -> list[date]:
    return [day + timedelta(days=n) for n in range(1, 7 - day.weekday())]
