"""An action is one text and one text only: what we did not write, we do not read."""

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.actions import ACTION_BYTES, Action
from adapters.errors import BadAction

MOST = 2**63 - 1
numbers = st.integers(0, MOST)
actions = st.builds(
    Action,
    st.from_regex(r"[a-z][a-z0-9_]{0,19}", fullmatch=True),
    numbers,
    st.lists(numbers, max_size=4).map(tuple),
)


@given(actions)
def test_an_action_comes_back_as_it_was(action):
    assert Action.parse(action.token()) == action


@given(actions)
def test_a_token_fits_every_platform(action):
    assert len(action.token().encode()) <= ACTION_BYTES


@given(st.text())
@example("1.home.0\n")
@example("1.home.\ud800")
def test_any_other_text_is_refused_and_nothing_else_goes_wrong(text):
    with contextlib.suppress(BadAction):
        assert Action.parse(text).token() == text


@pytest.mark.parametrize(
    "token",
    [
        "",
        "1",
        "1.home",
        "1.home.",
        "1..0",
        "2.home.0",
        "01.home.0",
        "1.Home.0",
        "1.home.A",
        "1.home.00",
        "1.home.01",
        "1.home.-1",
        "1.home.+1",
        "1.home. 1",
        "1.home.1 ",
        "1.home.1\n",
        "1.home.1_0",
        "1.home.٣",
        "1.home.１",
        "1.hömé.0",
        "1.home.0.",
        "1.home.0..1",
        "1.home." + "z" * 14,
        "1.home" + ".zzzzzzzzzzzzz" * 7,
        " 1.home.0",
    ],
)
def test_a_forged_or_mangled_token_is_refused(token):
    with pytest.raises(BadAction):
        Action.parse(token)


@pytest.mark.parametrize(
    "action",
    [
        Action("give.me"),
        Action("Home"),
        Action(""),
        Action("home", -1),
        Action("home", -100),
        Action("home", 36**13),
        Action("home", 1, (MOST,) * 8),
    ],
)
def test_an_action_that_could_not_be_read_again_is_not_written(action):
    with pytest.raises(BadAction):
        action.token()
