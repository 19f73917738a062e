"""A screen obeys nothing that people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fallback.printable import one_line, pad, printable, width


@pytest.mark.parametrize(
    "code", [*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xFEFF, 0xD800, 0xDFFF]
)
def test_no_control_sign_comes_through(code):
    assert chr(code) not in printable(f"a{chr(code)}b")


def test_line_ends_of_all_kinds_are_one_kind():
    assert printable("a\r\nb\rc\u2028d\x85e\nf") == "a\nb\nc\nd\ne\nf"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert printable(printable(text)) == printable(text)


@given(st.text())
def test_one_line_is_one_line(text):
    assert one_line(text).splitlines() in ([], [one_line(text)])


def test_what_people_write_in_any_script_stays():
    text = "Größe, 数学, مرحبا, e\u0301, 👩‍🚀"
    assert printable(text) == text


@pytest.mark.parametrize("text, columns", [("", 0), ("Ada", 3), ("数学", 4), ("e\u0301", 1)])
def test_width_is_columns_not_letters(text, columns):
    assert width(text) == columns
    assert width(pad(text, 9)) == 9
