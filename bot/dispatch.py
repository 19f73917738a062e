"""From a call to a reply: who calls, what it means, one unit of work, then the view. Never raises: whatever goes wrong is a card.

Call ─► arrive (read) ─► command in one unit ─► commit ─► view ─► Reply
│
refusal ─► card, or the form again as it was filled in
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import structlog

from adapters.calls import Call, Reply
from adapters.cards import Card
from adapters.forms import Form
from bot.arrival import Arrival, arrive, stranger
from bot.commands import COMMANDS, DOOR
from bot.commands.door import join
from bot.commands.pages import page_of
from bot.commands.plain import is_work, meaning, nearest
from bot.request import Answer, Command, DoorCommand, Home, Request, Visit
from bot.views import errors as error_view
from bot.views import helping, pages, words
from bot.views.drafts import refill
from bot.views.look import Look
from quests.actions import keeping
from quests.desk import Desk
from quests.errors import AlreadyDecided, Invalid, Lost, NotAllowed, NotFound, Refusal, StoreError
from quests.queries.members import member_of, name_of
from quests.reports import Classroom
from quests.rules.roles import Role, require
from quests.work import Reading, Work

log = structlog.get_logger()
T = TypeVar("T")
Body = Card | Form


class Dispatcher:
    """Answers calls, whichever platform they come from."""

    def __init__(self, desk: Desk, home: Home) -> None:
        """On `desk`; `home` is what new classrooms start with."""
        self.desk = desk
        self.home = home

    async def handle(self, call: Call) -> Reply:
        """What comes of `call`."""
        look = stranger(call, self.home, self.desk.clock.now())
        try:
            came = await self.desk.read(lambda read: arrive(read, call, self.home))
            look = came.look
            return Reply(body=await self._answer(came, call))
        except Refusal as error:
            return Reply(body=error_view.refused(look, error))
        except StoreError as error:
            log.warning("store", code=error.code, problem=str(error))
            return Reply(body=error_view.store(look, error))
        except Exception:
            log.exception("unexpected", delivery=call.key, verb=call.action.verb if call.action else call.verb)
            return Reply(body=error_view.ours(look, call.key[:8]))

    async def _answer(self, came: Arrival, call: Call) -> Body:
        verb, rest = _meant(call)
        if verb in DOOR:
            return await self._at_the_door(DOOR[verb], came, call)
        if came.room is None:
            return pages.greeting(came.look) if call.claims.admin else pages.no_class(came.look)
        if came.member is None:
            return await self._first_contact(came.room, came, call)
        if verb == "" and not (came.member.role == Role.STUDENT and is_work(call.words)):
            first, also = words.listed(came.member.role, quiet=not came.look.points)
            return helping.nearest(came.look, call.words[:40], nearest(call.words, (*first, *also)))
        return await self._by_member(verb or "said", rest, came.room, came, call)

    async def _at_the_door(self, command: DoorCommand, came: Arrival, call: Call) -> Body:
        def unit(read: Reading) -> Answer:
            _receive(read, call)
            return command.run(Visit(call, read, came.look, self.home))

        try:
            answer = await self._run(unit, writes=command.writes)
        except Invalid as error:
            if not command.reopens or call.values is None:
                raise
            opener = DOOR[command.reopens]
            answer = await self.desk.read(lambda read: opener.run(Visit(call, read, came.look, self.home)))
            return _refilled(_show(answer, came.look, call), came.look, call, error)
        return _show(answer, came.look, call)

    async def _first_contact(self, room: Classroom, came: Arrival, call: Call) -> Body:
        """Let somebody in. Who was known by name already goes straight on with what they asked for."""

        def unit(work: Work) -> Answer | None:
            work.classroom = room.classroom_id
            _receive(work, call, "join:")
            answer = join(Visit(call, work, came.look, self.home))
            if answer is not None:  # the call is answered with that: delivered again, it must not be done after all
                _receive(work, call)
            return answer

        answer = await self.desk.write(unit)
        if answer is not None:
            return _show(answer, came.look, call)
        return await self._answer(await self.desk.read(lambda read: arrive(read, call, self.home)), call)

    async def _by_member(self, verb: str, rest: str, room: Classroom, came: Arrival, call: Call) -> Body:
        """Run a member's command; what is refused comes back as the form it was, a page with a kind line, or a card."""
        command = COMMANDS.get(verb)
        if command is None:
            raise NotFound("button")
        try:
            answer = await self._run(_unit(command, rest, room, came.look, self.home, call), writes=command.writes)
        except Invalid as error:
            if not command.reopens or call.values is None:
                raise
            return await self._reopen(COMMANDS[command.reopens], room, came, call, error)
        except NotAllowed as error:
            if call.action is not None:
                raise
            return await self._own_page(room, came, call, error)
        except AlreadyDecided as error:
            return await self._already(room, came, error)
        except Refusal:
            await self._keep(room, came, call)
            raise
        return await self._with_draft(_show(answer, came.look, call), room, came)

    async def _run(self, unit: Callable[[Reading], T], *, writes: bool) -> T:
        """One unit of work. When the database was lost in the middle of a commit it runs again: the receipt tells if it arrived."""
        if not writes:
            return await self.desk.read(unit)
        try:
            return await self.desk.write(unit)
        except Lost:
            return await self.desk.write(unit)

    async def _reopen(self, opener: Command, room: Classroom, came: Arrival, call: Call, error: Invalid) -> Body:
        """The form as it was filled in, with what is wrong at its field; kept, should they go away from it."""
        await self._keep(room, came, call)
        answer = await self.desk.read(_unit(opener, "", room, came.look, self.home, call))
        return _refilled(_show(answer, came.look, call), came.look, call, error)

    async def _keep(self, room: Classroom, came: Arrival, call: Call) -> None:
        """Keep what was typed into a form that was refused."""
        values, member, action = call.values, came.member, call.action
        if values and member and action:
            form = _draft_name(action.verb, action.ids)
            await self.desk.write(
                lambda work: keeping.keep_draft(work, member=member.member_id, form=form, typed=values),
                classroom=room.classroom_id,
            )

    async def _with_draft(self, body: Body, room: Classroom, came: Arrival) -> Body:
        """A form opens with what was typed into it before, when it was refused then."""
        member = came.member
        if not isinstance(body, Form) or member is None:
            return body
        form = _draft_name(body.action.verb, body.action.ids)
        typed = await self.desk.read(
            lambda read: keeping.find_draft(read, member=member.member_id, form=form), classroom=room.classroom_id
        )
        return refill(body, typed, {}) if typed else body

    async def _own_page(self, room: Classroom, came: Arrival, call: Call, error: NotAllowed) -> Body:
        """A word of another role gives one's own page and one kind line."""
        kind_line = error_view.sentence(came.look, error)

        def unit(read: Reading) -> Answer:
            request = _request(read, "", room, came.look, self.home, call)
            return page_of(request, request.member, kind_line)

        return _show(await self.desk.read(unit), came.look, call)

    async def _already(self, room: Classroom, came: Arrival, error: AlreadyDecided) -> Body:
        """Somebody else was first: who, and when."""
        who = await self.desk.read(lambda read: name_of(read, error.by), classroom=room.classroom_id)
        return error_view.refused(came.look, error, who)


def _meant(call: Call) -> tuple[str, str]:
    """The verb of a call and the words after it; "" for talk that is no word of ours."""
    if call.action is not None:
        return call.action.verb, ""
    if call.verb:
        return call.verb, call.words
    return meaning(call.words, words.specs()) or ("", call.words)


def _request(read: Reading, rest: str, room: Classroom, look: Look, home: Home, call: Call) -> Request:
    """The request in a unit of work; who they are is looked up anew there. Raises NotFound when they are no member any more."""
    read.classroom = room.classroom_id
    account = call.account
    member = member_of(read, account.platform, account.workspace, account.account)
    if member is None:
        raise NotFound("classroom")
    return Request(call, read, look, home, room, member, rest)


def _unit(
    command: Command, rest: str, room: Classroom, look: Look, home: Home, call: Call
) -> Callable[[Reading], Answer]:
    """The whole unit of work of a command: receipt, who and what role, then the command itself."""

    def unit(read: Reading) -> Answer:
        request = _request(read, rest, room, look, home, call)
        require(Role(request.member.role), command.needs)
        _receive(read, call)
        answer = command.run(request)
        if call.action and call.values is not None and isinstance(read, Work):
            form = _draft_name(call.action.verb, call.action.ids)
            keeping.drop_draft(read, member=request.member.member_id, form=form)
        return answer

    return unit


def _receive(read: Reading, call: Call, what: str = "") -> None:
    """A writing unit leaves a receipt, so that the same delivery changes nothing a second time. Raises Redelivered."""
    if isinstance(read, Work):
        verb = call.action.verb if call.action else call.verb
        keeping.receive(read, delivery=f"{call.account.platform}:{what}{call.key}", verb=verb)


def _draft_name(verb: str, ids: tuple[int, ...]) -> str:
    return ".".join((verb, *map(str, ids)))


def _show(answer: Answer, look: Look, call: Call) -> Body:
    """Call the view, after the commit. Should it break, what was done is done, and that is said."""
    try:
        return answer.view(answer.look or look, *answer.values)
    except Exception:
        log.exception("view", delivery=call.key, view=getattr(answer.view, "__name__", "?"))
        return error_view.done_unseen(look, call.key[:8])


def _refilled(body: Body, look: Look, call: Call, error: Invalid) -> Body:
    if not isinstance(body, Form):
        return body
    return refill(body, call.values or {}, {error.field: error_view.problem(look, error)})
