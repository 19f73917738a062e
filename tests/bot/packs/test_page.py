"""docs/packs.md: its example is a sound pack, and it explains every key and every problem."""

import re

import pytest

from bot.packs import document
from bot.packs.document import read_pack
from bot.packs.kinds import templates
from bot.packs.records import Later, Record
from bot.views.checking import PROBLEMS, WITHOUT_GUESS
from tests.laws.sources import ROOT

PAGE = (ROOT / "docs/packs.md").read_text("utf-8")
SECTIONS = {
    "The pack": document.PACK,
    "A quest": document.QUEST,
    "A board": document.BOARD,
    "A square": document.CELL,
    "A badge": document.BADGE,
}


def test_the_example_is_a_sound_pack():
    for example in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL):
        pack = read_pack(example.encode()).pack("es")
        assert pack.quests
        assert pack.boards


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_is_explained_and_no_other(section):
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|$", part(section), re.MULTILINE))
    record: Record = SECTIONS[section]
    assert list(rows) == list(record.keys)
    assert {key for key, said in rows.items() if said == "not yet"} == {
        key for key, one in record.keys.items() if isinstance(one.shape, Later)
    }


def test_every_template_is_named():
    assert [one.code for one in templates("en") if f"`{one.code}`" not in part("A board")] == []


def part(section: str) -> str:
    return PAGE.partition(f"### {section}\n")[2].partition("\n#")[0]


@pytest.mark.parametrize("wording", [*PROBLEMS.values(), *WITHOUT_GUESS.values()])
def test_every_problem_is_listed(wording):
    assert f"| {wording} |".replace("{{", "{").replace("}}", "}") in PAGE
