"""What opens a quest, as a rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.errors import Invalid
from quests.ids import QuestId
from quests.rules.conditions import read_condition
from quests.rules.unlocking import check_unlock, opens_after, quests_in

quests = st.integers(1, 12).map(QuestId)


@given(quests, quests)
def test_it_names_the_quests_it_waits_for(one, other):
    assert quests_in(read_condition(opens_after(one, other))) == {one, other}
    assert opens_after(None, None) == ""


@given(st.dictionaries(quests, quests, max_size=12))
def test_of_many_that_wait_none_ever_waits_for_itself(wishes):
    kept: dict[QuestId, str] = {}
    for quest, after in wishes.items():
        try:
            kept[quest] = check_unlock(quest, opens_after(after, None), kept)
        except Invalid:
            continue
    for quest in kept:
        seen, ahead = set(), quest
        while ahead in kept:
            assert ahead not in seen
            seen.add(ahead)
            (ahead,) = quests_in(read_condition(kept[ahead]))


def test_a_circle_is_said_to_be_one():
    with pytest.raises(Invalid) as refused:
        check_unlock(QuestId(1), opens_after(QuestId(2), None), {QuestId(2): opens_after(None, QuestId(1))})
    assert refused.value.problem == "waits_for_itself"
