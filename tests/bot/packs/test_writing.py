"""Writing a pack: what is written is read as the same pack, and is always the same text."""

import dataclasses
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.packs import ready_boards, ready_packs
from bot.packs.document import read_pack
from bot.packs.writing import write_pack
from quests.errors import Invalid
from quests.reports import Link
from quests.reports.packs import Pack, PackBadge, PackBoard, PackCell, PackQuest, PackRepeats
from quests.rules import text as gate

texts = st.text(max_size=60) | st.sampled_from(
    ["yes", "1", "null", "~", "- a", "a: b", "# a", "'", '"', "&a", "!b", "1.5"]
)
LINKS = (Link(title="yes", url="https://example.org/a#b"), Link(title="a: b", url="http://example.org/?c=d"))
codes = st.from_regex(r"[a-z][a-z0-9-]{0,10}[a-z0-9]", fullmatch=True)


def clean(text: str) -> str:
    """As a pack may hold it."""
    try:
        return gate.lines("text", text, longest=80)
    except Invalid:
        return "nothing"


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    named = draw(st.lists(codes, min_size=1, max_size=6, unique=True))
    quests = tuple(
        PackQuest(
            code=code,
            title=" ".join(clean(draw(texts)).split()),
            task=clean(draw(texts) + "\n" + draw(texts)),
            points=draw(st.integers(0, 1000)),
            minutes=draw(st.integers(0, 600)),
            tags=tuple(draw(st.lists(st.sampled_from(["wind", "über", "2d"]), max_size=3, unique=True))),
            simple=draw(st.sampled_from(["", "Look up.", "Look up.\n\nSay why."])),
            formats=draw(st.sampled_from([(), ("photo", "talk")])),
            links=draw(st.sampled_from([(), LINKS])),
            places=draw(st.sampled_from([0, 5])),
            repeats=draw(st.sampled_from([None, PackRepeats(most=3, per="week"), PackRepeats(most=0)])),
            auto_approve=draw(st.booleans()),
            unlock=draw(st.sampled_from(["", f'{{"count":"returned","where":{{"quest":"{named[0]}"}},"ge":1}}']))
            if code != named[0]
            else "",
            opens=draw(st.none() | st.integers(1, 300)),
            due=draw(st.none() | st.integers(0, 300)),
        )
        for code in named
    )
    cells = tuple(PackCell(quest=code) for code in named)
    if draw(st.booleans()):
        cells = (PackCell(quest=named[0], worth=7, tags=("must",), free=draw(st.booleans())), PackCell(), *cells[1:])
    board = PackBoard(
        code="b",
        title="Board",
        template=draw(st.sampled_from(["", "list", "other"])),
        rows=1,
        columns=len(cells),
        cells=cells,
        completion=draw(st.sampled_from(['{"n_of":1}', '{"line":1,"ways":["columns"]}'])),
        bonuses=draw(st.sampled_from(["[]", '[{"points":5}]'])),
    )
    rules = ({"count": "approved", "where": {"quest": named[0]}, "ge": 2}, {"line": "b", "ge": 1}, {"has_badge": "b1"})
    rule = json.dumps({"condition": {"any": list(draw(st.permutations(rules)))}, "points": 5}, separators=(",", ":"))
    badge = PackBadge(code="b1", title="Badge", rule=rule)
    badges = (badge,) if draw(st.booleans()) else ()
    return Pack(code="p", title="Pack", about=clean(draw(texts)), quests=quests, boards=(board,), badges=badges)


@settings(max_examples=150, deadline=None)
@given(packs())
def test_what_is_written_is_read_as_the_same(pack: Pack):
    written = write_pack(pack)
    assert read_pack(written.encode()).pack("en") == pack
    assert write_pack(pack) == written


def test_a_text_of_several_lines_is_easy_to_read():
    quest = PackQuest(code="fly", title="Fly", task="Look up.\n\n- the wind: where from?\n- the clouds")
    written = write_pack(Pack(code="kites", title="Kites", quests=(quest,)))
    assert "    task: |-\n      Look up.\n\n      - the wind: where from?\n      - the clouds\n" in written


def test_what_is_usual_is_left_out():
    written = write_pack(Pack(code="kites", title="Kites", quests=(PackQuest(code="fly", title="Fly", task="Up."),)))
    assert "points" not in written
    assert "boards" not in written


def test_each_ready_pack_comes_back_equal_in_each_language():
    for document in ready_packs():
        for language in ("en", "es"):
            pack = document.pack(language)
            assert read_pack(write_pack(pack).encode()).pack(language) == pack


def test_each_field_of_a_pack_has_a_key():
    from bot.packs.document import BOARD, CELL, LINK, PACK, QUEST

    for made, record in ((Pack, PACK), (PackQuest, QUEST), (PackBoard, BOARD), (PackCell, CELL), (Link, LINK)):
        assert {one.name for one in dataclasses.fields(made)} <= record.keys.keys()


def test_ready_boards_have_codes_of_their_own():
    named = [one.code for one in ready_boards("en")]
    assert len(set(named)) == len(named)


def test_the_first_ready_board_is_the_one_of_the_first_minute():
    first = ready_boards("en")[0]
    assert first.title == "Fractions you can eat"
    assert [one.title for one in first.quests][4] == "Pizza maths"
    assert [one.points for one in first.quests] == [20] * 9
