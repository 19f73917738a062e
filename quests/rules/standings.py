"""Leaderboards that do no harm: who is listed, who shares a rank, and how far somebody came against their own past weeks.

Source: public rankings that list everybody lowered motivation and marks (Hanus & Fox 2015); the lowest third is helped by small
steps ahead (Chen et al. 2024) and wants its place unseen (Bai, Hew & Sailer). So nobody is listed below the middle, nobody is
listed in a class so small that a name would say who the others are, and one's own past is the first thing shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from quests.reports import Weeks
from quests.rules.streaks import SchoolDays

KINDS = ("personal", "growth", "total", "neighbours", "teams", "top")
"""All kinds, in the order they are shown: my best week, this week against my own, all together, just ahead, teams, top ten."""
FROM_THE_START = frozenset({"personal", "growth", "total"})
"""The kinds a new class has: none of them compares people."""
TOP_MOST = 10
LEAST = 4
"""With fewer who show themselves, nobody is listed."""
RANKED_MOST = 100
"""A rank beyond it says nothing, so it is not told (and not counted)."""
NEAR = 2
"""So many neighbours on each side."""
TEAM_LEAST = 3
"""The mean of a smaller team would tell what one person has."""
WEEKS_BACK = 4
"""Growth looks at so many of one's own last weeks."""


def listed(shown: int) -> int:
    """How many of `shown` members stand on a list: ten, or the upper half, or nobody in a very small class."""
    return min(TOP_MOST, shown // 2) if shown >= LEAST else 0


def ranked(shown: int) -> int:
    """The last place of `shown` that is told to the one who has it, and that neighbours are listed down to."""
    return min(RANKED_MOST, shown // 2) if shown >= LEAST else 0


def teams_listed(teams: int) -> int:
    """How many of `teams` are listed: the upper half, so that none is shown as the last."""
    return teams // 2


def ranks(points: Sequence[int | Fraction]) -> list[int]:
    """The rank of each of `points`, which fall: equal ones share a rank, and the next takes its place (1, 1, 3)."""
    first: dict[int | Fraction, int] = {}
    return [first.setdefault(one, place) for place, one in enumerate(points, 1)]


def mean(points: int, active: int) -> Fraction | None:
    """What a team has for each of its `active` members; None for a team too small to say."""
    return Fraction(points, active) if active >= TEAM_LEAST else None


def weeks(earned: Iterable[tuple[date, int]], days: SchoolDays, today: date) -> Weeks:
    """Look back over what was `earned` on which day. A week without a school day is left out of the average."""
    by_week: Counter[date] = Counter()
    for day, points in earned:
        by_week[_monday(day)] += points
    this = _monday(today)
    last = [by_week[week] for week in _last_weeks(by_week, days, this)]
    usual = sum(last) // len(last) if last else None
    return Weeks(by_week[this], max(by_week.values(), default=0), usual)


def _last_weeks(by_week: Mapping[date, int], days: SchoolDays, this: date) -> list[date]:
    """The last school weeks before `this`, none from before the first points."""
    first = min(by_week, default=this)
    back = (this - timedelta(weeks=n) for n in range(1, (this - first).days // 7 + 1))
    return [week for week in back if any(days.counts(week + timedelta(days=i)) for i in range(7))][:WEEKS_BACK]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
