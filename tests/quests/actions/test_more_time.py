"""More time for one student: asked for, given, taken back."""

import pytest

from quests.actions import attempts, extensions, helping, members, undoing
from quests.errors import Closed, Invalid, NotFound, NotNow
from quests.ids import DAY
from quests.queries.attempts import find_help, open_help, unseen_answers
from quests.queries.deeds import deeds_of
from quests.queries.extensions import may_need_time
from quests.queries.quests import quest_view


@pytest.fixture
def closed(room, clock):
    """A quest that closed a moment ago."""
    quest = room.new_quest(title="Closed", closes_at=clock.now() + 1)
    clock.tick()
    return quest


def ask(room, quest, why="I was away"):
    return room.write(extensions.ask_time, quest=quest, why=why, by=room.sam)


def hand_in(room, quest, member):
    return room.write(attempts.hand_in, quest=quest, by=member, evidence="Work")


def test_who_asks_is_among_the_requests_for_help(room, closed):
    fact = ask(room, closed)
    asked = room.read(open_help)
    assert [(one.help_id, one.kind, one.words) for one in asked] == [(fact.help, "time", "I was away")]
    assert room.read(quest_view, closed, room.sam).time.state == "open"


def test_asking_again_changes_the_line_and_is_one_request(room, closed):
    first, again = ask(room, closed), ask(room, closed, "")
    assert first.help == again.help
    assert [one.words for one in room.read(open_help)] == [""]


def test_asking_for_time_and_for_help_are_two_things(room, clock):
    quest = room.new_quest(closes_at=clock.now() + DAY)
    ask(room, quest)
    room.write(helping.ask_help, quest=quest, kind="explain", by=room.sam)
    assert sorted(one.kind for one in room.read(open_help)) == ["explain", "time"]


def test_what_never_closes_needs_no_time(room):
    with pytest.raises(NotNow):
        ask(room, room.quests[0])


def test_with_more_time_that_one_student_hands_in(room, closed, clock):
    fact = ask(room, closed)
    room.write(extensions.grant_time, help_id=fact.help, until=clock.now() + DAY, by=room.teacher)
    assert [one.decision for one in room.read(unseen_answers, room.sam)] == ["helped"]
    with pytest.raises(Closed):
        hand_in(room, closed, room.ada)
    assert hand_in(room, closed, room.sam)


def test_it_ends_when_it_ends(room, closed, clock):
    room.write(extensions.give_time, member=room.sam, to_quests=[closed], until=clock.now() + DAY, by=room.teacher)
    clock.tick(DAY)
    with pytest.raises(Closed):
        hand_in(room, closed, room.sam)


def test_more_time_never_shortens_what_is_open(room, clock):
    quest = room.new_quest(closes_at=clock.now() + 5 * DAY)
    room.write(extensions.give_time, member=room.sam, to_quests=[quest], until=clock.now() + DAY, by=room.teacher)
    clock.tick(2 * DAY)
    assert hand_in(room, quest, room.sam)


def test_of_two_teachers_one_answers(room, closed, clock):
    fact = ask(room, closed)
    room.write(extensions.grant_time, help_id=fact.help, until=clock.now() + DAY, by=room.teacher)
    with pytest.raises(NotNow):
        room.write(extensions.grant_time, help_id=fact.help, until=clock.now() + DAY, by=room.teacher)


def test_time_is_not_given_for_another_kind_of_request(room):
    fact = room.write(helping.ask_help, quest=room.quests[0], kind="talk", by=room.sam)
    with pytest.raises(NotFound):
        room.write(extensions.grant_time, help_id=fact.help, until=1 << 52, by=room.teacher)


def test_a_day_that_is_over_is_none(room, closed, clock):
    with pytest.raises(Invalid):
        room.write(extensions.give_time, member=room.sam, to_quests=[closed], until=clock.now(), by=room.teacher)


def test_not_yet_is_said_with_why(room, closed):
    fact = ask(room, closed)
    room.write(helping.answer_help, help_id=fact.help, answer="Let us talk first.", by=room.teacher)
    assert room.read(quest_view, closed, room.sam).time.answer == "Let us talk first."
    with pytest.raises(Closed):
        hand_in(room, closed, room.sam)


def test_undo_takes_the_time_back_and_the_request_waits_again(room, closed, clock):
    fact = ask(room, closed)
    room.write(extensions.grant_time, help_id=fact.help, until=clock.now() + DAY, by=room.teacher)
    room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert room.read(find_help, fact.help).state == "open"
    assert room.read(quest_view, closed, room.sam).until is None


def test_all_that_close_are_given_and_taken_back_in_one_go(room, closed, clock):
    other = room.new_quest(title="Other", closes_at=clock.now() + 1)
    assert [quest for quest, _ in room.read(may_need_time, room.sam)] == [closed, other]
    until = clock.now() + DAY
    room.write(extensions.give_time, member=room.sam, to_quests=[closed], until=until, by=room.teacher)
    room.write(extensions.give_time, member=room.sam, to_quests=[closed, other], until=until + 1, by=room.teacher)
    room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    assert room.read(quest_view, closed, room.sam).until == until
    assert room.read(quest_view, other, room.sam).until is None


def test_who_was_removed_asks_nothing_any_more(room, closed):
    ask(room, closed)
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    assert room.read(open_help) == []
