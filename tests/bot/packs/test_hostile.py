"""Files that are made to harm: refused quickly, by a problem with a line, and nothing is run or built."""

import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.packs.nodes import LARGEST
from tests.bot.packs.made import HEAD, WHOLE, problems
from tests.laws.sources import ROOT

LAUGHS = "\n".join(f"l{n}: &l{n} [{','.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10))
HOSTILE: dict[str, str | bytes] = {
    "laughs": HEAD + "l0: &l0 [ha]\n" + LAUGHS,
    "itself": HEAD + "quests: &a [*a]",
    "merge": HEAD + "base: &b {code: x}\nquests:\n  - <<: *b\n",
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "mappings": "".join(f"{' ' * n}a:\n" for n in range(600)),
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "python": HEAD + "quests: !!python/object/apply:os.system ['true']",
    "own_tag": HEAD + "quests: !ruby/object:Gem {}",
    "tag_of_all": "!!binary aGk=",
    "huge_key": HEAD + "k" * 200_000 + ": 1",
    "huge_word": HEAD + "about: " + "w" * 200_000,
    "huge_number": HEAD + "edition: " + "9" * 200_000,
    "many_keys": HEAD + "\n".join(f"k{n}: 1" for n in range(15_000)),
    "nul": HEAD + "about: \0",
    "escape": HEAD + "about: \x1b[2J",
    "bad_escape": HEAD + 'about: "\\UFFFFFFFF"',
    "surrogate": HEAD + 'about: "\\ud800"',
    "tabs": HEAD + "quests:\n\t- code: a",
    "second": WHOLE + "---\n" + WHOLE,
    "directive": "%TAG ! tag:evil,2020:\n---\na: !x b",
    "version": "%YAML 9.9\n---\na: b",
    "quotes": HEAD + 'about: "never ended',
    "block": HEAD + "about: |9\n x",
    "comment": HEAD + "#" * 200_000,
    "empty": "",
    "blank": "\n" * 1000,
    "list": "[]",
    "word": "word",
    "utf16": WHOLE.encode("utf-16"),
    "latin": "title: ñ".encode("latin-1"),
    "ten_megabytes": b"a" * 10_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_at_once(name):
    content = HOSTILE[name]
    began = perf_counter()
    found = problems(content)
    assert perf_counter() - began < 3
    assert found
    assert_in_the_file(content, found)


def test_ten_megabytes_are_refused_by_size_alone():
    began = perf_counter()
    (found,) = problems(b"[" * 10_000_000)
    assert (found.code, perf_counter() - began < 0.1) == ("too_big", True)


def test_a_pack_of_the_largest_size_is_read_in_a_moment():
    quest = "  - code: q{n}\n    title: Quest {n}\n    task: |\n" + "      word word word\n" * 60
    text = HEAD + "quests:\n" + "".join(quest.format(n=n) for n in range(200))
    began = perf_counter()
    assert problems(text[: LARGEST - 1000].rpartition("  - code")[0]) == []
    assert perf_counter() - began < 3


def assert_in_the_file(content, found):
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    assert all(1 <= one.line <= text.count("\n") + 1 for one in found)


EXAMPLE = (ROOT / "docs/packs.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
WORD = re.compile(r"[\w-]+|[\[\]{}:,]")
WORDS = ": - [ ] { } &a *a !t | > ' % # --- ... ? null true \\ \x85 \u2028 é 💡 \ufeff"
PIECES = st.sampled_from([*WORDS.split(" "), "", " ", "\n", "\t", '"', "9" * 20])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_spoilt_pack_never_breaks_the_reader_and_each_problem_has_its_line(data):
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.integers(0, 12)) :]
    assert_in_the_file(text, problems(text))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_words_put_in_the_place_of_others_never_break_it(data):
    """Every part of a pack is in the page's example: boards with trees, badges with conditions."""
    text = data.draw(st.sampled_from([EXAMPLE, EXAMPLE.replace("due: 7", "unlock: { has_badge: wind-watcher }")]))
    for _ in range(data.draw(st.integers(1, 3))):
        words = [*WORD.finditer(text)]
        old = data.draw(st.sampled_from(words))
        new = data.draw(PIECES | st.sampled_from(words).map(lambda one: one.group()))
        text = text[: old.start()] + new + text[old.end() :]
    assert_in_the_file(text, problems(text))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_lines_left_out_or_moved_never_break_it(data):
    lines = WHOLE.splitlines(keepends=True)
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=40))
    text = data.draw(st.sampled_from(["", HEAD])) + "".join(kept)
    assert_in_the_file(text, problems(text))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_it(content):
    found = problems(content)
    assert found
    assert all(re.fullmatch("[a-z_8]+", one.code) for one in found)
