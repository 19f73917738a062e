"""A student asks for help, and a teacher answers."""

import pytest

from quests.actions import attempts, helping
from quests.errors import Invalid, NotFound, NotNow
from quests.ids import HelpId, QuestId
from quests.queries.attempts import help_with, open_help, review_counts, unseen_answers
from tests.races import at_once


def ask(room, who, *, quest=0, kind="explain"):
    return room.write(helping.ask_help, quest=room.quests[quest], kind=kind, by=who)


def answer(room, asked, text="Cut it in two."):
    return room.write(helping.answer_help, help_id=asked.help, answer=text, by=room.teacher)


def test_a_request_waits_for_a_teacher(room):
    asked = ask(room, room.ada, kind="talk")
    (one,) = room.read(open_help)
    assert (one.help_id, one.kind, one.title, one.name) == (asked.help, "talk", "Quest 1", "Ada")
    assert room.read(review_counts).help == 1


def test_asking_again_changes_what_kind_and_is_one_request(room):
    first, again = ask(room, room.ada, kind="explain"), ask(room, room.ada, kind="another_way")
    assert again.help == first.help
    assert [one.kind for one in room.read(open_help)] == ["another_way"]


def test_asking_after_an_answer_is_a_new_request(room):
    first = ask(room, room.ada)
    answer(room, first)
    second = ask(room, room.ada)
    assert second.help != first.help
    assert room.read(help_with, room.quests[0], room.ada).help_id == second.help


def test_the_student_reads_the_answer_until_it_was_seen(room):
    answer(room, ask(room, room.ada), "Cut it in two.")
    found = room.read(help_with, room.quests[0], room.ada)
    assert (found.state, found.answer, found.answerer) == ("answered", "Cut it in two.", "Ms Lee")
    assert [one.decision for one in room.read(unseen_answers, room.ada)] == ["helped"]
    room.write(attempts.mark_seen, quest=room.quests[0], by=room.ada)
    assert room.read(unseen_answers, room.ada) == ()


def test_nobody_else_has_the_answer(room):
    answer(room, ask(room, room.ada))
    assert room.read(help_with, room.quests[0], room.sam) is None
    assert room.read(unseen_answers, room.sam) == ()


def test_it_is_answered_once(room):
    asked = ask(room, room.ada)
    answer(room, asked, "First")
    with pytest.raises(NotNow):
        answer(room, asked, "Second")
    assert room.read(help_with, room.quests[0], room.ada).answer == "First"


def test_of_two_teachers_one_answers(room):
    asked = ask(room, room.ada)
    _, refused = at_once(
        room.desk,
        room.classroom,
        lambda work: helping.answer_help(work, help_id=asked.help, answer="First", by=room.teacher),
        lambda work: helping.answer_help(work, help_id=asked.help, answer="Second", by=room.teacher),
    )
    assert isinstance(refused, NotNow)
    assert room.read(help_with, room.quests[0], room.ada).answer == "First"


def test_an_answer_needs_words(room):
    asked = ask(room, room.ada)
    with pytest.raises(Invalid):
        answer(room, asked, " ")


def test_a_request_can_be_withdrawn(room):
    asked = ask(room, room.ada)
    room.write(helping.withdraw_help, help_id=asked.help, by=room.ada)
    assert room.read(open_help) == []
    assert room.read(help_with, room.quests[0], room.ada) is None
    with pytest.raises(NotNow):
        answer(room, asked)


def test_what_was_answered_is_not_withdrawn(room):
    asked = ask(room, room.ada)
    answer(room, asked)
    with pytest.raises(NotNow):
        room.write(helping.withdraw_help, help_id=asked.help, by=room.ada)


def test_another_students_request_is_not_there(room):
    asked = ask(room, room.ada)
    with pytest.raises(NotFound):
        room.write(helping.withdraw_help, help_id=asked.help, by=room.sam)
    assert room.read(review_counts).help == 1


def test_the_kind_is_one_of_three(room):
    with pytest.raises(Invalid):
        ask(room, room.ada, kind="loudly")


def test_there_is_nothing_by_a_guessed_id(room):
    with pytest.raises(NotFound):
        room.write(helping.ask_help, quest=QuestId(12345), kind="talk", by=room.ada)
    with pytest.raises(NotFound):
        room.write(helping.answer_help, help_id=HelpId(12345), answer="Yes", by=room.teacher)
