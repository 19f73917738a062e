"""Students who notice when a screen of theirs shows a word of somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from adapters.calls import Call
from adapters.cards import Card, Document
from adapters.forms import ChooseMany, ChooseOne, PersonField
from quests.ids import DAY, Moment
from tests.bot.people import OUR_MISTAKE, Person
from tests.clock import TickingClock

TOKEN = re.compile(r"zq\d\dz")


def token(number: int) -> str:
    """A word that nobody else ever writes; capitalized it is a student's name."""
    return f"zq{number:02}z"


def tokens(text: str) -> set[str]:
    """Whose words stand in a text."""
    return set(TOKEN.findall(text.casefold()))


@dataclass
class Grown(Person):
    """A person for whom time goes by with everything they do."""

    async def does(self, call: Call) -> str:
        clock = self.school.desk.clock
        assert isinstance(clock, TickingClock)
        clock.tick()
        seen = await super().does(call)
        assert OUR_MISTAKE not in seen, seen
        return seen

    @property
    def document(self) -> bytes:
        """The document on the screen."""
        assert isinstance(self.screen, Card), self.sees
        return next(part.content for part in self.screen.parts if isinstance(part, Document))


@dataclass
class Pupil(Grown):
    """A student: everything they write holds their own word, and nothing they see may hold another's."""

    number: int = 0
    days: set[int] = field(default_factory=set)
    """The days on which they handed something in."""

    @property
    def name(self) -> str:
        return token(self.number).capitalize()

    @property
    def work(self) -> str:
        return f"My work {token(self.number)}"

    async def does(self, call: Call) -> str:
        seen = await super().does(call)
        assert tokens(seen) <= {token(self.number)}, f"{self.name} sees\n{seen}"
        return seen


def noon(first: Moment, day: int) -> Moment:
    """Noon of the `day`th day of the four weeks, weekends counted."""
    return Moment(first + day * DAY)


def options(person: Person, name: str) -> dict[str, str]:
    """What can be chosen in a field of the form on the screen, by its label."""
    asked = next(one for one in person.form.fields if one.name == name)
    assert isinstance(asked, ChooseOne | ChooseMany | PersonField)
    return {one.label: one.value for one in asked.options}
