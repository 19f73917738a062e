"""From a call to a reply: who calls, what it means, one unit of work, then the view. Never raises: whatever goes wrong is a card.

Call ─► arrive (read) ─► command in one unit ─► commit ─► view ─► Reply
│
refusal ─► card, or the form again as it was filled in
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from adapters.calls import Call, Reply, Upload
from adapters.cards import Button, Card
from adapters.forms import Form
from adapters.refs import PlaceRef
from bot.arrival import Arrival, account_of, arrive, roles_said
from bot.commands import COMMANDS, DOOR
from bot.commands.door import join
from bot.commands.pages import page_of
from bot.commands.plain import after_quest, is_work, meaning, nearest, word_alone
from bot.commands.suggesting import suggestions
from bot.filling import Filling, shown
from bot.freeing import free_files
from bot.logs import log
from bot.request import Answer, Command, DoorCommand, Home, LookAt, Visit
from bot.unit import Inside, Outside, receive
from bot.views import errors as error_view
from bot.views import helping, pages, words
from bot.views.look import Look, stranger
from quests.actions.granting import settle_roles
from quests.desk import Desk
from quests.errors import AlreadyDecided, Invalid, Lost, NotAllowed, NotFound, Redelivered, Refusal, StoreError
from quests.queries.members import name_of
from quests.reports import Classroom
from quests.rules import text
from quests.rules.files import FIELD, NewFile, clean_name
from quests.rules.roles import Role
from quests.work import Reading, Work

T = TypeVar("T")
Body = Card | Form
TITLE_LONG = 6
"""So many words behind each other are hardly a title that was not found."""


class Dispatcher:
    """Answers calls, whichever platform they come from."""

    def __init__(self, desk: Desk, home: Home, look_at: LookAt | None = None) -> None:
        """On `desk`; `home` is what new classrooms start with, `look_at` tells what we may not do in a place."""
        self.desk = desk
        self.home = home
        self.look_at = look_at
        self.filling = Filling(desk, home.files)

    async def handle(self, call: Call) -> Reply:
        """What comes of `call`."""
        look = stranger(call.locale or self.home.locale, self.home.zone, self.desk.clock.now())
        try:
            came = await self._arrive(call)
            look = came.look
            body, replaces = await self._answer(came, call), call.action is not None and call.values is None
            return Reply(body=body, replaces=replaces, locale=look.locale)
        except Refusal as error:
            return Reply(body=error_view.refused(look, error), locale=look.locale)
        except StoreError as error:
            log.warning("store", code=error.code, problem=str(error))
            return Reply(body=error_view.store(look, error, _written(call), _again(look, call)), locale=look.locale)
        except Exception:
            log.exception("unexpected", delivery=call.key, verb=call.action.verb if call.action else call.verb)
            return Reply(body=error_view.ours(look, call.key[:8]), locale=look.locale)

    async def suggest(self, call: Call, /) -> list[str]:
        """What could be typed after the word of a call, the best first; nothing for somebody who is in no class. Never raises."""
        try:
            return await self._suggested(await self._arrive(call), call)
        except (Refusal, StoreError):
            return []
        except Exception:
            log.exception("suggest", verb=call.verb)
            return []

    async def _suggested(self, came: Arrival, call: Call) -> list[str]:
        if came.classroom is None or came.member is None:
            return []
        typed, home = text.clean(call.words), self.home
        met = Inside(call=call, classroom=came.classroom, member=came.member, look=came.look, home=home, rest=typed)
        return await self.desk.read(lambda read: suggestions(met.request(read), call.verb))

    async def _arrive(self, call: Call) -> Arrival:
        """Who calls; and what the platform's own roles make of them by now, before anything else is done."""
        came = await self.desk.read(lambda read: arrive(read, call, self.home))
        said = roles_said(call)
        if not came.regrant or came.classroom is None or said is None:
            return came
        place, roles = said
        await self.desk.write(
            lambda work: settle_roles(work, who=account_of(call), workspace=place.workspace, roles=roles),
            classroom=came.classroom.classroom_id,
        )
        return await self.desk.read(lambda read: arrive(read, call, self.home))

    async def _answer(self, came: Arrival, call: Call) -> Body:
        working = came.member is not None and came.member.role == Role.STUDENT
        verb, rest = ("said", text.clean(call.words)) if _is_sent(call) else _meant(call, working=working)
        if verb in DOOR:
            return await self._at_the_door(DOOR[verb], came, call)
        if came.which:
            wanted = "" if rest else words.word_of(verb)
            return pages.which_class(came.look, came.which, wanted, again=bool(rest or call.uploads))
        if came.classroom is None:
            return pages.greeting(came.look) if call.claims.admin else pages.no_class(came.look)
        if came.member is None:
            return await self._first_contact(came.classroom, came, call)
        if verb == "" and not (working and is_work(rest)):
            first, also = words.listed(came.member.role, quiet=not came.look.points)
            return helping.nearest(came.look, " ".join(rest.split())[:40], nearest(rest, (*first, *also)))
        met = Inside(call=call, classroom=came.classroom, member=came.member, look=came.look, home=self.home, rest=rest)
        try:
            return await self._by_member(verb or "said", met)
        except NotFound:
            if not (working and _may_be_work(call)):
                raise
        return await self._by_member("said", replace(met, rest=text.clean(call.words)))

    async def _at_the_door(self, command: DoorCommand, came: Arrival, call: Call) -> Body:
        """Run what needs no class. A refused form comes back as it was filled in."""
        opener = DOOR.get(command.reopens) if call.action else None
        met = Outside(call=call, look=came.look, home=self.home, opener=opener)
        if opener and call.values is None:
            return await self.filling.asked(met)
        if opener and call.unfinished:
            return await self.filling.step(met)
        try:
            met = await self.filling.put_together(met)
            answer = await self._run(met.unit(command), writes=command.writes)
        except Invalid as error:
            if opener is None:
                raise
            return await self.filling.refused(met, error)
        return await self.filling.opened(shown(await self._looked(answer), met.look, call), met)

    async def _first_contact(self, classroom: Classroom, came: Arrival, call: Call) -> Body:
        """Let somebody in. Who was known by name already goes straight on with what they asked for."""

        def unit(work: Work) -> Answer | None:
            work.classroom = classroom.classroom_id
            answer = join(Visit(call, work, came.look, self.home))
            # Without an answer what they asked for still follows, with a receipt of its own.
            receive(work, call, "" if answer else "join:")
            return answer

        answer = await self.desk.write(unit)
        if answer is not None:
            return shown(answer, came.look, call)
        return await self._answer(await self._arrive(call), call)

    async def _by_member(self, verb: str, met: Inside) -> Body:
        """Run a member's command; what is refused comes back as the form it was, a page with a kind line, or a card."""
        command = COMMANDS.get(verb)
        if command is None:
            raise NotFound("button")
        met = replace(met, opener=COMMANDS.get(command.reopens) if met.call.action else None)
        if met.opener and (met.call.values is None or met.call.unfinished):
            return await self._in_between(command, met)
        try:
            met = await self.filling.put_together(met, files=command.takes_files)
            met = await self._with_files(command, met)
            answer = await self._run(met.unit(command), writes=command.writes)
        except Invalid as error:
            if met.opener is None:
                raise
            return await self.filling.refused(met, error)
        except NotAllowed as error:
            if met.call.action is not None:
                raise
            return await self._own_page(met, error)
        except AlreadyDecided as error:
            return await self._already(met, error)
        except Redelivered:  # it was sent before, and well: there is nothing to keep
            raise
        except Refusal:
            await self.filling.keep(met)
            raise
        return await self._done(answer, met)

    async def _done(self, answer: Answer, met: Inside) -> Body:
        """After the commit: the view, or what somebody wanted before they were asked which class they mean."""
        await self._free(answer.freed)
        if answer.then in COMMANDS and not COMMANDS[answer.then].writes:
            call = replace(met.call, action=None, verb=answer.then, words="")
            return await self._answer(await self._arrive(call), call)
        body = await self.filling.opened(shown(await self._looked(answer), met.look, met.call), met)
        if answer.after is not None:
            with suppress(StoreError):  # it is said once more, then
                await self.desk.write(answer.after, classroom=met.classroom.classroom_id)
        return body

    async def _looked(self, answer: Answer) -> Answer:
        """With what we may not do in the places that the answer is about."""
        if answer.looks_at is None:
            return answer
        found = tuple([await self._look_at(place) for place in answer.looks_at])
        return replace(answer, values=(*answer.values, found))

    async def _look_at(self, place: PlaceRef) -> tuple[str, ...] | None:
        """What was done is done: should looking break, nobody can tell."""
        try:
            return await self.look_at(place) if self.look_at else None
        except Exception:
            log.exception("look_at")
            return None

    async def _in_between(self, command: Command, met: Inside) -> Body:
        """A form that is asked for, or sent in part: that is kept, with the files that came with it."""
        if met.call.values is None:
            return await self.filling.asked(met)
        try:
            met = await self._with_files(command, met)
        except Invalid as error:
            return await self.filling.step(met, error)
        return await self.filling.step(met)

    async def _with_files(self, command: Command, met: Inside) -> Inside:
        """Keep what came with a call, before its unit of work; of some, what can be kept. Raises Invalid, Full, ReadOnly."""
        if not command.takes_files or not met.call.uploads:
            return met
        if not command.takes_some:
            return replace(met, files=await self._take(met.call.uploads))
        files: list[NewFile] = []
        refused: list[Invalid] = []
        for one in met.call.uploads:
            try:
                files += await self._take((one,))
            except Invalid as error:
                refused.append(error)
        return replace(met, files=tuple(files), refused=tuple(refused))

    async def _take(self, uploads: tuple[Upload, ...]) -> tuple[NewFile, ...]:
        """Raises Invalid, Full, ReadOnly."""
        store = self.home.files
        if store is None:
            raise Invalid(FIELD, "file_gone", given=clean_name(uploads[0].name))
        return await asyncio.to_thread(store.take, uploads)

    async def _free(self, freed: tuple[str, ...]) -> None:
        """Remove bytes that no row names any more. What does not go now goes with the next sweep."""
        if freed and self.home.files is not None:
            try:
                await free_files(self.desk, self.home.files, set(freed))
            except (StoreError, OSError) as error:
                log.warning("files", kind=type(error).__name__)

    async def _run(self, unit: Callable[[Reading], T], *, writes: bool) -> T:
        """One unit of work. When the database was lost in the middle of a commit it runs again: the receipt tells if it arrived."""
        if not writes:
            return await self.desk.read(unit)
        try:
            return await self.desk.write(unit)
        except Lost:
            return await self.desk.write(unit)

    async def _own_page(self, met: Inside, error: NotAllowed) -> Body:
        """A word of another role gives one's own page and one kind line."""
        kind_line = error_view.sentence(met.look, error)

        def unit(read: Reading) -> Answer:
            request = met.request(read)
            return page_of(request, request.member, kind_line)

        return shown(await self.desk.read(unit), met.look, met.call)

    async def _already(self, met: Inside, error: AlreadyDecided) -> Body:
        """Somebody else was first: who, and when."""
        who = await self.desk.read(lambda read: name_of(read, error.by), classroom=met.classroom.classroom_id)
        return error_view.refused(met.look, error, who)


def _meant(call: Call, *, working: bool = False) -> tuple[str, str]:
    """The verb of a call and the words after it; "" for talk that is no word of ours. `working` is a student's talk."""
    if call.action is not None:
        return call.action.verb, ""
    said = text.clean(call.words)
    if call.verb:
        if call.verb == words.ANY_WORD:
            return after_quest(said)
        return (call.verb == "quest" and word_alone(said)) or (call.verb, said)
    return meaning(said, working=working) or ("", said)


def _is_sent(call: Call) -> bool:
    """Whether files were sent to the bot, with whatever words: work to hand in."""
    return bool(call.uploads) and call.action is None and not call.verb


def _may_be_work(call: Call) -> bool:
    """Whether talk that began with a word of ours may be work after all: nothing goes by the many words behind it."""
    return call.action is None and not call.verb and len(call.words.split()) >= TITLE_LONG and is_work(call.words)


def _written(call: Call) -> tuple[str, ...]:
    """What a person wrote with a call, to be given back when it cannot be kept: more than a word or a choice."""
    values = call.values.values() if call.values else () if _meant(call)[0] else (call.words,)
    return tuple(value for value in values if isinstance(value, str) and len(value.split()) > 1)


def _again(look: Look, call: Call) -> tuple[Button, ...]:
    """Opens the form anew that was sent with `call`."""
    command = COMMANDS.get(call.action.verb) if call.action else None
    if call.action is None or command is None or not command.reopens:
        return ()
    return (look.main("Try again", command.reopens, *call.action.ids),)
