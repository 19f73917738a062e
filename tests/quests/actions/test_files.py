"""Handing in with files."""

import pytest

from quests.actions import attempts, erasing, review
from quests.errors import AlreadyLookedAt, Invalid, NotFound
from quests.ids import FileId
from quests.queries.attempts import latest_hand_in
from quests.queries.files import files_of, files_of_member, find_file, hashes_in_use, in_use
from quests.queries.holding import everything_of
from quests.queries.quests import quest_view
from quests.rules.files import FILES_MOST, NewFile


def file(name="crust.jpg", sha256="a" * 64, media_type="image/jpeg"):
    return NewFile(name=name, media_type=media_type, size=1_200_000, sha256=sha256)


def test_a_file_alone_is_work(room):
    fact = room.hand_in(room.sam, evidence="", files=(file(),))
    (kept,) = room.read(files_of, fact.hand_in)
    assert (kept.name, kept.media_type, kept.size, kept.member_id) == ("crust.jpg", "image/jpeg", 1_200_000, room.sam)
    assert room.read(find_file, kept.file_id) == kept
    assert room.read(quest_view, room.quests[0], room.sam).files == (kept,)


def test_without_a_file_and_without_a_word_it_is_not(room):
    with pytest.raises(Invalid):
        room.hand_in(room.sam, evidence="")


def test_the_files_keep_their_order(room):
    fact = room.hand_in(room.sam, files=tuple(file(f"{n}.jpg", str(n) * 64) for n in range(FILES_MOST)))
    assert [one.name for one in room.read(files_of, fact.hand_in)] == [f"{n}.jpg" for n in range(FILES_MOST)]


def test_too_many_files_change_nothing(room):
    with pytest.raises(Invalid) as refused:
        room.hand_in(room.sam, files=(file(),) * (FILES_MOST + 1))
    assert refused.value.problem == "too_many_files"
    assert room.attempt(room.sam) is None


def test_a_photo_is_shown_as_a_photo_when_nobody_says(room):
    fact = room.hand_in(room.sam, evidence="", files=(file(),))
    assert room.read(latest_hand_in, fact.attempt).how == "photo"


def test_taking_it_back_takes_the_files_too(room):
    fact = room.hand_in(room.sam, files=(file(),))
    room.write(attempts.take_back, attempt=fact.attempt, by=room.sam)
    assert room.read(files_of_member, room.sam) == ()
    assert not room.read(in_use, "a" * 64)


def test_what_a_teacher_looked_at_keeps_its_files(room):
    fact = room.hand_in(room.sam, files=(file(),))
    room.write(review.look_at, hand_in=fact.hand_in)
    with pytest.raises(AlreadyLookedAt):
        room.write(attempts.take_back, attempt=fact.attempt, by=room.sam)
    assert len(room.read(files_of, fact.hand_in)) == 1


def test_a_second_try_keeps_the_files_of_the_first(room):
    first = room.hand_in(room.sam, files=(file("first.jpg"),))
    room.give_back(first.attempt)
    second = room.hand_in(room.sam, files=(file("second.jpg", "b" * 64),))
    assert [one.name for one in room.read(files_of, first.hand_in)] == ["first.jpg"]
    assert [one.name for one in room.read(files_of, second.hand_in)] == ["second.jpg"]
    assert len(room.read(files_of_member, room.sam)) == 2


def test_two_may_hand_in_the_same_and_one_leaves_it_to_the_other(room):
    for who in (room.sam, room.ada):
        room.hand_in(who, files=(file(),))
    assert room.read(hashes_in_use) == {"a" * 64}
    room.write(erasing.erase, member=room.sam, by=room.teacher)
    assert room.read(files_of_member, room.sam) == ()
    assert room.read(in_use, "a" * 64)
    room.write(erasing.erase, member=room.ada, by=room.teacher)
    assert room.read(hashes_in_use) == set()


def test_an_export_holds_the_rows(room):
    room.hand_in(room.sam, files=(file(),))
    (row,) = room.read(everything_of, room.sam)["files"]
    assert (row["name"], row["sha256"]) == ("crust.jpg", "a" * 64)


def test_there_is_no_file_by_an_id_that_is_none(room):
    with pytest.raises(NotFound):
        room.read(find_file, FileId(7))
