"""How work may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.errors import Invalid
from quests.rules.evidence import How, allowed, check_how, read_formats, usual

ways = st.lists(st.sampled_from(How)).map(tuple)


@given(ways)
def test_formats_are_read_once_each_and_in_one_order(chosen):
    found = read_formats("formats", chosen)
    assert set(found) == (set() if set(chosen) == set(How) else set(chosen))
    assert read_formats("formats", found[::-1]) == found


@given(st.lists(st.text(), min_size=1).filter(lambda words: not set(words) <= set(How)))
def test_no_other_word_is_a_format(words):
    with pytest.raises(Invalid):
        read_formats("formats", tuple(words))


@given(ways)
def test_the_usual_way_is_always_taken(chosen):
    formats = read_formats("formats", chosen)
    assert check_how("", formats) == usual(formats) in allowed(formats)


@given(ways, st.sampled_from(How) | st.text(min_size=1))
def test_a_quest_takes_its_own_formats_and_nothing_else(chosen, how):
    formats = read_formats("formats", chosen)
    if how in allowed(formats):
        assert check_how(how, formats) == how
    else:
        with pytest.raises(Invalid) as refused:
            check_how(how, formats)
        assert (refused.value.field, refused.value.problem) == ("how", "not_a_choice")


def test_without_any_format_all_are_taken_and_text_is_usual():
    assert allowed(()) == tuple(How)
    assert usual(()) is How.TEXT
