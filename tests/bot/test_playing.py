"""A class that plays: its teacher picks the leaderboards, a student chooses to be seen, and a quiet class hears nothing of it."""

import pytest

from adapters.actions import Action
from quests.actions import classrooms, giving, members
from tests.classroom import NICKNAMES


@pytest.fixture
def game(room):
    """Style game, and five more students who show themselves: 50, 40, 30, 20, 10 points."""
    room.write(classrooms.change_style, style="game", by=room.teacher)
    for number in range(5):
        added = room.write(members.add_member, name=f"S{number}", candidates=NICKNAMES, by=room.teacher)
        give(room, added.member, 50 - 10 * number)
        room.write(members.wish, member=added.member, field="hidden", value=0)
    return room


def give(room, member, amount):
    room.write(giving.give, members=[member], amount=amount, reason="", by=room.teacher)


async def test_a_teacher_picks_the_kinds_and_a_student_sees_them(game, lee, sam):
    assert "Top ten: off" in await lee.does_action(Action("leaderboards", game.classroom))
    assert "Top ten: on" in await lee.presses("Top ten: switch on")
    seen = await sam.types("leaderboard")
    assert "You are on no list." in seen
    assert "50" in seen
    assert "40" in seen
    assert "30" not in seen


async def test_who_shows_themselves_is_listed_and_who_hides_is_gone_at_once(game, lee, sam):
    give(game, game.sam, 45)
    await lee.types("leaderboard")
    await lee.presses("Which ones?")
    await lee.presses("Top ten: switch on")
    await sam.types("leaderboard")
    assert "You are number 2." in await sam.presses("Show me")
    assert "Quiet Otter" in await lee.types("leaderboard")
    assert "You are number" not in await sam.presses("Hide me")
    assert "Quiet Otter" not in await lee.types("leaderboard")


async def test_one_shows_oneself_from_ones_own_page_too(game, sam):
    await sam.types("me")
    assert "Others may see" not in await sam.presses("Show me")
    await sam.types("me")
    await sam.presses("Hide me")
    assert "Show me" in await sam.types("me")


async def test_neighbours_are_a_few_points_away_and_have_no_rank(game, lee, sam):
    give(game, game.sam, 15)
    await lee.types("leaderboard")
    await lee.presses("Which ones?")
    await lee.presses("Just ahead of me: switch on")
    seen = await sam.types("leaderboard")
    assert "5 points ahead" in seen
    assert "behind" not in seen


async def test_level_and_streak_stand_on_ones_own_pages_alone(game, sam):
    give(game, game.sam, 50)
    game.hand_in(game.sam)
    for page in ("me", "points"):
        seen = await sam.types(page)
        assert "Level 2: Lantern. 70 points to the next level." in seen
        assert "1 school day in a row. 2 freezes kept." in seen


@pytest.mark.parametrize("style, said", [("light", "No leaderboard here"), ("quiet", "This class is quiet")])
async def test_without_the_game_there_is_one_kind_line(room, sam, lee, style, said):
    room.write(classrooms.change_style, style=style, by=room.teacher)
    for person in (sam, lee):
        assert said in await person.types("leaderboard")
    assert "Level" not in await sam.types("me")


async def test_a_season_is_begun_closed_and_read_again(game, lee, sam):
    await lee.types("leaderboard")
    await lee.presses("Which ones?")
    await lee.presses("Top ten: switch on")
    await lee.presses("Seasons")
    await lee.presses("New season")
    game.desk.clock.tick()
    assert "Now: Spring, since today." in await lee.sends(name="Spring")
    await sam.types("leaderboard")
    await sam.presses("Seasons")
    assert "50" in await sam.presses("this term")
    await lee.types("undo")
    assert "Taken back" in await lee.presses("Began a new season")


async def test_people_are_put_into_teams_by_a_form(game, lee, sam):
    await lee.types("leaderboard")
    await lee.presses("Teams")
    await lee.presses("Add teams")
    await lee.sends(names="Otters\nHares")
    await lee.presses("Move people")
    team = next(one.value for field in lee.form.fields if field.name == "team" for one in field.options)
    seen = await lee.sends(whom=tuple(str(who) for who in game.students), team=team)
    assert "Otters: Sam, Ada, Kai" in seen
    assert "Hares: nobody yet" in seen


async def test_a_teacher_keeps_the_calendar_and_excuses_somebody(room, lee):
    await lee.types("class")
    await lee.presses("Calendar")
    await lee.presses("Add holiday")
    assert "21 December to 6 January" in await lee.sends(first="2026-12-21", last="2027-01-06")
    assert "No holidays" in await lee.presses("21 December to 6 January")
    await lee.presses("School days")
    assert "School days: Monday, Wednesday." in await lee.sends(weekdays=("0", "2"))
    await lee.types("student", "Sam")
    await lee.presses("Excused days")
    await lee.presses("Add days")
    assert "4 October" in await lee.sends(first="2026-10-04", last="")
