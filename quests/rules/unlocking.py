"""What opens a quest: the two simple conditions, the quests a condition names, and that none waits for itself."""

from __future__ import annotations

from collections.abc import Mapping

from quests.errors import Invalid
from quests.ids import QuestId
from quests.rules.conditions import Condition, Count, Distinct, Sum, leaves, read_condition, read_tree, write_condition


def opens_after(finished: QuestId | None, came_back: QuestId | None) -> str:
    """The condition, as it is stored, for a quest that opens when one was finished, when one came back, or both; '' for open."""
    named = [("approved", finished), ("returned", came_back)]
    parts = [{"count": what, "where": {"quest": int(quest)}, "ge": 1} for what, quest in named if quest is not None]
    if not parts:
        return ""
    return write_condition(read_tree(parts[0] if len(parts) == 1 else {"all": parts}))


def quests_in(condition: Condition) -> frozenset[QuestId]:
    """The quests that a condition names."""
    counted = (leaf for leaf in leaves(condition) if isinstance(leaf, Count | Sum | Distinct))
    tests = (test for leaf in counted for test in leaf.metric.where if test.key == "quest")
    return frozenset(QuestId(one) for test in tests for one in test.one_of if isinstance(one, int))


def check_unlock(quest: QuestId, unlock: str, others: Mapping[QuestId, str]) -> str:
    """`unlock` of `quest`, when it can be read and does not, by way of the `others`, wait for `quest` itself. Raises Invalid."""
    if not unlock:
        return ""
    try:
        waits = quests_in(read_condition(unlock))
    except ValueError:
        raise Invalid("unlock", "not_a_choice") from None
    seen: set[QuestId] = set()
    ahead = set(waits)
    while ahead:
        one = ahead.pop()
        if one == quest:
            raise Invalid("unlock", "waits_for_itself")
        seen.add(one)
        if text := others.get(one, ""):
            ahead |= quests_in(read_condition(text)) - seen
    return unlock
