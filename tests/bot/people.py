"""People who talk to a real dispatcher: they say things, press what is on their screen, and send forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from adapters.actions import Action
from adapters.calls import Call, Claims
from adapters.cards import Card
from adapters.fallback import form_text, show
from adapters.forms import Form, Value
from adapters.refs import AccountRef, PlaceRef
from bot.dispatch import Dispatcher
from bot.request import Home
from quests.actions import classrooms, members
from quests.desk import Desk
from quests.ids import MemberId
from quests.queries.members import AccountKey
from tests.classroom import Class

PLATFORM, WORKSPACE = "chat", "school"
KEYS = count(1)
OUR_MISTAKE = "That is our mistake"


@dataclass
class School:
    """A platform with one workspace, and the dispatcher that answers there."""

    desk: Desk
    home: Home = field(default_factory=Home)
    lacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What the bot may not do in a channel, where that is anything."""

    def __post_init__(self) -> None:
        self.dispatcher = Dispatcher(self.desk, self.home, self.look_at)

    async def look_at(self, place: PlaceRef) -> tuple[str, ...]:
        return self.lacks.get(place.place, ())

    def new_key(self) -> str:
        return f"key-{next(KEYS)}"

    def stranger(self, name: str, *, admin: bool = False, host: bool = False) -> Person:
        """Somebody with an account here, and in no class yet."""
        claims = Claims(name=name, admin=admin, host=host)
        return Person(self, AccountRef(PLATFORM, WORKSPACE, name.casefold()), claims)

    def seated(self, room: Class, member: MemberId, name: str) -> Person:
        """The account of `member`."""
        person = self.stranger(name)
        room.write(members.attach, member=member, who=AccountKey(PLATFORM, WORKSPACE, person.account.account))
        return person

    def opens(self, room: Class, place: str = "", *, admits: bool = True) -> PlaceRef:
        """A channel becomes the class's own; without a name, the whole workspace."""
        room.write(classrooms.bind_place, platform=PLATFORM, workspace=WORKSPACE, place=place, admits=admits)
        return PlaceRef(PLATFORM, WORKSPACE, place)


@dataclass
class Person:
    """Somebody with a screen: `screen` is the card or form they look at."""

    school: School
    account: AccountRef
    claims: Claims
    place: PlaceRef | None = None
    around: tuple[PlaceRef, ...] = ()
    thread_of: PlaceRef | None = None
    locale: str = "en"
    screen: Card | Form = field(default_factory=lambda: Card(heading=""))

    async def does(self, call: Call) -> str:
        """Make a call; gives what is on the screen then, as text."""
        reply = await self.school.dispatcher.handle(call)
        self.screen = reply.body
        return self.sees

    @property
    def sees(self) -> str:
        return form_text(self.screen) if isinstance(self.screen, Form) else show(self.screen).text

    @property
    def form(self) -> Form:
        assert isinstance(self.screen, Form), self.sees
        return self.screen

    def call(self, **what: object) -> Call:
        """A call of this person's, with a key of its own unless it has one."""
        where = {"place": self.place, "around": self.around, "thread_of": self.thread_of}
        given = {"key": self.school.new_key(), **where, "locale": self.locale, "claims": self.claims}
        return Call(account=self.account, **{**given, **what})  # type: ignore[arg-type] # the fields of a Call, by name

    async def says(self, words: str) -> str:
        return await self.does(self.call(words=words))

    async def types(self, verb: str, words: str = "") -> str:
        """A word of ours, as a platform's own command."""
        return await self.does(self.call(verb=verb, words=words))

    async def presses(self, label: str) -> str:
        """Press what is on the screen: by its label, by the coordinate of a square, or by what it does."""
        return await self.does(self.call(action=self.button(label)))

    async def does_action(self, action: Action, **more: object) -> str:
        return await self.does(self.call(action=action, **more))

    async def sends(self, **values: Value) -> str:
        """Send the form on the screen: as it stands, with `values` put in."""
        return await self.does(self.filled(**values))

    def filled(self, **values: Value) -> Call:
        """The call that sends the form on the screen."""
        return self.call(action=self.form.action, values={**standing(self.form), **values})

    def button(self, label: str) -> Action:
        """What a button on the screen does."""
        assert isinstance(self.screen, Card), self.sees
        keys = show(self.screen).keys
        found = [key.action for sign, key in keys.items() if label in (sign, key.label, key.action.verb)]
        assert found, f"no {label!r} on:\n{self.sees}"
        return found[0]

    def in_place(self, place: PlaceRef | None, *around: PlaceRef, roles: tuple[str, ...] | None = None) -> Person:
        """The same person, elsewhere; on a server with `roles` of the platform's own."""
        claims = self.claims if roles is None else replace(self.claims, roles=roles)
        return replace(self, place=place, around=around, claims=claims)


def standing(form: Form) -> Mapping[str, Value]:
    """What stands in a form's fields."""
    return {field.name: field.value for field in (*form.fields, *form.more)}


def labels(screen: Card | Form) -> Sequence[str]:
    """All that can be pressed."""
    return [key.label for key in show(screen).keys.values()] if isinstance(screen, Card) else []
