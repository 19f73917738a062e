"""A quest with places: exactly so many do it, whatever comes and goes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from quests.actions import attempts, erasing, members, undoing
from quests.errors import NoPlace
from quests.queries.deeds import deeds_of
from quests.queries.quests import find_quest, open_to
from tests.databases import flaws_of


def take(room, quest, member):
    return room.write(attempts.take, quest=quest, by=member)


def taken(room, quest):
    assert flaws_of(room.desk) == []
    return room.read(find_quest, quest).taken_n


def undo_last(room):
    room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)


def test_when_all_places_are_taken_the_next_is_told_so(room):
    quest = room.new_quest(places=2)
    take(room, quest, room.sam)
    room.write(attempts.hand_in, quest=quest, by=room.ada, evidence="Work")
    with pytest.raises(NoPlace) as refused:
        take(room, quest, room.kai)
    assert refused.value.places == 2
    with pytest.raises(NoPlace):
        room.write(attempts.hand_in, quest=quest, by=room.kai, evidence="Work")
    assert taken(room, quest) == 2
    assert quest not in [one.quest_id for one, _ in room.read(open_to, room.kai)]


def test_putting_back_frees_a_place(room):
    quest = room.new_quest(places=1)
    attempt = take(room, quest, room.sam).attempt
    room.write(attempts.put_back, attempt=attempt, by=room.sam)
    assert taken(room, quest) == 0
    take(room, quest, room.ada)
    assert taken(room, quest) == 1


def test_whoever_handed_in_keeps_their_place(room):
    quest = room.new_quest(places=1)
    fact = room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Work")
    room.give_back(fact.attempt)
    assert taken(room, quest) == 1
    room.approve(room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="More").attempt)
    assert taken(room, quest) == 1


def test_a_second_run_keeps_the_place_of_the_first(room):
    quest = room.new_quest(places=1, runs_most=0)
    room.approve(room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Work").attempt)
    again = take(room, quest, room.sam)
    assert taken(room, quest) == 1
    room.write(attempts.put_back, attempt=again.attempt, by=room.sam)
    assert taken(room, quest) == 1


def test_who_leaves_frees_their_place_and_undo_gives_it_back(room):
    quest = room.new_quest(places=1)
    take(room, quest, room.sam)
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    assert taken(room, quest) == 0
    undo_last(room)
    assert taken(room, quest) == 1


def test_who_is_added_again_by_name_has_their_place_again(room):
    quest = room.new_quest(places=2)
    take(room, quest, room.sam)
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    room.write(members.add_member, name="Sam", candidates=["Odd Owl"], by=room.teacher)
    assert taken(room, quest) == 1


@pytest.mark.parametrize("removed_first", [False, True])
def test_who_is_erased_frees_their_place(room, removed_first):
    quest = room.new_quest(places=1)
    take(room, quest, room.sam)
    if removed_first:
        room.write(members.remove_member, member=room.sam, by=room.teacher)
    room.write(erasing.erase, member=room.sam, by=room.teacher)
    assert taken(room, quest) == 0


def claims(room, quest, students):
    """Everybody at once, from many threads: how many got a place."""

    def claim(member):
        try:
            take(room, quest, member)
        except NoPlace:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        return sum(pool.map(claim, students))


def everybody(room, n):
    def join(work):
        return [
            members.insert_member(work, role="student", name=f"S{number}", nickname=f"N{number}") for number in range(n)
        ]

    return room.write(join)


@pytest.mark.parametrize("n", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_of_many_at_once_exactly_as_many_as_there_are_places_get_one(room, n):
    places = n // 5
    quest = room.new_quest(places=places)
    students = everybody(room, n)
    assert claims(room, quest, students) == places
    assert taken(room, quest) == places


def test_two_clicks_at_once_take_one_place(room):
    quest = room.new_quest(places=5)

    def claim(_):
        try:
            take(room, quest, room.sam)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            return error
        return None

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(claim, range(8)))
    assert outcomes.count(None) == 1
    assert taken(room, quest) == 1
