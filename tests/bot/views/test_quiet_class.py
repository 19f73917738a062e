"""A walk through a quiet class, pressing everything there is: the commands lead to no card that names points either."""

import pytest

from adapters.actions import Action
from adapters.forms import Form
from bot.views import words
from quests.actions import classrooms, giving, helping
from quests.queries.points import balance
from tests.bot.people import Person
from tests.bot.views.real import every, read
from tests.classroom import Class
from tests.laws.test_quiet import loud

QUIET = "This class is quiet"
STEPS_MOST = 300
STAYS = {"try_student", "back", "language_set", "style_set", "role_set", "remove_member", "undo_deed"}
"""What would make somebody else of the one who walks, or another class of this one."""


@pytest.fixture
def room(room: Class) -> Class:
    """A class that gave points before it was quiet: a quest done, one given back, one waiting, help asked, a gift given."""
    room.done(room.sam, 0)
    room.give_back(room.hand_in(room.sam, 1).attempt)
    room.hand_in(room.ada, 2)
    room.write(helping.ask_help, quest=room.quests[4], kind="talk", by=room.kai)
    room.write(giving.give, members=[room.sam], amount=5, reason="helping", by=room.teacher)
    room.write(classrooms.change_style, style="quiet", by=room.teacher)
    return room


async def test_no_way_of_a_teacher_leads_to_points(lee):
    assert await heard_by(lee) == []


async def test_no_way_of_a_student_leads_to_points(sam):
    assert await heard_by(sam) == []


async def test_no_way_of_a_helper_leads_to_points(noor):
    assert await heard_by(noor) == []


async def test_a_button_from_before_says_that_the_class_is_quiet(lee, room):
    """It was shown when there were points to give."""
    before = room.read(balance, room.sam)
    assert QUIET in await lee.does_action(Action("give_one", room.classroom, (room.sam,)))
    form = {"whom": str(room.sam), "points": "5", "why": ""}
    assert QUIET in await lee.does_action(Action("give_sent", room.classroom), values=form)
    assert room.read(balance, room.sam) == before


async def heard_by(person: Person) -> list[str]:
    """Type every word, press every button on every screen that follows, send every form as it stands; what was loud."""
    heard: list[str] = []
    pressed: set[tuple[str, int]] = set()
    waiting: list[Action] = []

    def look_around() -> None:
        heard.extend(text for text in read(person.screen) if loud(text, "en"))
        waiting.extend(action for action in every(person.screen, Action) if action.verb not in STAYS)

    for spec in words.specs():
        if spec.verb not in STAYS:
            await person.types(spec.verb)
            look_around()
    while waiting and len(pressed) < STEPS_MOST:
        action = waiting.pop()
        if (action.verb, len(action.ids)) in pressed:
            continue
        pressed.add((action.verb, len(action.ids)))
        await person.does_action(action)
        look_around()
        if isinstance(person.screen, Form):
            await person.sends()
            look_around()
    assert len(pressed) > len(words.FIRST)
    return heard
