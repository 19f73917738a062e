"""Leaderboards of a season: who is listed, who shares a rank, and what hiding, leaving and undoing do to them."""

import pytest

from quests.actions import erasing, giving, leaderboards, members
from quests.actions.undoing import undo
from quests.errors import Invalid
from quests.queries.deeds import deeds_of
from quests.queries.members import AccountKey, find_member
from quests.queries.seasons import kinds_on, running_season
from quests.queries.standings import around, is_hidden, own_weeks, top
from quests.queries.standings import leaderboards as boards_of
from tests.classroom import NICKNAMES

NAMES = ("Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida")


def give(room, member, amount):
    room.write(giving.give, members=[member], amount=amount, reason="", by=room.teacher)


def show(room, *who):
    for member in who:
        room.write(members.wish, member=member, field="hidden", value=0)


def season(room):
    return room.read(running_season).season_id


@pytest.fixture
def eight(room):
    """Eight students who show themselves: 80, 70, 60 … 10 points."""
    found = [room.write(members.add_member, name=name, candidates=NICKNAMES, by=room.teacher).member for name in NAMES]
    for number, member in enumerate(found):
        give(room, member, 80 - 10 * number)
    show(room, *found)
    return found


def listed(room):
    return [(one.rank, one.member_id, one.points) for one in room.read(top, season(room))]


def test_the_upper_half_is_listed_and_the_bottom_never(room, eight):
    assert listed(room) == [(1, eight[0], 80), (2, eight[1], 70), (3, eight[2], 60), (4, eight[3], 50)]


def test_nobody_is_on_a_list_until_they_choose_so(room):
    for member in room.students:
        give(room, member, 10)
        assert room.read(is_hidden, member)
    assert listed(room) == []


def test_in_a_very_small_class_nobody_is_listed(room):
    for member in room.students:
        give(room, member, 10)
    show(room, *room.students)
    assert listed(room) == []


def test_equal_points_share_a_rank_and_the_next_takes_its_place(room, eight):
    """gamification.md 3c, 12."""
    give(room, eight[1], 10)
    assert [rank for rank, _, _ in listed(room)] == [1, 1, 3, 4]
    assert [room.read(around, season(room), who).rank for who in eight[:4]] == [1, 1, 3, 4]
    assert listed(room) == listed(room)


def test_hiding_beats_the_teacher_and_leaves_no_gap(room, eight):
    room.write(leaderboards.switch, kind="top", on=True, by=room.teacher)
    room.write(members.wish, member=eight[1], field="hidden", value=1)
    assert listed(room) == [(1, eight[0], 80), (2, eight[2], 60), (3, eight[3], 50)]
    assert room.read(around, season(room), eight[1]).rank is None
    assert [one.member_id for one in room.read(around, season(room), eight[2]).ahead] == [eight[0]]


@pytest.mark.parametrize("role", ["helper", "teacher"])
def test_helpers_and_teachers_stand_outside(room, eight, role):
    room.write(members.change_role, member=eight[0], role=role, by=room.teacher)
    assert listed(room)[0] == (1, eight[1], 70)
    room.write(undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert listed(room)[0] == (1, eight[0], 80)


def test_a_practice_student_stands_outside(room, eight):
    who = AccountKey("chat", "school", "lee")
    room.write(members.attach, member=room.teacher, who=who)
    teacher = room.read(find_member, room.teacher)
    practice = room.write(members.try_as_student, teacher=teacher, who=who, candidates=NICKNAMES)
    give(room, practice, 900)
    show(room, practice)
    assert listed(room)[0] == (1, eight[0], 80)


def test_who_leaves_or_is_erased_closes_the_ranks_up_and_changes_nobody(room, eight):
    """gamification.md 3c, 15."""
    room.write(members.remove_member, member=eight[0], by=room.teacher)
    assert listed(room)[0] == (1, eight[1], 70)
    room.write(undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert listed(room)[0] == (1, eight[0], 80)
    room.write(erasing.erase, member=eight[0], by=room.teacher)
    assert listed(room) == [(1, eight[1], 70), (2, eight[2], 60), (3, eight[3], 50)]


def test_neighbours_are_those_just_ahead_and_behind_only_in_the_upper_half(room, eight):
    second = room.read(around, season(room), eight[1])
    assert [one.points for one in second.ahead] == [80]
    assert [one.points for one in second.behind] == [60, 50]
    assert [one.points for one in room.read(around, season(room), eight[3]).behind] == []
    last = room.read(around, season(room), eight[-1])
    assert ([one.points for one in last.ahead], last.behind, last.rank) == ([20, 30], (), None)


def test_what_is_taken_back_leaves_no_trace_in_the_season(room, eight):
    give(room, eight[7], 500)
    assert listed(room)[0][1] == eight[7]
    room.write(undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert [who for _, who, _ in listed(room)] == eight[:4]
    assert room.read(own_weeks, room.read(running_season), eight[7]).best == 10


def test_a_new_class_compares_nobody(room):
    assert room.read(kinds_on) == ("personal", "growth", "total")
    seen = room.read(boards_of, room.sam)
    assert (seen.top, seen.teams, seen.around) == (None, None, None)


def test_a_kind_is_switched_and_the_switch_undone(room):
    room.write(leaderboards.switch, kind="top", on=True, by=room.teacher)
    assert "top" in room.read(kinds_on)
    room.write(undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert "top" not in room.read(kinds_on)


def test_there_is_no_other_kind(room):
    with pytest.raises(Invalid):
        room.write(leaderboards.switch, kind="worst", on=True, by=room.teacher)
