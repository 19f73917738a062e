"""A teacher approves all that was shown, in one go."""

from quests.actions import members, review, undoing
from quests.errors import AlreadyDecided
from quests.queries.deeds import deeds_of
from quests.queries.points import balance
from tests.races import at_once


def shown(room):
    """One hand-in of each student, as the list shows them."""
    return [(handed_in.attempt, handed_in.try_no) for handed_in in map(room.hand_in, room.students)]


def approve_all(room, these, **values):
    return room.write(review.approve_all, shown=these, by=room.teacher, **values)


def test_everybody_is_paid(room):
    assert len(approve_all(room, shown(room))) == 3
    assert [room.read(balance, who) for who in room.students] == [20, 20, 20]


def test_it_is_one_deed(room):
    approve_all(room, shown(room))
    (deed,) = (deed for deed in room.read(deeds_of, room.teacher) if deed.kind == "attempt.approved")
    assert deed.count == 3


def test_it_is_undone_in_one_step(room):
    approve_all(room, shown(room))
    undone = room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert (undone.answers, undone.entries) == (3, 3)
    assert [room.read(balance, who) for who in room.students] == [0, 0, 0]


def test_what_was_answered_since_is_left_out(room):
    these = shown(room)
    room.give_back(these[0][0])
    assert [one.member for one in approve_all(room, these)] == [room.ada, room.kai]
    assert room.attempt(room.sam).state == "returned"


def test_what_was_changed_since_is_left_out(room):
    these = shown(room)
    room.give_back(these[1][0])
    room.hand_in(room.ada, evidence="Something else")
    assert [one.member for one in approve_all(room, these)] == [room.sam, room.kai]


def test_who_was_removed_since_is_left_out(room):
    these = shown(room)
    room.write(members.remove_member, member=room.kai, by=room.teacher)
    assert [one.member for one in approve_all(room, these)] == [room.sam, room.ada]


def test_what_is_shown_twice_is_paid_once(room):
    these = shown(room)
    assert len(approve_all(room, these * 2)) == 3
    assert room.read(balance, room.sam) == 20


def test_nothing_to_approve_is_no_deed(room):
    assert approve_all(room, []) == []


def test_two_teachers_at_once_pay_everybody_once(room):
    these, other = shown(room), room.new_teacher()
    first, second = at_once(
        room.desk,
        room.classroom,
        lambda work: review.approve_all(work, shown=these[:2], by=room.teacher),
        lambda work: review.approve_all(work, shown=these, by=other),
    )
    assert [one.member for one in first] == [room.sam, room.ada]
    assert [one.member for one in second] == [room.kai]
    assert [room.read(balance, who) for who in room.students] == [20, 20, 20]


def test_one_answered_by_somebody_else_at_once_does_not_stop_the_rest(room):
    these, other = shown(room), room.new_teacher()
    _, second = at_once(
        room.desk,
        room.classroom,
        lambda work: review.return_(work, attempt=these[2][0], by=other, next_step="Say why."),
        lambda work: review.approve_all(work, shown=these, by=room.teacher),
    )
    assert not isinstance(second, AlreadyDecided)
    assert [one.member for one in second] == [room.sam, room.ada]
