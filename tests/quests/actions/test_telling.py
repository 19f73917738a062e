"""The class hears one line a day, its teachers one a week, and what a student chose to show: each once."""

from datetime import date

import pytest

from quests.actions import calendar, classrooms, members
from quests.actions.telling import share, tell_class, tell_week
from quests.errors import NotFound, Redelivered
from quests.ids import DAY, HOUR, MINUTE, AttemptId
from quests.queries.members import AccountKey
from quests.queries.telling import week_end, won_with
from quests.reports import Won
from quests.tables import outbox
from tests.classroom import Class
from tests.clock import TickingClock
from tests.races import at_once

AFTER_SCHOOL = 3 * HOUR + 30 * MINUTE
"""From noon."""


@pytest.fixture
def room(room: Class) -> Class:
    room.write(classrooms.bind_place, platform="discord", workspace="w", place="c", admits=True)
    return room


def rows(room: Class) -> list[str]:
    return room.read(lambda look: [place for (place,) in look.execute(PLACES)])


PLACES = outbox.select().with_only_columns(outbox.c.place).where(outbox.c.place != "")


def test_the_class_is_told_what_it_finished_together(room: Class, clock: TickingClock):
    room.done(room.sam, 0)
    room.done(room.ada, 1)
    clock.tick(AFTER_SCHOOL)
    told = room.write(tell_class)
    assert told is not None
    assert told.done == 2
    assert rows(room) == ["c"]


def test_it_is_told_once_a_day_and_only_when_something_was_finished(room: Class, clock: TickingClock):
    assert room.write(tell_class) is None
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_class) is None
    room.done(room.sam, 0)
    assert room.write(tell_class) is not None
    room.done(room.sam, 1)
    assert room.write(tell_class) is None
    clock.tick(DAY)
    assert room.write(tell_class) is None
    room.done(room.sam, 2)
    told = room.write(tell_class)
    assert told is not None
    assert told.done == 3


def test_two_processes_tell_it_once(room: Class, clock: TickingClock):
    room.done(room.sam, 0)
    clock.tick(AFTER_SCHOOL)
    at_once(room.desk, room.classroom, tell_class, tell_class)
    assert rows(room) == ["c"]


def test_a_quiet_class_is_told_nothing(room: Class, clock: TickingClock):
    room.write(classrooms.change_style, style="quiet", by=room.teacher)
    room.done(room.sam, 0)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_class) is None


def test_teachers_are_told_of_the_week_on_its_last_school_day(room: Class, clock: TickingClock):
    room.wants_messages(room.teacher, "lee")
    room.hand_in(room.sam)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_week) is None
    clock.tick(4 * DAY)
    assert room.write(tell_week) is not None
    assert room.write(tell_week) is None
    assert room.read(week_end).waiting == 1


def test_who_was_away_keeps_the_streak(room: Class, clock: TickingClock):
    friday = "2026-09-11"
    for number in range(4):
        room.hand_in(room.kai, number)
        clock.tick(DAY)
    day = date.fromisoformat(friday)
    room.write(calendar.add_day_off, first=day, last=day, by=room.teacher, member=room.kai)
    left = room.read(week_end)
    assert left.away == left.kept == ("Kai",)


def won(room: Class, attempt: AttemptId) -> Won:
    found = room.read(won_with, attempt)
    assert found is not None
    return found


def line(room: Class):
    return [room.done(room.sam, number) for number in (0, 1, 2)][-1]


def test_a_row_can_be_shown_to_the_class_once(room: Class):
    fact = line(room)
    assert won(room, fact.attempt).lines == 1
    assert won(room, fact.attempt).shareable
    room.write(share, attempt=fact.attempt, by=room.sam)
    assert rows(room) == ["c"]
    assert not won(room, fact.attempt).shareable
    with pytest.raises(Redelivered):
        room.write(share, attempt=fact.attempt, by=room.sam)


def test_only_one_s_own_can_be_shown_and_only_where_there_is_something(room: Class):
    fact = line(room)
    with pytest.raises(NotFound):
        room.write(share, attempt=fact.attempt, by=room.ada)
    plain = room.done(room.kai, 4)
    with pytest.raises(NotFound):
        room.write(share, attempt=plain.attempt, by=room.kai)


def test_without_a_place_nothing_can_be_shown(desk):
    room = Class.on(desk, name="Room 8")
    fact = line(room)
    assert not won(room, fact.attempt).shareable
    room.write(members.attach, member=room.sam, who=AccountKey("discord", "w", "sam"))
    with pytest.raises(NotFound):
        room.write(share, attempt=fact.attempt, by=room.sam)
