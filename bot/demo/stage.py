"""The people of the demo, and the stage they stand on: real calls to a real dispatcher, one after the other."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from adapters.actions import Action
from adapters.calls import Call, Claims
from adapters.cards import Card, Part
from adapters.fallback.keys import Key, keyed
from adapters.forms import ChooseMany, ChooseOne, Form, FormField, PersonField, Value
from adapters.refs import AccountRef, PlaceRef
from bot.announce import Announcer
from bot.clock import HandClock
from bot.demo.screen import PLATFORM, Screen
from bot.dispatch import Dispatcher
from bot.request import Home
from bot.upkeep import tell_everywhere
from bot.views import demo as say
from quests.desk import Desk
from quests.ids import SECOND, Moment

WORKSPACE = "school"
BETWEEN = Moment(20 * SECOND)
"""From one thing that somebody does to the next."""


class OffScript(Exception):
    """Something on the stage is not as the script has it: a mistake of ours."""


@dataclass
class Stage:
    """Everything that the people of the demo share."""

    desk: Desk
    clock: HandClock
    home: Home
    screen: Screen

    def __post_init__(self) -> None:
        self.dispatcher = Dispatcher(self.desk, self.home)
        self.announcer = Announcer(self.desk, {PLATFORM: self.screen})
        self.place = PlaceRef(PLATFORM, WORKSPACE, say.place(self.screen.words))

    def person(self, name: str, *, admin: bool = False) -> Person:
        """Somebody with an account on this platform."""
        account = name.casefold()
        self.screen.names[account] = name
        return Person(self, name, AccountRef(PLATFORM, WORKSPACE, account), admin)

    @asynccontextmanager
    async def unseen(self) -> AsyncIterator[None]:
        """What happens here happens, and is not shown."""
        before, self.screen.muted = self.screen.muted, True
        try:
            yield
        finally:
            self.screen.muted = before

    async def time_comes(self) -> None:
        """What the clock brings by itself, and telling it."""
        await tell_everywhere(self.desk)
        await self.announcer.deliver()

    async def handle(self, call: Call) -> Card | Form:
        """What comes of a call."""
        self.clock.move_to(Moment(self.clock.now() + BETWEEN))
        return (await self.dispatcher.handle(call)).body


@dataclass
class Person:
    """Somebody who types words, presses what stands on their last card, and fills in forms."""

    stage: Stage
    name: str
    account: AccountRef
    admin: bool = False
    card: Card = field(default_factory=lambda: Card(heading=""))

    async def types(self, words: str, *, leave: tuple[type[Part], ...] = (), **values: Value) -> None:
        """Type `words`; `values` fill in the form that they open."""
        await self.stage.screen.does(self.name, say.types(self.stage.screen.words, words))
        await self._meets(leave, values, words=words)

    async def presses(
        self, verb: str, *ids: int, sign: str = "", leave: tuple[type[Part], ...] = (), **values: Value
    ) -> None:
        """Press what does `verb` (with these last `ids`, or by its `sign`); `values` fill in the form that it opens."""
        key = self._key(lambda key: key.action.verb == verb and (not sign or key.sign == sign), ids, verb)
        words, screen = self.stage.screen.words, self.stage.screen
        await screen.does(self.name, say.taps(words, key.sign) if sign else say.presses(words, key.label))
        if key.confirm is not None:
            await screen.does(self.name, say.agrees(words, key.confirm.question, key.confirm.yes))
        await self._meets(leave, values, action=key.action)

    async def picks(self, label: str, /, *, leave: tuple[type[Part], ...] = (), **values: Value) -> None:
        """Press what is called `label`."""
        key = self._key(lambda key: key.label == label, (), label)
        await self.stage.screen.does(self.name, say.presses(self.stage.screen.words, key.label))
        await self._meets(leave, values, action=key.action)

    def _key(self, fits: Callable[[Key], bool], ids: tuple[int, ...], wanted: str) -> Key:
        """What fits on the last card, else on the last message to them, else on the last one to all."""
        arrived = self.stage.screen.arrived
        cards = [self.card, *(arrived[to] for to in (self.account, self.stage.place) if to in arrived)]
        every = [key for card in cards for _, keys in keyed(card) for key in keys]
        found = (key for key in every if fits(key) and (not ids or key.action.ids[-len(ids) :] == ids))
        key = next(found, None)
        if key is None:
            raise OffScript(f"{self.name} finds no {wanted} {ids} on: {self.card.heading}")
        return key

    async def _meets(self, leave: tuple[type[Part], ...], values: Mapping[str, Value], **what: Any) -> None:
        body = await self.stage.handle(self._call(**what))
        if isinstance(body, Form):
            body = await self._fills(body, values)
        self.card = body
        screen = self.stage.screen
        await screen.card(body, say.alone(screen.words, self.name), leave)
        await self.stage.announcer.deliver()

    async def _fills(self, form: Form, values: Mapping[str, Value]) -> Card:
        every = (*form.fields, *form.more)
        filled = {one.name: _chosen(one, values.get(one.name, one.value)) for one in every}
        await self.stage.screen.answers(
            [
                (one.label, _answer(one, filled[one.name]))
                for one in every
                if filled[one.name] and (values.get(one.name) or not values)
            ]
        )
        body = await self.stage.handle(self._call(action=form.action, values=filled))
        if isinstance(body, Form):
            problems = [f"{one.name}: {one.error}" for one in (*body.fields, *body.more) if one.error]
            raise OffScript(f"{self.name} cannot send {form.title}: {problems}")
        return body

    def _call(
        self, *, words: str = "", action: Action | None = None, values: Mapping[str, Value] | None = None
    ) -> Call:
        return Call(
            account=self.account,
            place=self.stage.place,
            key=self.stage.clock.new_key(),
            words=words,
            action=action,
            values=values,
            locale=self.stage.home.locale,
            claims=Claims(name=self.name, admin=self.admin),
        )


def _chosen(asked: FormField, value: Value) -> Value:
    """What was chosen by its label, as it is sent."""
    if not isinstance(asked, ChooseOne | ChooseMany | PersonField):
        return value
    codes = {option.label: option.value for option in asked.options}
    return codes.get(value, value) if isinstance(value, str) else tuple(codes.get(one, one) for one in value)


def _answer(asked: FormField, value: Value) -> str:
    """What was filled in, in words."""
    chosen = (value,) if isinstance(value, str) else value
    if isinstance(asked, ChooseOne | ChooseMany | PersonField):
        labels = {option.value: option.label for option in asked.options}
        return ", ".join(labels[one] for one in chosen)
    return ", ".join(chosen)
