"""People on a server with channels, categories and roles, and a class that is set up there."""

from __future__ import annotations

from adapters.cards import Card, Choice
from adapters.forms import Value
from adapters.refs import PlaceRef
from quests.desk import Desk
from quests.ids import ClassroomId
from quests.queries.places import classroom_of_place
from tests.bot.people import PLATFORM, Person, School

SERVER = "4700"


def at(channel: str, server: str = SERVER) -> PlaceRef:
    return PlaceRef(PLATFORM, server, channel)


def on_server(person: Person, channel: str, *between: str, roles: tuple[str, ...] = ()) -> Person:
    """The person in a channel of the server, with what lies around it."""
    return person.in_place(at(channel), *(at(one) for one in (*between, SERVER)), roles=roles)


def options(person: Person) -> list[str]:
    assert isinstance(person.screen, Card), person.sees
    found = [part for part in person.screen.parts if isinstance(part, Choice)]
    return [option.label for choice in found for option in choice.options]


async def set_up(school: School, name: str, channel: str, by: str = "Ms Lee", **values: Value) -> Person:
    """A class is set up in a channel, by an admin of the server."""
    leader = on_server(school.stranger(by, admin=True), channel)
    await leader.types("setup")
    await leader.sends(name=name, **values)
    return leader


def whose(desk: Desk, channel: str) -> ClassroomId | None:
    found = desk.read_now(lambda look: classroom_of_place(look, PLATFORM, SERVER, channel))
    return found[0] if found else None
