"""The boards of a pack: what a template says, what a board says otherwise, and the way back when it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.packs.kinds import Template, template_called
from quests.reports.packs import PackBoard
from quests.rules.boards import bonuses_of, read_tree, write_bonuses, write_completion


def completion(data: Any) -> str:
    """A completion tree as it is stored. Raises BadTree."""
    return write_completion(read_tree(data))


def bonuses(data: Any) -> str:
    """Bonuses as they are stored. Raises BadTree."""
    return write_bonuses(bonuses_of(data))


@dataclass(frozen=True, slots=True)
class Kind:
    """What boards of a template have in common; of no template, nothing."""

    template: Template | None

    @property
    def said(self) -> dict[str, Any]:
        """The fields of a PackBoard that the template gives."""
        one = self.template
        if one is None:
            return {}
        return {
            "template": one.code,
            "rows": one.rows,
            "columns": one.columns,
            "completion": write_completion(one.completion),
            "bonuses": write_bonuses(one.bonuses),
        }

    def square(self, number: int) -> tuple[int, tuple[str, ...]]:
        """What square `number` counts for, and its tags."""
        one = self.template
        worth = one.worths[number] if one and number < len(one.worths) else 0
        tags = tuple(one.tags[number].split()) if one and number < len(one.tags) else ()
        return worth, tags


def kind_of(template: str) -> Kind:
    """What the template of that code says; nothing when there is none."""
    return Kind(template_called(template))


def unsaid(board: PackBoard) -> Kind:
    """The template that a board need not repeat: that of its name, when the board has its size."""
    found = template_called(board.template)
    same = found is not None and (found.rows, found.columns) == (board.rows, board.columns)
    return Kind(found if same else None)
