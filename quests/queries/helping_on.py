"""Which open quests bring a member on, and why: what `next` offers first."""

from __future__ import annotations

from quests.ids import MemberId, QuestId
from quests.queries.boards import Stand, posted_boards, stand
from quests.rules import boards as rules
from quests.work import Reading

WHYS = ("row", "finish", "everybody", "of_column", "of_row", "of_tag", "counts")
"""It would make a row, or finish the board; it is for everybody; it counts for its column, row, kind; it counts."""


def ranked(why: str | None) -> int:
    """What is best to do next comes first."""
    return WHYS.index(why) if why in WHYS else len(WHYS)


def whys(look: Reading, member: MemberId) -> dict[QuestId, str]:
    """For each open quest of a posted board that brings `member` on: why, the best reason of all its boards."""
    found: dict[QuestId, str] = {}
    for board in posted_boards(look):
        for quest, why in _on(stand(look, board, member)):
            if ranked(why) < ranked(found.get(quest)):
                found[quest] = why
    return found


def _on(one: Stand) -> list[tuple[QuestId, str]]:
    far = rules.progress(one.tree, one.layout, one.done)
    near = rules.nearest(one.tree, one.layout, one.done, one.closed)
    lines = {frozenset(run) - one.done for run in one.runs}
    still_open = [cell for cell in one.cells if cell.state is None and not cell.closed]
    whys = ((cell.quest_id, _why(one, far, near, lines, (cell.row, cell.column))) for cell in still_open)
    return [(quest, why) for quest, why in whys if why is not None]


def _why(
    one: Stand,
    far: rules.Far,
    near: list[frozenset[rules.Square]],
    lines: set[frozenset[rules.Square]],
    square: rules.Square,
) -> str | None:
    alone = frozenset((square,))
    if alone in lines:
        return "row"
    if alone in near:
        return "finish"
    match rules.help_of(far, one.layout, square):
        case rules.Required():
            return "everybody"
        case rules.OnePer(group):
            return f"of_{group}"
        case rules.NOf(_, tag) if tag:
            return "counts"
        case _:
            return None
