"""The school calendar, and the streak that follows from it and from the record."""

from datetime import date

import pytest

from quests.actions import attempts, calendar
from quests.actions.undoing import undo
from quests.errors import Invalid, NotFound
from quests.ids import DAY
from quests.queries.calendar import calendar as calendar_of
from quests.queries.calendar import excused_days, school_days, streak_of
from quests.queries.deeds import deeds_of
from quests.queries.standings import playing

MONDAY = date(2026, 9, 7)  # the clock's first day
TUESDAY = date(2026, 9, 8)


def off(room, first, last=None, member=None):
    return room.write(calendar.add_day_off, first=first, last=last or first, member=member, by=room.teacher)


def undo_last(room):
    room.write(undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)


def hands_in(room, *days):
    """Sam hands something in on each of `days`, counted from the first Monday; the clock stands at the last."""
    at = 0
    for number, day in enumerate(days):
        room.desk.clock.tick((day - at) * DAY)
        at = day
        room.hand_in(room.sam, number)


def length(room):
    return room.read(streak_of, room.sam).length


def test_a_class_meets_from_monday_to_friday_until_it_says_otherwise(room):
    assert room.read(calendar_of).weekdays == frozenset(range(5))
    room.write(calendar.set_weekdays, weekdays={2}, by=room.teacher)
    assert room.read(calendar_of).weekdays == {2}
    undo_last(room)
    assert room.read(calendar_of).weekdays == frozenset(range(5))


def test_a_class_that_never_meets_is_refused(room):
    with pytest.raises(Invalid):
        room.write(calendar.set_weekdays, weekdays=set(), by=room.teacher)


def test_a_streak_counts_hand_ins_and_not_answers(room):
    hands_in(room, 0, 1, 2)
    assert room.read(streak_of, room.sam).length == 3
    assert room.read(playing, room.sam).streak == 3


def test_taking_work_back_takes_the_day_back(room):
    hands_in(room, 0, 1)
    room.write(attempts.take_back, attempt=room.attempt(room.sam, 1).attempt_id, by=room.sam)
    assert length(room) == 1


def test_a_weekend_a_holiday_and_an_excused_day_break_nothing(room):
    """gamification.md 3c, 10: from Thursday over a weekend and two weeks off to a Tuesday."""
    off(room, date(2026, 9, 14), date(2026, 9, 25))
    off(room, date(2026, 9, 11), member=room.sam)
    off(room, date(2026, 9, 28), member=room.sam)
    hands_in(room, 3, 22)
    found = room.read(streak_of, room.sam)
    assert (found.length, found.freezes_used) == (2, 0)


def test_an_excused_day_is_one_persons_alone(room):
    off(room, TUESDAY, member=room.sam)
    assert not room.read(school_days, room.sam).counts(TUESDAY)
    assert room.read(school_days, room.ada).counts(TUESDAY)
    assert len(room.read(excused_days, room.sam)) == 1
    assert room.read(calendar_of).holidays == ()


def test_a_missed_day_takes_a_freeze_and_an_excuse_gives_it_back(room):
    """gamification.md 3c, 11: used by itself, at most one a day, given back when the day is filled or excused later."""
    hands_in(room, 0, 2)
    found = room.read(streak_of, room.sam)
    assert (found.length, found.freezes_used, found.freezes_left) == (2, 1, 1)
    off(room, TUESDAY, member=room.sam)
    found = room.read(streak_of, room.sam)
    assert (found.length, found.freezes_used, found.freezes_left) == (2, 0, 2)


def test_today_is_the_classrooms_own_day(room):
    """gamification.md 3c, 8: half past midnight in Berlin is the next day, wherever the student is."""
    hands_in(room, 0)
    room.desk.clock.tick(DAY // 2 + DAY // 48)
    room.hand_in(room.sam, 1)
    assert length(room) == 2


def test_days_over_a_change_of_the_clocks_are_days(room):
    """gamification.md 3c, 9: Berlin turns its clocks back on 25 October 2026."""
    room.desk.clock.tick(46 * DAY)
    room.hand_in(room.sam, 0)
    room.desk.clock.tick(3 * DAY)
    room.hand_in(room.sam, 1)
    assert length(room) == 2
    assert room.read(streak_of, room.sam).freezes_used == 0


def test_a_holiday_is_taken_away_and_brought_back(room):
    day_off = off(room, date(2026, 12, 21), date(2027, 1, 6)).day_off
    assert len(room.read(calendar_of).holidays) == 1
    room.write(calendar.remove_day_off, day_off=day_off, by=room.teacher)
    assert room.read(calendar_of).holidays == ()
    with pytest.raises(NotFound):
        room.write(calendar.remove_day_off, day_off=day_off, by=room.teacher)
    undo_last(room)
    assert len(room.read(calendar_of).holidays) == 1


def test_undoing_a_holiday_takes_it_away(room):
    off(room, TUESDAY)
    undo_last(room)
    assert room.read(school_days, room.sam).counts(TUESDAY)


def test_the_days_may_be_said_in_either_order_and_not_for_ever(room):
    off(room, date(2026, 12, 24), date(2026, 12, 21))
    (one,) = room.read(calendar_of).holidays
    assert (one.first, one.last) == (date(2026, 12, 21), date(2026, 12, 24))
    with pytest.raises(Invalid):
        off(room, MONDAY, date(2036, 1, 1))
