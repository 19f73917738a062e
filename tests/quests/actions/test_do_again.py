"""A quest that may be done again: how often, how soon, and what each run gives."""

import pytest
from sqlalchemy import update

from quests.actions import attempts, undoing
from quests.errors import NotAgainYet, NotNow, NotUndoable
from quests.ids import DAY
from quests.queries.boards import board_view, find_board
from quests.queries.deeds import deeds_of
from quests.queries.points import entries_of
from quests.queries.quests import quest_view
from quests.tables import quests
from tests.databases import flaws_of


def do(room, quest):
    return room.approve(room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Work").attempt)


def test_a_quest_is_done_once_unless_it_says_otherwise(room):
    quest = room.new_quest()
    do(room, quest)
    for step in (attempts.take, attempts.hand_in):
        with pytest.raises(NotNow):
            room.write(step, quest=quest, by=room.sam, **({"evidence": "W"} if step is attempts.hand_in else {}))
    assert room.read(quest_view, quest, room.sam).again_at is None


def test_at_most_so_often_in_all_and_each_run_pays(room):
    quest = room.new_quest(runs_most=3, points=5)
    facts = [do(room, quest) for _ in range(3)]
    assert len({fact.attempt for fact in facts}) == 3
    assert sum(entry.amount for entry in room.read(entries_of, room.sam)) == 15
    with pytest.raises(NotNow):
        room.write(attempts.take, quest=quest, by=room.sam)
    assert flaws_of(room.desk) == []


def test_the_next_run_waits_for_the_answer(room):
    quest = room.new_quest(runs_most=0)
    room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Work")
    with pytest.raises(NotNow):
        room.write(attempts.take, quest=quest, by=room.sam)


def test_once_a_day_goes_on_the_next_day(room, clock):
    quest = room.new_quest(runs_most=0, runs_per="day")
    do(room, quest)
    with pytest.raises(NotAgainYet) as refused:
        room.write(attempts.take, quest=quest, by=room.sam)
    assert room.read(quest_view, quest, room.sam).again_at == refused.value.at
    clock.tick(DAY)
    assert room.read(quest_view, quest, room.sam).again_at == clock.now()
    do(room, quest)
    with pytest.raises(NotAgainYet):
        room.write(attempts.take, quest=quest, by=room.sam)


def test_the_newest_run_is_what_is_shown_and_a_new_one_begins_from_nothing(room):
    quest = room.new_quest(runs_most=0)
    do(room, quest)
    taken = room.write(attempts.take, quest=quest, by=room.sam)
    shown = room.read(quest_view, quest, room.sam)
    assert (shown.attempt.attempt_id, shown.attempt.run_no, shown.latest) == (taken.attempt, 2, None)


def test_a_new_run_that_is_put_back_leaves_the_last_one(room):
    quest = room.new_quest(runs_most=0)
    done = do(room, quest)
    again = room.write(attempts.take, quest=quest, by=room.sam)
    room.write(attempts.put_back, attempt=again.attempt, by=room.sam)
    assert room.read(quest_view, quest, room.sam).attempt.attempt_id == done.attempt


def test_an_approval_that_a_new_run_was_built_on_stays(room):
    quest = room.new_quest(runs_most=0)
    do(room, quest)
    deed = room.read(deeds_of, room.teacher)[0].deed_id
    again = room.write(attempts.take, quest=quest, by=room.sam)
    with pytest.raises(NotUndoable):
        room.write(undoing.undo, deed=deed, by=room.teacher)
    room.write(attempts.put_back, attempt=again.attempt, by=room.sam)
    room.write(undoing.undo, deed=deed, by=room.teacher)
    assert flaws_of(room.desk) == []


def test_a_board_counts_a_square_as_done_once(room):
    room.write(lambda work: work.execute(update(quests).values(runs_most=0)))
    first = [room.done(room.sam, number) for number in (0, 1, 2)]
    assert [fact.lines for fact in first] == [0, 0, 1]
    second = room.done(room.sam, 2)
    assert second.lines == 0
    room.write(attempts.take, quest=room.quests[0], by=room.sam)
    shown = room.read(lambda look: board_view(look, find_board(look, room.board), room.sam))
    assert len(shown.cells) == 9
    assert [cell.state for cell in shown.cells][:3] == ["approved"] * 3
    assert shown.lines_made == 1
    assert flaws_of(room.desk) == []
