"""Seasons: points counted anew, and tables that stay."""

from datetime import timedelta

import pytest

from quests.actions import giving, members, seasons
from quests.actions.undoing import undo
from quests.errors import Invalid, NotFound, NotUndoable
from quests.ids import DAY
from quests.queries.deeds import deeds_of
from quests.queries.members import the_classroom
from quests.queries.points import balance
from quests.queries.seasons import all_seasons, running_season
from quests.queries.standings import around, top
from quests.rules.calendar import local_date
from tests.classroom import NICKNAMES


def give(room, member, amount=10):
    room.write(giving.give, members=[member], amount=amount, reason="", by=room.teacher)


def has(room, season, member):
    return room.read(around, season, member).points


def opened(room, **values):
    return room.write(seasons.open_season, **{"name": "Spring", "by": room.teacher, **values}).season


def later(room, days=1):
    room.desk.clock.tick(days * DAY)


def last_deed(room):
    return room.read(deeds_of, room.teacher)[0].deed_id


def test_a_class_begins_with_a_season_that_runs(room):
    give(room, room.sam)
    assert has(room, room.read(running_season).season_id, room.sam) == 10


def test_a_new_season_counts_anew_and_all_points_stay(room):
    give(room, room.sam)
    first = room.read(running_season).season_id
    later(room)
    spring = opened(room)
    later(room)
    give(room, room.sam, 3)
    assert (has(room, first, room.sam), has(room, spring, room.sam), room.read(balance, room.sam)) == (10, 3, 13)
    assert [one.ends_at is None for one in room.read(all_seasons)] == [True, False]


def test_it_may_begin_on_an_earlier_day_and_takes_what_was_earned_since(room):
    give(room, room.sam, 1)
    later(room, 3)
    give(room, room.sam, 5)
    first, zone = room.read(running_season).season_id, room.read(the_classroom).zone
    today = local_date(room.desk.clock.now(), zone)
    spring = opened(room, first_day=today - timedelta(days=1))
    assert (has(room, first, room.sam), has(room, spring, room.sam)) == (1, 5)
    for wrong in (today + timedelta(days=1), today - timedelta(days=30)):
        with pytest.raises(Invalid):
            opened(room, first_day=wrong)


def test_a_closed_season_keeps_its_table_whatever_is_undone_later(room):
    more = [room.write(members.add_member, name=name, candidates=NICKNAMES, by=room.teacher).member for name in "XY"]
    for member in (*room.students, *more):
        give(room, member)
        room.write(members.wish, member=member, field="hidden", value=0)
    give(room, room.sam, 50)
    mistake, first = last_deed(room), room.read(running_season).season_id
    later(room)
    opened(room)
    table = room.read(top, first)
    room.write(undo, deed=mistake, by=room.teacher)
    assert room.read(top, first) == table
    assert has(room, room.read(running_season).season_id, room.sam) == 0
    assert room.read(balance, room.sam) == 10


def test_closing_leaves_a_gap_in_which_nothing_counts(room):
    first = room.read(running_season).season_id
    room.write(seasons.close_season, season=first, by=room.teacher)
    later(room)
    give(room, room.sam)
    assert room.read(running_season) is None
    assert has(room, first, room.sam) == 0
    with pytest.raises(NotFound):
        room.write(seasons.close_season, season=first, by=room.teacher)


def test_undoing_a_close_counts_what_was_earned_meanwhile(room):
    first = room.read(running_season).season_id
    room.write(seasons.close_season, season=first, by=room.teacher)
    deed = last_deed(room)
    later(room)
    give(room, room.sam)
    room.write(undo, deed=deed, by=room.teacher)
    assert has(room, first, room.sam) == 10


def test_undoing_a_new_season_is_as_if_the_old_one_had_never_ended(room):
    give(room, room.sam, 1)
    first = room.read(running_season).season_id
    later(room)
    opened(room)
    deed = last_deed(room)
    give(room, room.sam, 2)
    room.write(undo, deed=deed, by=room.teacher)
    assert [one.season_id for one in room.read(all_seasons)] == [first]
    assert has(room, first, room.sam) == 3


def test_a_season_that_another_followed_is_not_opened_again(room):
    opened(room)
    deed = last_deed(room)
    later(room)
    opened(room, name="Summer")
    with pytest.raises(NotUndoable):
        room.write(undo, deed=deed, by=room.teacher)


def test_a_season_needs_a_name(room):
    with pytest.raises(Invalid):
        opened(room, name=" ")
