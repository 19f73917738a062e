"""Boards: squares, the completion tree over them, how far a student is, bonuses, and what a lint finds before posting.

The tree is data only: `trees.py` says its kinds and reads it strictly. `diagrams.py` answers what can be asked of any tree.
"""

from __future__ import annotations

from quests.rules.boards.bonuses import Bonus, bonuses_of, read_bonuses, standing, write_bonuses
from quests.rules.boards.lint import Lint, lint
from quests.rules.boards.progress import Far, complete, help_of, lines_made, lines_of, nearest, nodes_of, progress
from quests.rules.boards.squares import ALL_WAYS, CORNERS, Layout, Run, Spot, Square, column_name, coordinate, lines
from quests.rules.boards.trees import (
    AllOf,
    AnyOf,
    BadTree,
    Line,
    Node,
    NOf,
    OnePer,
    Required,
    SumAtLeast,
    Whole,
    read_completion,
    read_tree,
    write_completion,
    write_tree,
)

__all__ = [
    "ALL_WAYS",
    "CORNERS",
    "AllOf",
    "AnyOf",
    "BadTree",
    "Bonus",
    "Far",
    "Layout",
    "Line",
    "Lint",
    "NOf",
    "Node",
    "OnePer",
    "Required",
    "Run",
    "Spot",
    "Square",
    "SumAtLeast",
    "Whole",
    "bonuses_of",
    "column_name",
    "complete",
    "coordinate",
    "help_of",
    "lines",
    "lines_made",
    "lines_of",
    "lint",
    "nearest",
    "nodes_of",
    "progress",
    "read_bonuses",
    "read_completion",
    "read_tree",
    "standing",
    "write_bonuses",
    "write_completion",
    "write_tree",
]
