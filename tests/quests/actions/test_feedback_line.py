"""The class hears that feedback is ready: once a day, when somebody was answered whom no message told, naming nobody."""

import pytest

from quests.actions import attempts, calendar, classrooms, helping, members
from quests.actions.telling import tell_class, tell_feedback
from quests.ids import DAY, HOUR, MINUTE
from quests.queries.members import AccountKey
from quests.tables import outbox
from tests.classroom import Class
from tests.clock import TickingClock
from tests.races import at_once

AFTER_SCHOOL = 3 * HOUR + 30 * MINUTE
"""From noon."""
PLACES = outbox.select().with_only_columns(outbox.c.place).where(outbox.c.place != "")


@pytest.fixture
def room(room: Class) -> Class:
    room.write(classrooms.bind_place, platform="chat", workspace="w", place="c", admits=True)
    for member in (room.sam, room.ada):
        room.write(members.attach, member=member, who=AccountKey("chat", "w", str(member)))
    return room


def posts(room: Class) -> int:
    return room.read(lambda look: len(look.execute(PLACES)))


def test_the_class_hears_it_once_a_day_and_only_of_what_is_new(room: Class, clock: TickingClock):
    room.done(room.sam)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is not None
    assert room.write(tell_feedback) is None
    clock.tick(MINUTE)
    room.done(room.ada)
    assert room.write(tell_feedback) is None
    clock.tick(DAY)
    assert room.write(tell_feedback) is not None
    clock.tick(DAY)
    assert room.write(tell_feedback) is None
    assert posts(room) == 2


def test_it_is_told_beside_the_class_line(room: Class, clock: TickingClock):
    room.done(room.sam)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_class) is not None
    assert room.write(tell_feedback) is not None
    assert posts(room) == 2


@pytest.mark.parametrize("wait", [0, 9 * HOUR])
def test_it_waits_for_the_evening_of_a_school_day(room: Class, clock: TickingClock, wait: int):
    room.done(room.sam)
    clock.tick(wait)
    assert room.write(tell_feedback) is None


def test_nothing_is_told_on_a_weekend(room: Class, clock: TickingClock):
    room.done(room.sam)
    room.write(calendar.set_weekdays, weekdays=[5], by=room.teacher)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is None


def test_what_was_seen_is_not_told(room: Class, clock: TickingClock):
    room.done(room.sam)
    room.write(attempts.mark_seen, quest=room.quests[0], by=room.sam)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is None


def test_who_is_messaged_is_not_told_here(room: Class, clock: TickingClock):
    room.write(members.wish, member=room.sam, field="tell", value="message")
    room.done(room.sam)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is None


def test_who_has_no_account_cannot_look(room: Class, clock: TickingClock):
    room.done(room.kai)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is None


def test_an_answer_to_a_question_counts_too(room: Class, clock: TickingClock):
    asked = room.write(helping.ask_help, quest=room.quests[0], kind="talk", by=room.sam).help
    room.write(helping.answer_help, help_id=asked, answer="Come by", by=room.teacher)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is not None


def test_a_quiet_class_hears_it(room: Class, clock: TickingClock):
    room.write(classrooms.change_style, style="quiet", by=room.teacher)
    room.done(room.sam)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is not None


def test_a_class_without_a_place_is_told_nothing(desk, clock: TickingClock):
    room = Class.on(desk, name="Room 8")
    room.write(members.attach, member=room.sam, who=AccountKey("chat", "w", "else"))
    room.done(room.sam)
    clock.tick(AFTER_SCHOOL)
    assert room.write(tell_feedback) is None


def test_two_processes_tell_it_once(room: Class, clock: TickingClock):
    room.done(room.sam)
    clock.tick(AFTER_SCHOOL)
    at_once(room.desk, room.classroom, tell_feedback, tell_feedback)
    assert posts(room) == 1
