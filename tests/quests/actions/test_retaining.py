"""After the term what is kept of students goes: told twice before, never silently, never without a date."""

from datetime import date

import pytest

from quests.actions import members, retaining
from quests.actions.retaining import ERASED_AT_ONCE
from quests.errors import Invalid, NotFound
from quests.ids import DAY, HOUR
from quests.queries.boards import posted_boards
from quests.queries.deeds import deeds_of
from quests.queries.members import everybody, find_member
from quests.queries.points import class_total
from quests.queries.retention import due_step, retention, suggested_term
from quests.rules.calendar import day_begins, local_date
from quests.rules.retention import Step
from tests.bot.rows import all_rows
from tests.classroom import Class
from tests.clock import TickingClock

ZONE = "Europe/Berlin"


def live_until(room: Class, clock: TickingClock, day: date) -> list[date]:
    """Look once a day; gives the days on which something was done."""
    done = []
    while (today := local_date(clock.now(), ZONE)) < day:
        if room.read(due_step) != Step.NOTHING:
            done.append(today)
            while room.write(retaining.keep_time):
                pass
        clock.tick(DAY)
    return done


def test_a_class_without_a_date_is_left_alone(room: Class, clock: TickingClock):
    room.done(room.sam)
    clock.tick(3000 * DAY)
    before = all_rows(room.desk)
    assert room.write(retaining.keep_time) is False
    assert all_rows(room.desk) == before


def test_told_twice_then_erased_and_the_teacher_keeps_the_boards(room: Class, clock: TickingClock):
    room.wants_messages(room.teacher, "lee")
    room.done(room.sam)
    points, boards = room.read(class_total), room.read(posted_boards)
    today = local_date(clock.now(), ZONE)
    room.write(retaining.set_term, ends=f"{today:%Y}-12-20", by=room.teacher)
    done = live_until(room, clock, date(today.year + 1, 5, 1))
    due = date(today.year + 1, 3, 20)
    assert [(due - day).days for day in done] == [30, 7, 0]
    assert [one.member_id for one in room.read(everybody)] == [room.teacher]
    assert (room.read(class_total), room.read(posted_boards)) == (points, boards)
    assert room.read(retention).term_ends_at is None
    assert len(all_rows(room.desk)["outbox"]) == 3, "both words, and that it is done"


def test_a_large_class_goes_in_small_units(room: Class, clock: TickingClock):
    for number in range(ERASED_AT_ONCE * 2):
        room.write(members.insert_member, role="student", name=f"N {number}", nickname=f"Nick {number}")
    room.write(retaining.set_term, ends=str(local_date(clock.now(), ZONE)), by=room.teacher)
    clock.tick(91 * DAY)
    for _ in range(2):
        assert room.write(retaining.keep_time) is False
        clock.tick(8 * DAY)
    assert room.write(retaining.keep_time) is True
    while room.write(retaining.keep_time):
        pass
    assert [one.member_id for one in room.read(everybody)] == [room.teacher]
    assert '"people":13' in "".join(map(str, all_rows(room.desk)["events"]))


def test_keeping_longer_begins_the_telling_anew(room: Class, clock: TickingClock):
    room.write(retaining.set_term, ends=str(local_date(clock.now(), ZONE)), by=room.teacher)
    clock.tick(80 * DAY)
    room.write(retaining.keep_time)
    assert room.read(retention).warned == 1
    room.write(retaining.keep_longer, days_kept=90, by=room.teacher)
    after = room.read(retention)
    assert (after.warned, after.keep_days) == (0, 180)
    assert room.read(due_step) == Step.NOTHING
    room.read(find_member, room.sam)


def test_keeping_longer_twice_with_the_same_button_is_once(room: Class):
    room.write(retaining.set_term, ends="2027-06-30", by=room.teacher)
    for _ in range(2):
        room.write(retaining.keep_longer, days_kept=90, by=room.teacher)
    assert room.read(retention).keep_days == 180


def test_the_day_that_is_said_is_the_classes_own(room: Class):
    room.write(retaining.set_term, ends="2027-06-30", by=room.teacher)
    assert room.read(retention).erase_at == day_begins(date(2027, 9, 28), ZONE)


def test_a_day_can_be_taken_back(room: Class):
    room.write(retaining.set_term, ends="2027-06-30", by=room.teacher)
    room.write(retaining.set_term, ends="", by=room.teacher)
    assert room.read(retention).erase_at is None


@pytest.mark.parametrize("ends, problem", [("soon", "not_a_date"), ("2020-01-01", "in_the_past")])
def test_a_day_that_does_not_fit_is_refused(room: Class, ends, problem):
    with pytest.raises(Invalid) as refused:
        room.write(retaining.set_term, ends=ends, by=room.teacher)
    assert refused.value.problem == problem


def test_without_a_term_there_is_nothing_to_keep_longer(room: Class):
    with pytest.raises(Invalid):
        room.write(retaining.keep_longer, days_kept=90, by=room.teacher)


def test_a_teacher_who_left_goes_too_and_one_who_is_here_stays(room: Class, clock: TickingClock):
    oz = room.new_teacher()
    room.write(members.remove_member, member=oz, by=room.teacher)
    room.write(retaining.set_term, ends=str(local_date(clock.now(), ZONE)), by=room.teacher)
    live_until(room, clock, local_date(clock.now(), ZONE).replace(year=2028))
    with pytest.raises(NotFound):
        room.read(find_member, oz)
    assert all(one.name == "" for one in room.read(deeds_of, room.teacher) if one.kind == "member.removed")


def test_a_term_is_suggested(room: Class, clock: TickingClock):
    assert room.read(suggested_term) > clock.now() + 29 * DAY - HOUR
