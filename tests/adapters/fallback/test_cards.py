"""How a card reads as plain text, and which sign presses what."""

import pytest

from adapters.actions import Action
from adapters.cards import (
    Bullets,
    Button,
    Buttons,
    Card,
    CellState,
    Field,
    Fields,
    Grid,
    GridCell,
    Paragraph,
    Part,
    Picture,
    Progress,
    Quote,
    Table,
)
from adapters.fallback import show
from adapters.text import Bold, Code, Link, Moment


def text_of(part: Part) -> str:
    return show(Card(heading="", parts=(part,))).text


def buttons(*labels: str, more: tuple[str, ...] = ()) -> Buttons:
    first, second = (tuple(Button(label, Action(f"press{len(label)}")) for label in row) for row in (labels, more))
    return Buttons(first, second, "More")


def board(*coordinates: str) -> Grid:
    cells = (
        GridCell(
            row=number,
            column=0,
            coordinate=coordinate,
            short="Quest",
            title="Quest",
            state=CellState.DONE,
            state_words="done",
            action=Action("quest", 1, (number,)),
        )
        for number, coordinate in enumerate(coordinates)
    )
    return Grid(columns=1, cells=tuple(cells), alt="")


def test_a_card_has_a_heading_air_and_a_footnote():
    card = Card(
        heading="Hello!", parts=(Paragraph("I help."), buttons("Good", "Who sees what?")), footnote="Only you see this."
    )
    assert show(card).text == ("Hello!\n------\n\nI help.\n\n[1] Good   [2] Who sees what?\n\n(Only you see this.)")


@pytest.mark.parametrize(
    "part, text",
    [
        (
            Paragraph(("Say ", Bold("why"), " in ", Code("/chat"), " by ", Moment(0, "Friday"))),
            "Say why in /chat by Friday",
        ),
        (Paragraph((Link("our page", "https://school.example/a"),)), "our page (https://school.example/a)"),
        (Quote("one\ntwo", by="Ada"), "Ada:\n> one\n> two"),
        (
            Fields((Field("Time", "15 minutes"), Field("Worth of it", "20"))),
            "Time:         15 minutes\nWorth of it:  20",
        ),
        (Bullets(("one", "two"), numbered=True), "1. one\n2. two"),
        (Bullets(("one", "two")), "* one\n* two"),
        (Picture(path="a", alt="A pizza"), "(A pizza)"),
        (Progress(label="Row", done=2, total=3, words="2 of 3"), "Row [########----] 2 of 3"),
        (Progress(label="", done=9, total=3, words="9 of 3"), "[############] 9 of 3"),
        (Progress(label="", done=0, total=0, words="none"), "[------------] none"),
        (
            Table(header=("Name", "Points"), rows=(("Ada", "5"), ("数学", "10"))),
            "Name  Points\n------------\nAda   5\n数学  10",
        ),
    ],
)
def test_each_part_reads_well(part, text):
    assert text_of(part) == text


def test_a_wide_table_becomes_one_line_a_row():
    table = Table(header=("Name", "Note", "Rank"), rows=(("Ada", "n" * 80, ""),))
    assert text_of(table) == f"Name: Ada, Note: {'n' * 80}, Rank: -"


def test_a_row_of_long_buttons_becomes_one_a_line():
    assert text_of(buttons("a" * 40, "b" * 40)).split("\n") == [f"[1] {'a' * 40}", f"[2] {'b' * 40}"]


def test_what_stands_behind_more_is_numbered_on():
    assert text_of(buttons("Good", more=("Later", "Never"))) == "[1] Good\nMore:   [2] Later   [3] Never"


def test_a_cell_is_pressed_by_its_coordinate():
    shown = show(Card(heading="", parts=(board("a1", "B2"), buttons("Good"))))
    assert list(shown.keys) == ["A1", "B2", "1"]
    assert shown.text.startswith("[A1]  Quest (done)\n[B2]  Quest (done)")


def test_a_number_that_is_a_coordinate_stands_for_nothing_else():
    shown = show(Card(heading="", parts=(buttons("Good"), board("1", "2"))))
    assert {sign: key.action.verb for sign, key in shown.keys.items()} == {"3": "press4", "1": "quest", "2": "quest"}


def test_a_second_board_with_the_same_coordinates_is_numbered():
    shown = show(Card(heading="", parts=(board("A1"), board("A1"))))
    assert [key.sign for key in shown.keys.values()] == ["A1", "1"]
    assert "[1]  A1 Quest (done)" in shown.text


def test_a_message_beside_a_card_has_signs_of_its_own():
    assert list(show(Card(heading="", parts=(buttons("Good"),)), before="m").keys) == ["M1"]


def test_a_label_cannot_draw_a_second_button():
    assert "\n" not in text_of(buttons("Good\n[2] Delete all"))


def test_a_quote_cannot_pass_for_ours():
    assert all(line.startswith(">") for line in text_of(Quote("fine\r\n[1] Delete\u2028Ms Lee: no\x85x")).split("\n"))
