"""A quest with a first day."""

import pytest

from quests.actions import attempts
from quests.errors import NotOpen
from quests.queries.quests import open_to, quest_view


def test_before_it_opens_students_see_it_and_cannot_begin(room, clock):
    quest = room.new_quest(opens_at=clock.now() + 5)
    for step, words in ((attempts.take, {}), (attempts.hand_in, {"evidence": "Work"})):
        with pytest.raises(NotOpen) as refused:
            room.write(step, quest=quest, by=room.sam, **words)
        assert refused.value.at > clock.now()
    assert room.read(quest_view, quest, room.sam).barred == "not_open"
    assert quest not in [one.quest_id for one, _ in room.read(open_to, room.sam)]


def test_from_then_on_it_goes(room, clock):
    quest = room.new_quest(opens_at=clock.now() + 5)
    clock.tick(5)
    assert quest in [one.quest_id for one, _ in room.read(open_to, room.sam)]
    assert room.write(attempts.take, quest=quest, by=room.sam)
