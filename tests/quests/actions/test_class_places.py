"""The class's places: added, let go, moved, each one's own on both databases, and taken back."""

import pytest

from quests.actions import classrooms, places
from quests.actions.undoing import undo
from quests.desk import Desk
from quests.errors import Invalid, NotFound, NotUndoable, PlaceInUse
from quests.events import PlaceAdded
from quests.ids import DeedId, PlaceId
from quests.queries.deeds import deeds_of
from quests.queries.places import classroom_of_place, classrooms_there, places_of_class
from quests.queries.telling import class_places
from quests.work import Work
from tests.classroom import Class
from tests.races import at_once

HALL = {"platform": "discord", "workspace": "w", "place": "hall"}
GYM = {**HALL, "place": "gym"}


@pytest.fixture
def club(desk: Desk) -> Class:
    return Class.on(desk, name="Chess club")


def add(room: Class, where: dict[str, str], extent: str = "channel") -> PlaceId:
    fact = room.write(places.add_place, **where, extent=extent, by=room.teacher)
    assert fact is not None
    return fact.place


def whose(room: Class, where: dict[str, str] = HALL):
    return room.read(classroom_of_place, **where)


def told(room: Class) -> list[str]:
    return [one.place for one in room.read(class_places)]


def take_back(room: Class, kind: str) -> None:
    deed = next(one.deed_id for one in room.read(deeds_of, room.teacher) if one.kind == kind)
    room.write(undo, deed=DeedId(deed), by=room.teacher)


def test_the_first_channel_is_where_the_class_is_told_things(room: Class):
    add(room, HALL)
    add(room, GYM)
    assert told(room) == ["hall"]
    assert whose(room) == (room.classroom, True)


def test_a_group_or_a_whole_workspace_is_told_nothing(room: Class):
    add(room, HALL, "group")
    add(room, {**HALL, "place": "w"}, "whole")
    assert told(room) == []


def test_each_platform_has_a_place_where_things_are_told(room: Class):
    add(room, HALL)
    add(room, {**HALL, "platform": "slack"})
    assert len(told(room)) == 2


def test_the_same_place_again_is_nothing_new(room: Class):
    add(room, HALL)
    assert room.write(places.add_place, **HALL, extent="channel", by=room.teacher) is None
    assert len(room.read(places_of_class)) == 1


def test_another_classes_place_stays_its_own(room: Class, club: Class):
    add(room, HALL)
    with pytest.raises(PlaceInUse):
        add(club, HALL)
    assert whose(club) == (room.classroom, True)
    assert club.read(classrooms_there, "discord", "w") == {room.classroom}


def test_what_was_let_go_may_be_anothers(room: Class, club: Class):
    room.write(places.remove_place, place_id=add(room, HALL), by=room.teacher)
    assert whose(room) is None
    add(club, HALL)
    assert whose(room) == (club.classroom, True)
    assert told(club) == ["hall"]


def want(room: Class, where: dict[str, str] = HALL):
    """A unit of work that adds a place to `room`."""

    def unit(work: Work) -> PlaceAdded | None:
        work.classroom = room.classroom
        return places.add_place(work, **where, extent="channel", by=room.teacher)

    return unit


def test_of_two_classes_that_want_a_place_at_once_one_has_it(room: Class, club: Class):
    first, second = at_once(room.desk, room.classroom, want(room), want(club))
    assert isinstance(first, PlaceAdded)
    assert isinstance(second, PlaceInUse)
    assert (len(room.read(places_of_class)), len(club.read(places_of_class))) == (1, 0)


def test_of_two_channels_added_at_once_one_is_told_things(room: Class):
    at_once(room.desk, room.classroom, want(room), want(room, GYM))
    assert told(room) == ["hall"]


def test_moving_where_things_are_told(room: Class):
    add(room, HALL)
    gym = add(room, GYM)
    room.write(places.post_in, place_id=gym, by=room.teacher)
    assert told(room) == ["gym"]
    assert room.write(places.post_in, place_id=gym, by=room.teacher) is None
    take_back(room, "place.posts_moved")
    assert told(room) == ["hall"]


def test_nothing_is_told_in_a_group_even_when_asked_to(room: Class):
    group = add(room, HALL, "group")
    with pytest.raises(NotFound):
        room.write(places.post_in, place_id=group, by=room.teacher)


def test_a_place_that_comes_back_does_not_post_beside_another(room: Class):
    hall, gym = add(room, HALL), add(room, GYM)
    room.write(places.remove_place, place_id=hall, by=room.teacher)
    room.write(places.post_in, place_id=gym, by=room.teacher)
    take_back(room, "place.removed")
    assert told(room) == ["gym"]
    assert whose(room) == (room.classroom, True)


def test_a_place_that_is_anothers_now_does_not_come_back(room: Class, club: Class):
    room.write(places.remove_place, place_id=add(room, HALL), by=room.teacher)
    add(club, HALL)
    with pytest.raises(NotUndoable):
        take_back(room, "place.removed")
    assert whose(room) == (club.classroom, True)


def test_an_added_place_is_taken_back(room: Class):
    add(room, HALL)
    take_back(room, "place.added")
    assert whose(room) is None
    with pytest.raises(NotFound):
        room.write(places.remove_place, place_id=PlaceId(4711), by=room.teacher)


@pytest.mark.parametrize("where", [{**HALL, "place": ""}, {**HALL, "place": "x" * 101}])
def test_a_place_has_a_name_that_fits(room: Class, where: dict[str, str]):
    with pytest.raises(Invalid):
        add(room, where)


def test_a_place_that_is_bound_is_whosever_asks_last(room: Class, club: Class):
    """Only what runs before anybody is there does so: the sample, and set-up in a terminal."""
    add(room, HALL)
    club.write(classrooms.bind_place, **HALL, admits=False)
    assert whose(room) == (club.classroom, False)
