"""The gate: whatever comes in, what goes on is safe, and going through twice changes nothing more."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quests.errors import Invalid
from quests.rules import text
from tests.quests.hostile_text import EMPTY, HOSTILE, LIVELY, TOWERS

anything = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(st.sampled_from([char for one in HOSTILE for char in one[:40]]), max_size=40).map("".join),
    st.sampled_from([one[:6000] for one in HOSTILE]),
)
PROBLEMS = {"required", "too_long"}
BELOW_THE_GATE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def test_the_corpus_is_large():
    assert len(HOSTILE) >= 300


@given(anything)
@example("e\u200e\u0301")
def test_cleaning_twice_changes_nothing_more(typed):
    assert text.clean(text.clean(typed)) == text.clean(typed)


@given(anything)
@example("a\x00\u030a")
def test_what_is_clean_is_composed(typed):
    assert unicodedata.is_normalized("NFC", text.clean(typed))


@given(anything)
def test_nothing_hidden_comes_through(typed):
    through = {char for char in text.clean(typed) if unicodedata.category(char) in BELOW_THE_GATE}
    assert through <= {"\n", "\u200c", "\u200d"}


@given(anything)
def test_no_letter_carries_a_tower(typed):
    marks = "".join("m" if is_stacked(char) else " " for char in text.clean(typed))
    assert "m" * (text.MARKS_IN_A_ROW + 1) not in marks


def is_stacked(char):
    return unicodedata.category(char) in {"Mn", "Me"} or char in text.JOINERS


@pytest.mark.parametrize("tower", TOWERS)
def test_towers_are_cut(tower):
    assert len(text.clean(tower)) < 30


@pytest.mark.parametrize("words", LIVELY)
def test_what_children_write_stays(words):
    assert text.clean(words) == unicodedata.normalize("NFC", words)


@given(anything)
def test_a_line_is_one_line_without_gaps(typed):
    line = through(text.line, typed)
    if line not in PROBLEMS:
        assert 0 < len(line) <= 100
        assert not re.search(r"\s\s|[^\S ]|^\s|\s$", line)
        assert through(text.line, line) == line


@given(anything)
def test_lines_have_at_most_one_blank_one_between(typed):
    lines = through(text.lines, typed)
    if lines not in PROBLEMS:
        assert "\n\n\n" not in lines
        assert through(text.lines, lines) == lines


def through(gate, typed):
    """What comes through, or why nothing does."""
    try:
        return gate("x", typed, longest=100)
    except Invalid as refused:
        return refused.problem


@pytest.mark.parametrize("end", ["\r", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\n"])
def test_every_line_end_is_the_same_one(end):
    assert text.clean(f"a{end}b") == "a\nb"


@pytest.mark.parametrize("nothing", EMPTY)
def test_what_shows_nothing_is_nothing(nothing):
    with pytest.raises(Invalid) as refused:
        text.line("name", nothing, longest=40)
    assert (refused.value.field, refused.value.problem) == ("name", "required")


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\x00"])
def test_nothing_is_enough_where_nothing_is_needed(nothing):
    assert text.lines("note", nothing, longest=40, required=False) == ""


def test_what_is_too_long_says_by_how_much():
    with pytest.raises(Invalid) as refused:
        text.line("name", "x" * 41, longest=40)
    assert (refused.value.problem, refused.value.limit, refused.value.given) == ("too_long", 40, "41")


@given(st.integers(-10_000, 10_000))
def test_a_whole_number_is_read_or_out_of_bounds(number):
    for typed in (str(number), f" {number:+} ", f"{number}\u200b"):
        if 0 <= number <= 1000:
            assert text.whole_number("points", typed, least=0, most=1000) == number
        else:
            with pytest.raises(Invalid) as refused:
                text.whole_number("points", typed, least=0, most=1000)
            assert refused.value.problem == ("too_small" if number < 0 else "too_big")


@pytest.mark.parametrize("typed, number", [("٢٠", 20), ("２０", 20), ("2 0", 20), ("२०", 20), ("007", 7)])
def test_a_whole_number_may_be_written_in_any_digits(typed, number):
    assert text.whole_number("points", typed, least=0, most=1000) == number


@given(anything)
def test_anything_else_is_no_number(typed):
    with pytest.raises(Invalid) as refused:
        text.whole_number("points", f"x{typed}", least=0, most=1000)
    assert refused.value.problem == "not_a_number"
    assert len(refused.value.given) <= 40


@pytest.mark.parametrize("typed", ["1.5", "1,5", "1e3", "½", "²", "0x10", "--1", "1" * 5000, "ten", "1/2"])
def test_a_fraction_is_no_whole_number(typed):
    with pytest.raises(Invalid) as refused:
        text.whole_number("points", typed, least=0, most=1000)
    assert refused.value.problem == "not_a_number"


def test_a_choice_is_one_of_the_options():
    assert text.one_of("kind", "club", ("class", "club")) == "club"
    for other in ("Club", "", "club ", "x" * 500):
        with pytest.raises(Invalid) as refused:
            text.one_of("kind", other, ("class", "club"))
        assert len(refused.value.given) <= 40


@given(st.lists(anything, max_size=4))
def test_tags_are_few_lower_case_codes_and_the_same_when_read_again(typed):
    found = text.tags("tags", " ".join(one[:3] for one in typed))
    assert len(set(found)) == len(found) <= text.TAGS_MOST
    assert all(one and one == one.casefold() and not set(one) & set(" ,#\n") for one in found)
    assert text.tags("tags", " ".join(found)) == found


def test_tags_are_read_as_people_type_them():
    assert text.tags("tags", "#Fractions, reading_aloud;  fractions") == ("fractions", "reading-aloud")


@pytest.mark.parametrize("typed, problem", [("a b c d e f g h i", "too_many_words"), ("x" * 25, "too_long")])
def test_too_much_is_no_tag(typed, problem):
    with pytest.raises(Invalid) as refused:
        text.tags("tags", typed)
    assert refused.value.problem == problem
