"""The board is squares where they fit and a list where they do not; no title is cut."""

from io import StringIO

import pytest
from rich.console import Console

from adapters.actions import Action
from adapters.cards import Card, CellState, Grid, GridCell
from adapters.console.render import draw
from adapters.fallback.keys import keyed

CROSSING = "┼"


def drawn(title: str, columns: int, *, wide: int = 3) -> str:
    cells = tuple(
        GridCell(
            row=number // wide,
            column=number % wide,
            coordinate=f"{'ABCDE'[number % wide]}{number // wide + 1}",
            short="Quest",
            title=title,
            state=CellState.WAITING,
            state_words="waiting",
            action=Action("quest", 1, (number,)),
        )
        for number in range(wide * wide)
    )
    card = Card(heading="Board", parts=(Grid(columns=wide, cells=cells, alt="Nine quests."),))
    paper = StringIO()
    Console(file=paper, width=columns, color_system=None).print(draw(card, keyed(card), columns))
    return paper.getvalue()


def test_three_squares_stand_side_by_side_in_an_ordinary_window():
    board = drawn("Explain it to someone", 80)
    assert CROSSING in board
    assert all(f"[{row}{column}]" in board for row in "ABC" for column in "123")


@pytest.mark.parametrize(
    "columns, wide, title", [(44, 3, "Fair shares"), (80, 5, "Fair shares"), (80, 3, "long " * 20)]
)
def test_what_does_not_fit_is_a_list(columns, wide, title):
    board = drawn(title, columns, wide=wide)
    assert CROSSING not in board
    assert board.count("waiting") == wide * wide


@pytest.mark.parametrize(
    "title", ["Write a letter to the person who invented zero", "Donaudampfschifffahrtsgesellschaftskapitän"]
)
def test_a_title_is_broken_never_cut(title):
    board = "".join(sign for sign in drawn(title, 80) if sign.isalnum())
    assert all(board.count(sign) >= 9 * title.count(sign) for sign in set(title) if sign.isalnum())


def test_nothing_is_wider_than_the_window():
    assert max(map(len, drawn("Explain it to someone", 80).splitlines())) <= 80
