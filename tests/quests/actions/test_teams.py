"""Teams: what was earned for one stays with it, and a small one is compared fairly."""

import pytest

from quests.actions import erasing, giving, members, teams
from quests.actions.undoing import undo
from quests.errors import NameInUse, NotFound
from quests.ids import DAY, TeamId
from quests.queries.deeds import deeds_of
from quests.queries.seasons import running_season
from quests.queries.teams import seats, team_names, team_of, team_standings
from tests.classroom import NICKNAMES


def made(room, name):
    return room.write(teams.make_team, name=name, by=room.teacher).team


def move(room, team, *who):
    room.desk.clock.tick()
    for member in who:
        room.write(teams.move, member=member, team=team, by=room.teacher)


def give(room, amount, *who):
    room.desk.clock.tick(DAY)
    room.write(giving.give, members=list(who), amount=amount, reason="", by=room.teacher)


def has(room):
    return {one.name: one.points for one in room.read(team_standings, room.read(running_season))}


def last_deed(room):
    return room.read(deeds_of, room.teacher)[0].deed_id


@pytest.fixture
def otters(room):
    team = made(room, "Otters")
    move(room, team, *room.students)
    return team


def test_a_team_has_what_its_members_earn_while_they_are_in_it(room, otters):
    """gamification.md 3c, 14: membership at the moment of the event; the leaver keeps theirs, the team keeps its own."""
    hares = made(room, "Hares")
    give(room, 10, room.sam)
    move(room, hares, room.sam)
    give(room, 5, room.sam)
    move(room, None, room.sam)
    give(room, 3, room.sam)
    assert has(room) == {"Otters": 10, "Hares": 5}
    assert room.read(team_of, room.sam) is None


def test_what_is_taken_back_is_taken_from_the_team_that_had_it(room, otters):
    give(room, 10, room.sam)
    deed = last_deed(room)
    move(room, made(room, "Hares"), room.sam)
    room.write(undo, deed=deed, by=room.teacher)
    assert has(room) == {"Otters": 0, "Hares": 0}


def test_undoing_a_move_is_as_if_they_had_never_moved(room, otters):
    move(room, made(room, "Hares"), room.sam)
    deed = last_deed(room)
    give(room, 10, room.sam)
    room.write(undo, deed=deed, by=room.teacher)
    assert has(room) == {"Otters": 10, "Hares": 0}
    assert room.read(team_of, room.sam) == otters


def test_a_team_of_three_and_one_of_six_are_compared_by_their_mean(room, otters):
    """gamification.md 3c, 14."""
    more = [room.write(members.add_member, name=one, candidates=NICKNAMES, by=room.teacher).member for one in "ABCDEF"]
    move(room, made(room, "Hares"), *more)
    give(room, 10, *room.students)
    give(room, 8, *more)
    first, second = room.read(team_standings, room.read(running_season))
    assert (first.name, first.points, first.mean, first.rank) == ("Otters", 30, 10, 1)
    assert (second.name, second.points, second.mean, second.rank) == ("Hares", 48, 8, 0)


def test_of_a_team_of_two_no_mean_is_told(room, otters):
    move(room, None, room.sam)
    (team,) = room.read(team_standings, room.read(running_season))
    assert (team.active, team.mean, team.rank) == (2, None, 0)


def test_the_points_of_somebody_erased_stay_the_teams(room, otters):
    give(room, 10, room.sam)
    room.write(erasing.erase, member=room.sam, by=room.teacher)
    assert has(room) == {"Otters": 10}
    assert [seat.member_id for seat in room.read(seats)] == [room.ada, room.kai]


def test_removing_a_team_lets_everybody_go_and_undo_brings_all_back(room, otters):
    give(room, 10, room.sam)
    room.write(teams.remove_team, team=otters, by=room.teacher)
    assert room.read(team_names) == {}
    assert room.read(team_of, room.sam) is None
    room.write(undo, deed=last_deed(room), by=room.teacher)
    assert has(room) == {"Otters": 10}
    assert room.read(team_of, room.sam) == otters


def test_moving_to_where_one_is_changes_nothing(room, otters):
    before = last_deed(room)
    move(room, otters, room.sam)
    assert last_deed(room) == before


def test_two_teams_have_two_names_and_nobody_moves_to_none_there_is(room, otters):
    with pytest.raises(NameInUse):
        made(room, "otters")
    with pytest.raises(NotFound):
        move(room, TeamId(12345), room.sam)
