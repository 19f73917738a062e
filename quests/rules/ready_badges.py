"""The ready badges by code: on or off in a class, at its teacher's wish. Their names and sentences stand in bot/views."""

from __future__ import annotations

from quests.rules.badges import Rule
from quests.rules.conditions import Count, Distinct, Lines, Metric, Streak, Test
from quests.rules.conditions.happenings import APPROVED, HANDED_IN

READY: dict[str, Rule] = {
    "first_step": Rule(condition=Count(Metric(APPROVED), 1)),
    "explainer": Rule(condition=Count(Metric(APPROVED), 3)),
    "second_wind": Rule(condition=Count(Metric(APPROVED, (Test("try", ge=2),)), 1)),
    "row_maker": Rule(condition=Lines(1), tiers=(3, 6)),
    "many_ways": Rule(condition=Distinct("how", Metric(APPROVED), 3)),
    "explorer": Rule(condition=Distinct("tag", Metric(APPROVED), 3)),
    "finisher": Rule(condition=Count(Metric(APPROVED), 5), tiers=(15, 30)),
    "steady": Rule(condition=Streak("school_day", Metric(HANDED_IN), 3), award="month"),
}
"""Growth and ways of working, never being better than somebody."""
READY_FIRST = ("explainer", "second_wind", "row_maker")
"""What a new class has on: three kinds of success, the rest is its teacher's choice."""
