"""Conditions: the tree of what a member did that earns a badge or opens a quest. Data, never code.

`tree` is what it is made of, `reading` and `writing` are its JSON, `happenings` what it is asked about, `counting` what
must be counted for it, `progress` how far somebody is.
"""

from quests.rules.conditions.counting import Counts, Want, increments, wants
from quests.rules.conditions.happenings import Happening, Metric, Test
from quests.rules.conditions.progress import Progress, Record, progress, value
from quests.rules.conditions.reading import NotACondition, read_condition, read_tree
from quests.rules.conditions.tree import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Count,
    Distinct,
    HasBadge,
    Leaf,
    Level,
    Lines,
    NoneOf,
    Streak,
    Sum,
    Window,
    leaves,
)
from quests.rules.conditions.writing import as_data, write_condition

__all__ = [
    "All",
    "AnyOf",
    "AtLeast",
    "Condition",
    "Count",
    "Counts",
    "Distinct",
    "Happening",
    "HasBadge",
    "Leaf",
    "Level",
    "Lines",
    "Metric",
    "NoneOf",
    "NotACondition",
    "Progress",
    "Record",
    "Streak",
    "Sum",
    "Test",
    "Want",
    "Window",
    "as_data",
    "increments",
    "leaves",
    "progress",
    "read_condition",
    "read_tree",
    "value",
    "wants",
    "write_condition",
]
