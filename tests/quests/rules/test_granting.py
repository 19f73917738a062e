"""What the platform's own roles make of somebody: they raise, and what was by hand comes back and holds."""

from hypothesis import given
from hypothesis import strategies as st

from quests.rules.granting import Standing, highest, settle
from quests.rules.roles import RUNGS, Role

ROLES = [role.value for role in Role]
GRANTS = ["", "helper", "teacher"]


def rung(role: str) -> int:
    return RUNGS[Role(role)] if role else -1


def seen(hand: str, grants: list[str]) -> Standing:
    """Somebody with a role by hand, whose platform roles grant these, one after the other."""
    standing = Standing(hand)
    for grant in grants:
        standing = settle(standing, grant)
    return standing


def test_the_highest_counts():
    assert highest(["helper", "teacher", "helper"]) == "teacher"
    assert highest([]) == ""


def test_a_grant_raises_and_what_was_by_hand_comes_back():
    assert settle(Standing("student"), "teacher") == Standing("teacher", "teacher", "student")
    assert settle(Standing("teacher", "teacher", "student"), "") == Standing("student")


def test_a_smaller_grant_lowers_to_itself():
    assert settle(Standing("teacher", "teacher", "student"), "helper") == Standing("helper", "helper", "student")


def test_what_was_by_hand_is_never_lowered():
    assert settle(Standing("teacher"), "helper") == Standing("teacher", "helper")
    assert settle(Standing("teacher", "helper"), "") == Standing("teacher")


def test_what_a_teacher_lowered_by_hand_stays_while_the_grant_is_the_same():
    assert settle(Standing("student", "teacher"), "teacher") == Standing("student", "teacher")


@given(st.sampled_from(ROLES), st.lists(st.sampled_from(GRANTS), max_size=6))
def test_it_is_the_higher_of_both_whatever_came_before(hand: str, grants: list[str]):
    now = grants[-1] if grants else ""
    assert seen(hand, grants).role == max(hand, now, key=rung)


@given(st.sampled_from(ROLES), st.lists(st.sampled_from(GRANTS), max_size=6), st.sampled_from(GRANTS))
def test_looking_twice_changes_nothing(hand: str, grants: list[str], now: str):
    once = settle(seen(hand, grants), now)
    assert settle(once, now) == once


@given(st.sampled_from(ROLES), st.lists(st.sampled_from(GRANTS), max_size=6))
def test_without_any_grant_all_is_as_by_hand(hand: str, grants: list[str]):
    assert seen(hand, [*grants, ""]) == Standing(hand)
