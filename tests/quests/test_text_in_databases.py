"""Hostile text in every field a person can type into: both databases take the same, and give it back unchanged."""

import unicodedata
from contextlib import suppress

import pytest

from quests.actions import attempts, boards, giving, helping, members, review
from quests.actions import quests as making
from quests.actions.quests import NewQuest
from quests.errors import Invalid
from quests.queries.attempts import find_help, latest_hand_in
from quests.queries.boards import find_board
from quests.queries.members import find_member
from quests.queries.points import entries_of
from quests.queries.quests import find_quest
from tests.quests.hostile_text import HOSTILE

TYPED = [one for one in HOSTILE if len(one) < 10_000]


def title(work, room, typed):
    return find_quest(work, new_quest(work, room, title=typed)).title


def short(work, room, typed):
    return find_quest(work, new_quest(work, room, short=typed)).short


def task(work, room, typed):
    return find_quest(work, new_quest(work, room, task=typed)).task


def board_title(work, room, typed):
    squares = room.quests[:1]
    made = boards.make_board(work, title=typed, template="list", rows=1, columns=1, squares=squares, by=room.teacher)
    return find_board(work, made.board).title


def evidence(work, room, typed):
    attempt = hand_in(work, room, typed)
    latest = latest_hand_in(work, attempt)
    assert latest is not None
    return latest.evidence


def note(work, room, typed):
    attempt = hand_in(work, room, "My work")
    review.approve(work, attempt=attempt, by=room.teacher, note=typed)
    latest = latest_hand_in(work, attempt)
    assert latest is not None
    return latest.note


def next_step(work, room, typed):
    attempt = hand_in(work, room, "My work")
    review.return_(work, attempt=attempt, by=room.teacher, next_step=typed)
    latest = latest_hand_in(work, attempt)
    assert latest is not None
    return latest.next_step


def answer(work, room, typed):
    asked = helping.ask_help(work, quest=room.quests[0], kind="talk", by=room.sam)
    helping.answer_help(work, help_id=asked.help, answer=typed, by=room.teacher)
    return find_help(work, asked.help).answer


def reason(work, room, typed):
    giving.give(work, members=[room.sam], amount=1, reason=typed, by=room.teacher)
    return entries_of(work, room.sam, most=1)[0].reason


def name(work, room, typed):
    return find_member(
        work, members.insert_member(work, role="student", name=typed, nickname=f"Zebra {work.new_id()}")
    ).name


def new_quest(work, room, **values):
    return making.make_quest(work, NewQuest(**{"title": "Extra", "task": "Do it.", **values}), by=room.teacher).quest


def hand_in(work, room, typed):
    return attempts.hand_in(work, quest=new_quest(work, room), by=room.sam, evidence=typed).attempt


FIELDS = (title, short, task, board_title, evidence, note, next_step, answer, reason, name)
accepted: dict[str, dict[str, str]] = {}
"""What each field accepted of the corpus, from the first database that was asked."""


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.__name__)
def test_every_field_takes_the_same_everywhere_and_gives_it_back(field, room):
    def type_all(work):
        kept = {}
        for typed in TYPED:
            with suppress(Invalid):
                kept[typed] = field(work, room, typed)
        return kept

    kept = room.write(type_all)
    assert len(kept) > 150
    assert kept == accepted.setdefault(field.__name__, kept)
    assert all(unicodedata.is_normalized("NFC", one) for one in kept.values())


def test_a_million_characters_are_refused(room):
    with pytest.raises(Invalid):
        room.write(lambda work: evidence(work, room, "x" * 1_000_000))
