"""Posted work is mended: texts at once, worth only for what is not handed in yet, and all of it is taken back by undo."""

from dataclasses import replace

import pytest

from quests.actions import attempts, mending, undoing
from quests.errors import Invalid, NotFound, NotUndoable
from quests.queries.boards import find_board
from quests.queries.deeds import deeds_of
from quests.queries.points import balance
from quests.queries.quests import find_quest
from quests.reports import Link
from quests.rules.limits import POINTS_MOST
from quests.rules.links import write_links

PAGE = Link(title="Cake", url="https://example.org/cake")


def mend(room, number=0, **said):
    now = mending.said_of(room.read(find_quest, room.quests[number]))
    return room.write(mending.mend_quest, quest=room.quests[number], said=replace(now, **said), by=room.teacher)


def undo(room, deed=None):
    return room.write(undoing.undo, deed=deed or last(room), by=room.teacher)


def last(room):
    return room.read(deeds_of, room.teacher)[0].deed_id


def test_texts_change_at_once_for_everybody(room):
    room.hand_in(room.sam)
    mend(room, title="Cake maths", short="", task="Bake it.", minutes=5)
    found = room.read(find_quest, room.quests[0])
    assert (found.title, found.short, found.task, found.minutes) == ("Cake maths", "Cake maths", "Bake it.", 5)


def test_work_that_was_handed_in_before_is_worth_what_it_was(room):
    attempt = room.hand_in(room.sam).attempt
    mend(room, points=50)
    assert room.approve(attempt).worth == 20
    assert room.read(balance, room.sam) == 20


def test_work_that_is_handed_in_later_is_worth_what_it_says_now(room):
    room.write(attempts.take, quest=room.quests[0], by=room.sam)
    mend(room, points=50)
    assert room.approve(room.hand_in(room.sam).attempt).worth == 50
    assert room.approve(room.hand_in(room.ada).attempt).worth == 50


def test_what_was_approved_keeps_its_points(room):
    room.done(room.sam)
    mend(room, points=0)
    assert room.read(balance, room.sam) == 20


def test_undo_gives_every_text_back(room, clock):
    before = room.read(find_quest, room.quests[0])
    mend(room, title="Other", task="Other.", points=1, minutes=1, due_at=clock.now() + 5, closes_at=clock.now() + 9)
    undo(room)
    assert room.read(find_quest, room.quests[0]) == before


def test_undo_writes_nothing_over_that_somebody_mended_since(room):
    mend(room, title="First")
    first = last(room)
    mend(room, title="Second")
    with pytest.raises(NotUndoable) as refused:
        undo(room, first)
    assert refused.value.why == "used"
    assert room.read(find_quest, room.quests[0]).title == "Second"


def test_two_mendings_are_taken_back_one_by_one(room):
    for title in ("First", "Second"):
        mend(room, title=title)
    undo(room)
    assert room.read(find_quest, room.quests[0]).title == "First"
    undo(room)
    assert room.read(find_quest, room.quests[0]).title == "Quest 1"


def test_saying_the_same_again_is_no_deed(room):
    before = last(room)
    assert mend(room) is None
    assert last(room) == before


@pytest.mark.parametrize("said", [{"title": " "}, {"task": ""}, {"points": POINTS_MOST + 1}, {"minutes": -1}])
def test_what_does_not_fit_is_refused(room, said):
    with pytest.raises(Invalid):
        mend(room, **said)


def test_a_board_gets_another_title_and_gets_the_old_one_back(room):
    room.write(mending.mend_board, board=room.board, title="Halves", by=room.teacher)
    assert room.read(find_board, room.board).title == "Halves"
    undo(room)
    assert room.read(find_board, room.board).title == "Fractions"


def test_no_board_no_mending(room):
    with pytest.raises(NotFound):
        room.write(mending.mend_board, board=5, title="Halves", by=room.teacher)


def test_links_and_the_simpler_text_are_mended_and_given_back(room):
    before = room.read(find_quest, room.quests[0])
    mend(room, simple="Bake.", links=write_links([PAGE]))
    found = room.read(find_quest, room.quests[0])
    assert (found.simple, found.links) == ("Bake.", (PAGE,))
    undo(room)
    assert room.read(find_quest, room.quests[0]) == before


def test_undo_writes_no_links_over_that_came_since(room):
    mend(room, links=write_links([PAGE]))
    first = last(room)
    mend(room, links="[]")
    with pytest.raises(NotUndoable):
        undo(room, first)
    assert room.read(find_quest, room.quests[0]).links == ()


def test_no_quest_is_mended_with_what_is_no_link(room):
    with pytest.raises(Invalid):
        mend(room, links=write_links([replace(PAGE, url="javascript:alert(1)")]))
