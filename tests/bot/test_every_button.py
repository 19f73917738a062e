"""Pressing everything that is offered, as each role: nobody is shown a button they may not press, and no card is a dead end."""

import re
from collections import deque

import pytest

from adapters.actions import Action
from adapters.cards import Card
from adapters.fallback import show
from bot.commands import COMMANDS
from quests.rules.roles import Role
from tests.bot.lived_in import CANARY, VALUES, Street
from tests.bot.people import OUR_MISTAKE, Person

MOST = 400
"""So many presses; what a press makes offers more of the same."""
LEAST_VERBS = {Role.STUDENT: 25, Role.HELPER: 25, Role.TEACHER: 30}
"""So much is found on the way: the walk is no short one."""
LEAVES = ("back", "try_student")
"""What makes somebody else of the one who presses."""


def offered(person: Person) -> list[Action]:
    """What can be pressed on the screen, or sent from it."""
    if not isinstance(person.screen, Card):
        return [person.form.action]
    found = [key.action for key in show(person.screen).keys.values()]
    assert found, f"a dead end:\n{person.sees}"
    return [action for action in found if action.verb not in LEAVES]


@pytest.mark.parametrize("role", Role)
async def test_all_that_is_offered_can_be_pressed(street: Street, role: Role):
    person = street.person(role)
    await person.says("home")
    waiting, pressed = deque(offered(person)), set[Action]()
    while waiting and len(pressed) < MOST:
        action = waiting.popleft()
        if action in pressed:
            continue
        pressed.add(action)
        values = VALUES[action.verb](street.ours) if action.verb in VALUES else None
        seen = await person.does_action(action, values=values)
        assert OUR_MISTAKE not in seen
        assert not re.search("(teacher does|helpers do) that", seen), (action, seen)
        assert CANARY not in seen
        waiting.extend(offered(person))
    verbs = {action.verb for action in pressed}
    assert len(verbs) >= LEAST_VERBS[role], sorted(set(COMMANDS) - verbs)
