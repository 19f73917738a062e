"""A board after it was posted: mended, closed, opened again, printed."""

import re
from html.parser import HTMLParser

import pytest

from adapters.cards import Card, Document
from tests.bot.people import Person, labels
from tests.classroom import Class


async def test_a_teacher_mends_a_quest_and_takes_it_back(lee: Person, sam: Person, room: Class):
    await lee.says("quest b2")
    await lee.presses("Change quest")
    assert "Quest 5" in lee.sees
    assert "Cake maths is changed" in await lee.sends(title="Cake maths", task="Bake it.")
    assert "Bake it." in await sam.says("quest b2")
    await lee.presses("Undo")
    await lee.presses("undo_deed")
    assert "Do it." in await sam.says("quest b2")


async def test_the_goal_stays_when_the_form_is_sent_as_it_stands(lee: Person, clock):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut it.", due="2026-09-11", closes="2026-09-18")
    clock.tick(30 * 86_400)
    await lee.says("quest pizza")
    await lee.presses("Change quest")
    assert "2026-09-11" in lee.sees
    assert "Pizza pie is changed" in await lee.sends(title="Pizza pie")


async def test_a_refused_change_keeps_what_was_typed(lee: Person):
    await lee.says("quest b2")
    await lee.presses("Change quest")
    assert "Bake it." in await lee.sends(title=" ", task="Bake it.")


async def test_a_closed_board_says_so_plainly_and_starts_nothing(lee: Person, sam: Person):
    await lee.says("board")
    assert "Fractions is closed" in await lee.presses("Close board")
    assert "This board is closed. Finish what you began." in await sam.says("board")
    assert "0 open, 9 closed." in sam.sees
    assert "Its board is closed" in await sam.presses("B2")
    assert "I'll do this" not in labels(sam.screen)
    assert "Hand in" not in labels(sam.screen)
    assert "Quest 5" not in await sam.says("next")


async def test_a_closed_board_is_opened_again_from_the_page_of_boards(lee: Person, sam: Person):
    await lee.says("board")
    await lee.presses("Close board")
    await lee.presses("Boards")
    assert "closed" in lee.sees
    await lee.presses("Fractions")
    assert "Fractions is open again" in await lee.presses("Open again")
    await sam.says("board")
    await sam.presses("B2")
    assert "I'll do this" in labels(sam.screen)


async def test_a_board_gets_another_title(lee: Person, sam: Person):
    await lee.says("board")
    await lee.presses("Change title")
    await lee.sends(title="Halves <b>")
    assert "Halves <b>" in await sam.says("board")


def page(person: Person) -> str:
    assert isinstance(person.screen, Card)
    return next(part.content.decode() for part in person.screen.parts if isinstance(part, Document))


async def test_the_printed_page_holds_every_square_and_task_and_no_markup_of_others(lee: Person):
    await lee.says("quest b2")
    await lee.presses("Change quest")
    await lee.sends(title="<script>alert(1)</script>", task="1 < 2 & 3\nSay why.")
    await lee.says("board")
    await lee.presses("Print")
    html = page(lee)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "1 &lt; 2 &amp; 3" in html
    assert all(f"{letter}{row}" in html for letter in "ABC" for row in (1, 2, 3))
    assert not re.search(r"(?:src|href)=", html)


class Shape(HTMLParser):
    """What a screen reader goes by: language, headings, headers of columns and rows; and whether every tag closes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language, lang, rule", [(0, "en", "Pick any 3 in a row"), (1, "es", "Elige")])
async def test_the_printed_page_can_be_read_aloud(lee: Person, language, lang, rule):
    await lee.types("language")
    await lee.does_action(lee.button("language_set") if not language else _other(lee))
    await lee.says("board")
    await lee.presses("print_board")
    html = page(lee)
    shape = Shape()
    shape.feed(html)
    assert shape.open == []
    assert ("html", {"lang": lang}) in shape.seen
    assert [tag for tag, _ in shape.seen if tag in ("h1", "h2")] == ["h1", "h2"]
    assert [about["scope"] for tag, about in shape.seen if tag == "th"] == ["col"] * 3 + ["row"] * 3
    assert rule in html


def _other(person: Person):
    from adapters.actions import Action

    first = person.button("language_set")
    return Action(first.verb, first.classroom, (1,))


async def test_a_quiet_class_prints_no_points(lee: Person):
    await lee.types("style")
    await lee.does_action(lee.button("style_set"))
    await lee.says("board")
    await lee.presses("print_board")
    assert "point" not in page(lee)
