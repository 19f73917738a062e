"""Quest packs: data files that carry quests and boards. Some come with the program, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.packs.document import Document, read_pack
from quests.reports.packs import Pack, PackBoard, PackQuest


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyBoard:
    """A board to post as it is, in one language, and the pack it is part of."""

    code: str
    pack: Pack
    board: PackBoard

    @property
    def title(self) -> str:
        """What it is called."""
        return self.board.title

    @property
    def template(self) -> str:
        """Which kind of board it is."""
        return self.board.template

    @property
    def rows(self) -> int:
        """From top to bottom."""
        return self.board.rows

    @property
    def columns(self) -> int:
        """From left to right."""
        return self.board.columns

    @property
    def quests(self) -> tuple[PackQuest, ...]:
        """The quest of each square, row by row."""
        found = {one.code: one for one in self.pack.quests}
        return tuple(found[cell.quest] for cell in self.board.cells if cell.quest)


@cache
def ready_packs() -> tuple[Document, ...]:
    """The packs that come with the program, in the order of their files."""
    folder = resources.files("bot.packs") / "shelf"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return tuple(read_pack(file.read_bytes(), name=file.name) for file in files)


@cache
def ready_boards(locale: str) -> list[ReadyBoard]:
    """All boards of the packs that come with the program, in `locale` or else English; the one to begin with is first."""
    return sorted(_boards(locale), key=lambda one: one.code != FIRST)


def _boards(locale: str) -> Iterator[ReadyBoard]:
    for document in ready_packs():
        pack = document.pack(locale)
        for board in pack.boards:
            yield ReadyBoard(code=board.code, pack=pack.only(board.code), board=board)


FIRST = "eat"
"""The first board of a new teacher: it asks for nothing that is not in a kitchen."""
