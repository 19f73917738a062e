"""What is kept for a while: receipts, drafts, notes; and what is swept."""

from functools import partial

import pytest

from quests import outbox
from quests.actions import keeping
from quests.errors import Redelivered, Refusal
from quests.ids import DAY
from tests.classroom import Class
from tests.races import at_once


def receive(room, delivery="d1"):
    room.write(keeping.receive, delivery=delivery, verb="hand_in")


def draft(room, **values):
    return room.read(keeping.draft_of, **{"member": room.sam, "form": "hand_in:1", **values}).typed


def keep(room, **typed):
    room.write(keeping.keep_draft, member=room.sam, form="hand_in:1", typed=typed)


NOTE = {"platform": "slack", "workspace": "w", "note": "hash"}


def test_a_delivery_is_received_once(room):
    receive(room)
    with pytest.raises(Redelivered):
        receive(room)


def test_a_delivery_that_comes_twice_at_once_is_received_once(room):
    def receive_it(work):
        keeping.receive(work, delivery="d1", verb="hand_in")

    assert [type(one) for one in at_once(room.desk, room.classroom, receive_it, receive_it)] == [
        type(None),
        Redelivered,
    ]


def test_a_refused_unit_leaves_no_receipt(room):
    def refused(work):
        keeping.receive(work, delivery="d1", verb="hand_in")
        raise Refusal

    with pytest.raises(Refusal):
        room.write(refused)
    receive(room)


def test_another_class_has_its_own_deliveries(desk, room):
    receive(room)
    receive(Class.on(desk, name="Room 8"))


def test_a_draft_is_there_as_it_was_typed(room):
    keep(room, evidence="Two\nhalves\x00\ud800 🍕", choices=("a", "b"))
    assert draft(room) == {"evidence": "Two\nhalves\x00\ud800 🍕", "choices": ("a", "b")}


def test_the_latest_draft_takes_the_place_of_the_one_before(room):
    keep(room, evidence="First")
    keep(room, evidence="Second")
    assert draft(room) == {"evidence": "Second"}


def test_a_draft_is_one_members_for_one_form(room):
    keep(room, evidence="Mine")
    assert draft(room, member=room.ada) == draft(room, form="hand_in:2") == {}


def test_a_dropped_draft_is_gone(room):
    keep(room, evidence="Mine")
    room.write(keeping.drop_draft, member=room.sam, form="hand_in:1")
    assert draft(room) == {}


def test_a_note_is_there_until_it_is_deleted(room):
    assert room.read(keeping.get_note, **NOTE) is None
    room.write(keeping.put_note, **NOTE, content="one")
    room.write(keeping.put_note, **NOTE, content="two")
    assert room.read(keeping.get_note, **NOTE) == "two"
    assert room.read(keeping.get_note, **{**NOTE, "workspace": "other"}) is None
    room.write(keeping.delete_note, **NOTE)
    assert room.read(keeping.get_note, **NOTE) is None


def test_receipts_and_drafts_are_swept_after_seven_days(room, clock):
    receive(room)
    keep(room, evidence="Mine")
    clock.tick(7 * DAY)
    assert room.write(keeping.sweep) == 0
    clock.tick()
    receive(room, "d2")
    assert room.write(keeping.sweep) == 2
    assert draft(room) == {}
    receive(room, "d1")
    with pytest.raises(Redelivered):
        receive(room, "d2")


@pytest.mark.parametrize(
    "end",
    [
        partial(outbox.settle, message="m1"),
        partial(outbox.fail, problem="closed", permanent=True),
        partial(outbox.doubt, problem="no answer"),
    ],
    ids=["sent", "dead", "uncertain"],
)
def test_a_message_is_swept_thirty_days_after_its_end_whichever_that_was(room, clock, end):
    room.wants_messages(room.sam, "a1")
    room.done(room.sam)
    row = room.write(outbox.claim, platform="discord")
    room.write(end, row)
    clock.tick(30 * DAY)
    assert room.write(keeping.sweep) == 0
    clock.tick()
    assert room.write(keeping.sweep) == 1


def test_much_is_swept_in_slices(room, clock, monkeypatch):
    """One unit holds up everybody who writes."""
    monkeypatch.setattr(keeping, "SWEPT_AT_ONCE", 3)
    for number in range(7):
        receive(room, f"d{number}")
    clock.tick(7 * DAY + 1)
    assert [room.write(keeping.sweep) for _ in range(4)] == [3, 3, 1, 0]


def test_what_was_sent_is_swept_after_thirty_days_and_what_waits_is_not(room, clock):
    room.wants_messages(room.sam, "a1")
    room.done(room.sam, 0)
    row = room.write(outbox.claim, platform="discord")
    room.write(outbox.settle, row, message="m1")
    room.done(room.sam, 1)
    clock.tick(30 * DAY + 1)
    assert room.write(keeping.sweep) == 1
    assert room.write(outbox.claim, platform="discord") is not None
