"""A quest that something else opens: after finishing another, or, as a helping path, after a "not yet"."""

import pytest

from quests.actions import attempts, quests, undoing
from quests.errors import Invalid, Locked
from quests.queries.boards import cells_of
from quests.queries.deeds import deeds_of
from quests.queries.quests import open_to, quest_view
from quests.rules.unlocking import opens_after


def locked(room, member, quest):
    found = room.read(quest_view, quest, member).barred == "locked"
    assert (quest in [one.quest_id for one, _ in room.read(open_to, member)]) != found
    return found


@pytest.mark.parametrize("words", [{}, {"evidence": "Work"}])
def test_what_is_locked_cannot_be_begun(room, words):
    quest = room.new_quest(unlock=opens_after(room.quests[0], None))
    step = attempts.hand_in if words else attempts.take
    with pytest.raises(Locked) as refused:
        room.write(step, quest=quest, by=room.sam, **words)
    assert refused.value.quest == quest


def test_finishing_the_other_opens_it_to_that_student(room):
    quest = room.new_quest(unlock=opens_after(room.quests[0], None))
    assert locked(room, room.sam, quest)
    room.done(room.sam, 0)
    assert not locked(room, room.sam, quest)
    assert locked(room, room.ada, quest)
    assert room.write(attempts.take, quest=quest, by=room.sam)


def test_a_helping_path_opens_after_a_not_yet_and_stays_open(room):
    quest = room.new_quest(unlock=opens_after(None, room.quests[0]))
    fact = room.hand_in(room.sam, 0)
    assert locked(room, room.sam, quest)
    room.give_back(fact.attempt)
    assert not locked(room, room.sam, quest)
    room.approve(room.hand_in(room.sam, 0).attempt)
    assert not locked(room, room.sam, quest)


def test_both_may_be_asked_for(room):
    quest = room.new_quest(unlock=opens_after(room.quests[0], room.quests[1]))
    room.done(room.sam, 0)
    assert locked(room, room.sam, quest)
    room.give_back(room.hand_in(room.sam, 1).attempt)
    assert not locked(room, room.sam, quest)


def test_undoing_what_opened_it_locks_it_again_but_not_what_was_begun(room):
    quest = room.new_quest(unlock=opens_after(room.quests[0], None))
    other = room.new_quest(unlock=opens_after(room.quests[0], None))
    room.done(room.sam, 0)
    room.write(attempts.take, quest=quest, by=room.sam)
    room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert locked(room, room.sam, other)
    assert room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Work")


def test_a_square_says_that_it_is_locked(room):
    room.write(quests.set_unlock, quest=room.quests[4], unlock=opens_after(room.quests[0], None), by=room.teacher)
    states = [cell.state for cell in room.read(cells_of, room.board, room.sam)]
    assert states == [None] * 4 + ["locked"] + [None] * 4
    room.done(room.sam, 0)
    assert room.read(cells_of, room.board, room.sam)[4].state is None


def test_what_waits_for_itself_is_refused(room):
    one, two, three = room.quests[:3]
    room.write(quests.set_unlock, quest=two, unlock=opens_after(one, None), by=room.teacher)
    room.write(quests.set_unlock, quest=three, unlock=opens_after(None, two), by=room.teacher)
    for waits in (one, three):
        with pytest.raises(Invalid) as refused:
            room.write(quests.set_unlock, quest=one, unlock=opens_after(waits, None), by=room.teacher)
        assert refused.value.problem == "waits_for_itself"
    assert room.write(quests.set_unlock, quest=two, unlock="", by=room.teacher)
    assert room.write(quests.set_unlock, quest=one, unlock=opens_after(three, None), by=room.teacher)


@pytest.mark.parametrize("unlock", ["{", "{}", '{"count": "nothing", "ge": 1}'])
def test_what_cannot_be_read_is_refused(room, unlock):
    with pytest.raises(Invalid):
        room.new_quest(unlock=unlock)
