"""Setting a classroom up, and its style."""

import pytest

from quests.actions import classrooms
from quests.errors import Invalid
from quests.ids import BoardId
from quests.queries.badges import badges_of
from quests.queries.members import find_member, the_classroom
from quests.queries.places import classroom_of_place
from quests.queries.points import balance
from quests.queries.totals import all_classrooms
from tests.classroom import Class

CHOICES = {"name": "Room 7", "kind": "class", "style": "light", "zone": "Europe/Berlin", "locale": "de"}


def make(desk, **choices):
    values = {**CHOICES, "by_name": "Ms Lee", "nickname": "Ms Lee", **choices}
    return desk.write_now(lambda work: classrooms.make_classroom(work, **values))


def test_it_has_its_first_teacher_and_the_ready_badges(desk):
    made = make(desk)
    ask = Class(desk, made.classroom, made.by, [], BoardId(0), []).read
    assert ask(find_member, made.by).role == "teacher"
    assert [badge.kind.code for badge in ask(badges_of, made.by)] == ["explainer", "second_wind", "row_maker"]
    room = ask(the_classroom)
    assert {name: getattr(room, name) for name in CHOICES} == CHOICES


@pytest.mark.parametrize(
    "choice, value",
    [
        ("name", ""),
        ("name", "x" * 61),
        ("kind", "gang"),
        ("style", "loud"),
        ("zone", "Mars/Olympus"),
        ("by_name", " "),
    ],
)
def test_what_does_not_fit_makes_none(desk, choice, value):
    with pytest.raises(Invalid):
        make(desk, **{choice: value})
    assert desk.read_now(all_classrooms) == []


def test_two_classrooms_may_have_the_same_name_and_people(desk):
    assert make(desk).classroom != make(desk).classroom


def test_a_style_can_be_changed_and_points_go_on_being_counted(room):
    room.done(room.sam, 0)
    changed = room.write(classrooms.change_style, style="quiet", by=room.teacher)
    room.done(room.sam, 1)
    assert (changed.before, changed.style, room.read(the_classroom).style) == ("light", "quiet", "quiet")
    assert room.read(balance, room.sam) == 40


def test_a_style_is_one_of_three(room):
    with pytest.raises(Invalid):
        room.write(classrooms.change_style, style="loud", by=room.teacher)


def test_a_place_is_one_classrooms_at_a_time(desk, room):
    other = Class.on(desk, name="Room 8")
    for one, admits in ((room, True), (other, False)):
        one.write(classrooms.bind_place, platform="slack", workspace="w", place="c", admits=admits)
    assert desk.read_now(lambda look: classroom_of_place(look, "slack", "w", "c")) == (other.classroom, False)
    assert desk.read_now(lambda look: classroom_of_place(look, "slack", "other", "c")) is None
