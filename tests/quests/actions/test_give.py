"""A teacher gives points by hand."""

import pytest

from quests.actions import giving, members
from quests.errors import Invalid, NotFound
from quests.ids import MemberId
from quests.queries.deeds import deeds_of
from quests.queries.points import balance, class_total, entries_of


def give(room, *who, amount=5, reason="Kind words"):
    return room.write(giving.give, members=list(who), amount=amount, reason=reason, by=room.teacher)


def test_each_gets_the_amount(room):
    given = give(room, room.sam, room.ada)
    assert (given.count, given.amount, given.member) == (2, 5, None)
    assert [room.read(balance, who) for who in room.students] == [5, 5, 0]
    assert room.read(class_total) == 10


def test_the_reason_stands_in_the_ledger(room):
    assert give(room, room.sam).member == room.sam
    (entry,) = room.read(entries_of, room.sam)
    assert (entry.amount, entry.reason, entry.by, entry.title) == (5, "Kind words", "Ms Lee", None)


def test_a_reason_may_be_left_out(room):
    give(room, room.sam, reason="")
    assert room.read(entries_of, room.sam)[0].reason == ""


def test_giving_again_adds(room):
    give(room, room.sam)
    give(room, room.sam)
    assert room.read(balance, room.sam) == 10


def test_who_is_named_twice_gets_it_once(room):
    assert give(room, room.sam, room.sam).count == 1
    assert room.read(balance, room.sam) == 5


def test_it_is_one_deed(room):
    give(room, *room.students)
    deed = room.read(deeds_of, room.teacher)[0]
    assert (deed.kind, deed.count, deed.amount) == ("points.given", 3, 5)


@pytest.mark.parametrize("amount", [0, -5, giving.GIVE_MOST + 1])
def test_points_are_never_taken_away_this_way(room, amount):
    with pytest.raises(Invalid):
        give(room, room.sam, amount=amount)
    assert room.read(entries_of, room.sam) == []


def test_nobody_is_nobody(room):
    with pytest.raises(NotFound):
        give(room)


def test_who_is_not_there_gets_nothing_and_neither_do_the_others(room):
    with pytest.raises(NotFound):
        give(room, room.sam, MemberId(12345))
    assert room.read(balance, room.sam) == 0


def test_who_was_removed_gets_nothing(room):
    room.write(members.remove_member, member=room.kai, by=room.teacher)
    with pytest.raises(NotFound):
        give(room, room.kai)
