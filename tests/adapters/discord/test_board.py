"""The board on Discord: squares as buttons where a message holds them, else menus."""

import pytest

from adapters.actions import Action
from adapters.cards import Card, CellState, Grid, GridCell
from adapters.discord.message import Message
from adapters.discord.render import render
from tests.adapters.discord import seen
from tests.adapters.discord.words import ENGLISH


def cell(row: int, column: int, **more) -> GridCell:
    said = {"short": "Pizza", "title": "Pizza maths", "state": CellState.OPEN, "state_words": ""} | more
    return GridCell(
        row=row,
        column=column,
        coordinate=f"{'ABCDEFGHIJKL'[column]}{row + 1}",
        action=Action("quest", 5, (row, column)),
        **said,
    )


def grid(rows: int, columns: int, **more) -> tuple[Message, ...]:
    cells = tuple(cell(row, column, **more) for row in range(rows) for column in range(columns))
    messages = render(Card(heading="Board", parts=(Grid(columns=columns, cells=cells, alt="A board"),)), ENGLISH)
    assert seen.refused(messages) == ()
    assert len(seen.actions(messages)) == rows * columns
    return messages


def rows_of(messages: tuple[Message, ...]) -> list[list[str]]:
    return [
        [one["label"] for one in part["components"]]
        for part in seen.parts(messages)
        if part["type"] == 1 and part["components"][0]["type"] == 2
    ]


def test_a_row_of_the_board_is_a_row_of_buttons_with_coordinate_and_short_title():
    assert rows_of(grid(2, 3)) == [["A1 Pizza", "B1 Pizza", "C1 Pizza"], ["A2 Pizza", "B2 Pizza", "C2 Pizza"]]


def test_five_by_five_is_one_message():
    messages = grid(5, 5, state=CellState.DONE, state_words="done")
    assert len(messages) == 1
    assert len(rows_of(messages)) == 5


@pytest.mark.parametrize("state", [one for one in CellState if one is not CellState.OPEN])
def test_a_state_is_a_sign_a_word_and_never_colour_alone(state):
    messages = grid(1, 1, state=state, state_words="in other words")
    (button,) = [one for one in seen.parts(messages) if one["type"] == 2]
    assert button["emoji"]["name"]
    assert button["style"] != 4
    assert "**in other words:** A1 Pizza maths" in seen.raw(messages)


def test_signs_differ_from_state_to_state():
    signs = [
        next(one for one in seen.parts(grid(1, 1, state=state)) if one["type"] == 2).get("emoji") for state in CellState
    ]
    assert len({str(sign) for sign in signs}) == len(CellState)


def test_the_states_are_told_once_each_with_their_squares():
    cells = (
        cell(0, 0, state_words="open", title="Pizza"),
        cell(0, 1, state_words="done", state=CellState.DONE, title="Pizza for six"),
        cell(1, 0, state_words="open", title="Pizza"),
    )
    messages = render(Card(heading="", parts=(Grid(columns=2, cells=cells, alt="A board"),)), ENGLISH)
    assert seen.raw(messages) == "-# A board\n-# **open:** A1 · A2\n-# **done:** B1 Pizza for six"


def test_a_square_that_says_all_of_itself_is_not_said_again():
    assert "Pizza" not in seen.raw(grid(3, 3, title="Pizza"))


def test_a_larger_board_is_menus_of_whole_rows_with_title_and_state():
    messages = grid(10, 12, state=CellState.DONE, state_words="done")
    menus = [one for one in seen.parts(messages) if one["type"] == 3]
    assert [menu["placeholder"] for menu in menus] == ["A1 – L2", "A3 – L4", "A5 – L6", "A7 – L8", "A9 – L10"]
    assert menus[0]["options"][0] == {
        "label": "A1 · Pizza maths",
        "value": "1.quest.5.0.0",
        "description": "done",
        "emoji": {"name": "✅"},
    }


def test_a_row_that_no_menu_holds_is_parted():
    cells = tuple(
        GridCell(
            row=0,
            column=column,
            coordinate=str(column + 1),
            short="x",
            title="x",
            state=CellState.OPEN,
            state_words="",
            action=Action("quest", 5, (column,)),
        )
        for column in range(60)
    )
    messages = render(Card(heading="", parts=(Grid(columns=60, cells=cells, alt="A row"),)), ENGLISH)
    assert [one["placeholder"] for one in seen.parts(messages) if one["type"] == 3] == ["1 – 25", "26 – 50", "51 – 60"]
    assert len(seen.actions(messages)) == 60
