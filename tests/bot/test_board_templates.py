"""The kinds of boards that ship: each is sound, says what it asks for in both languages, and can be made in the chat."""

import pytest

from bot.packs.kinds import Template, read_template, template_called, templates
from bot.settings import LANGUAGES
from bot.views import completion
from bot.views.look import Look
from quests.queries.boards import cells_of, draft_boards, find_board, posted_boards, stand
from quests.rules import boards as rules
from tests.bot.people import Person
from tests.bot.views.real import NOW
from tests.classroom import Class
from tests.laws.spoken import compiled

KINDS = templates("en")
ASKED = {
    "tic-tac-toe": "Pick any 3 in a row: across, down or slanted.",
    "tic-tac-toe-centre": "B2 is for everybody. Pick any 3 in a row: across, down or slanted.",
    "bingo": "Pick any 5 in a row: across, down or slanted.",
    "small-bingo": "Pick any 4 in a row: across, down or slanted. Or: Do the four corners.",
    "four-corners": "Do the four corners.",
    "blackout": "Do every square.",
    "menu": "Pick one of each: starter, main dish and dessert.",
    "two-five-eight": "Reach 10 with your quests. Each square has its number.",
    "list": "Pick any 3 squares.",
    "must-may": "All marked must do are for everybody. Pick any 2 marked may do.",
    "raft": "Pick one from each column.",
    "game-show": "Pick one from each column. Reach 1000 with your quests. Each square has its number.",
    "baseball": "Reach 8 with your quests. Each square has its number.",
    "tiered": "Pick one from each row.",
}


def kind_called(code: str, language: str = "en") -> Template:
    found = template_called(code, language)
    assert found is not None
    return found


def spoken(language: str) -> Look:
    return Look(words=compiled(language), locale=language, zone="UTC", style="light", classroom=1, now=NOW)


def test_there_are_as_many_kinds_as_teachers_know():
    assert [one.code for one in KINDS] == list(ASKED)


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.code)
def test_a_kind_can_be_finished_and_is_not_trivial(kind):
    found = rules.lint(kind.completion, kind.layout, dict.fromkeys(kind.layout.squares, 15))
    assert (found.missing, found.solvable, found.trivial) == (0, True, False)
    assert bool(found.unreachable) == (kind.code == "four-corners")


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.code)
def test_a_kind_says_what_it_asks_for(kind):
    assert completion.asks_of(spoken("en"), kind) == ASKED[kind.code]
    in_spanish = completion.asks_of(spoken("es"), kind_called(kind.code, "es"))
    assert in_spanish
    assert in_spanish != ASKED[kind.code]


def test_every_kind_has_a_title_in_every_language():
    for language in LANGUAGES:
        assert all(one.title for one in templates(language))
    assert kind_called("menu", "es").title == "Menú"


def test_every_tag_of_a_kind_has_words():
    tags = {tag for kind in KINDS for of_square in kind.tags for tag in of_square.split()}
    assert tags == set(completion.TAGS)


GOOD = "code: a\ntitle: {en: A}\nrows: 2\ncolumns: 2\n"


@pytest.mark.parametrize(
    "text",
    [
        "completion: {line: 3, long: true}",
        "completion: {line: 3}\ncolour: red",
        "completion: {line: 2}\nworths: [[1, 2]]",
        "completion: {line: 2}\ntags: [[may], [may]]",
        "completion: {line: 2}\nbonuses: [{points: 5, each: {all: true}}]",
    ],
)
def test_a_kind_that_is_not_sound_is_not_read(text):
    with pytest.raises(ValueError, match=r"\w"):
        read_template(GOOD + text, "en")


async def makes(lee: Person, code: str, **values: str) -> str:
    await lee.types("post")
    await lee.presses("templates")
    await lee.presses(kind_called(code).title)
    return await lee.sends(title="Ours", **values)


async def test_a_board_of_ones_own_quests_in_the_order_they_were_chosen(lee: Person, sam: Person, room: Class):
    own = [room.new_quest(title=f"Own {number}") for number in range(9)]
    seen = await makes(lee, "two-five-eight", quests=",".join(map(str, reversed(own))))
    assert ASKED["two-five-eight"] in seen
    assert "Finishing takes about 30 minutes; the whole board 135." in seen
    await lee.presses("post_board")
    shown = await sam.types("board")
    assert "Ours" in shown
    assert "Own 8 (2)" in shown
    assert "Own 0 (8)" in shown
    assert room.read(posted_boards)[0].template == "two-five-eight"


async def test_left_empty_it_is_filled_in_order_and_says_how_many_are_missing(lee: Person, room: Class):
    for number in range(7):
        room.new_quest(title=f"Own {number}")
    seen = await makes(lee, "menu", quests="")
    assert "2 squares are empty" in seen
    assert "empty (dessert)" in seen
    (draft,) = room.read(draft_boards)
    assert len(room.read(cells_of, draft.board_id, room.sam)) == 7


async def test_an_empty_square_is_filled_as_its_kind_of_board_wants_it(lee: Person, room: Class):
    for number in range(8):
        room.new_quest(title=f"Own {number}")
    await makes(lee, "menu", quests="")
    last = room.new_quest(title="Ice cream")
    await lee.presses("C3")
    seen = await lee.sends(quest=str(last))
    assert "Ice cream" in seen
    assert "are empty" not in seen
    (draft,) = room.read(draft_boards)
    assert room.read(cells_of, draft.board_id, room.sam)[8].tags == "dessert"


@pytest.mark.parametrize("code", ASKED)
async def test_every_kind_is_lived_through_to_its_end(lee: Person, sam: Person, room: Class, code):
    """Doing what is said to be left finishes it, and it says so."""
    kind = kind_called(code)
    for number in range(kind.squares):
        room.new_quest(title=f"Own {number}", points=0)
    await makes(lee, code, quests="")
    await lee.presses("post_board")
    board = room.read(find_board, room.read(posted_boards)[0].board_id)
    assert ASKED[code] in await sam.types("board")
    room.quests = [cell.quest_id for cell in room.read(cells_of, board.board_id, room.sam)]
    here = room.read(stand, board, room.sam)
    way = sorted(rules.nearest(here.tree, here.layout, ())[0])
    for row, column in way[:-1]:
        room.done(room.sam, row * kind.columns + column)
    row, column = way[-1]
    near = await sam.types("board")
    assert rules.coordinate((row, column)) in near or "One more square" in near
    offered = await sam.types("next")
    assert any(why in offered for why in ("It would make a row.", "It would finish the board."))
    assert room.done(room.sam, row * kind.columns + column).finished == (board.board_id,)
    over = await sam.types("board")
    assert any(said in over for said in ("You made a row.", "You finished this board.", "You did every square"))


async def test_a_teacher_reads_who_cannot_finish_a_board_any_more(lee: Person, room: Class, clock):
    own = [
        room.new_quest(title=f"Own {number}", closes_at=clock.now() + 5 if number == 0 else None) for number in range(9)
    ]
    await makes(lee, "blackout", quests=",".join(map(str, own)))
    await lee.presses("post_board")
    room.quests = own
    room.hand_in(room.ada, 0)
    assert "cannot finish" not in await lee.types("board")
    clock.tick(10)
    seen = await lee.types("board")
    assert "Sam and Kai cannot finish it: A1 is closed." in seen
