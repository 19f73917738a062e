"""The unit of work of a command: a receipt, who and in what role, then the command itself; and what is kept of its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from adapters.actions import Action
from adapters.calls import Call
from bot.request import Answer, Command, DoorCommand, Home, Request, Visit
from bot.views.look import Look
from quests.actions import keeping
from quests.actions.keeping import Draft
from quests.errors import Invalid, NotFound
from quests.queries.members import AccountKey, member_of
from quests.reports import Classroom, Member
from quests.rules.files import NewFile
from quests.rules.roles import Role, require
from quests.work import Reading, Work

C = TypeVar("C", Command, DoorCommand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A call by a member of a classroom, met and understood: `rest` is what was typed after the word."""

    call: Call
    classroom: Classroom
    member: Member
    look: Look
    home: Home
    rest: str = ""
    files: tuple[NewFile, ...] = ()
    refused: tuple[Invalid, ...] = ()
    opener: Command | None = None
    """What opens the form that the call sends."""

    def request(self, read: Reading) -> Request:
        """The request in a unit of work; who they are is looked up anew there. Raises NotFound for no member any more."""
        read.classroom = self.classroom.classroom_id
        account = self.call.account
        member = member_of(read, account.platform, account.workspace, account.account)
        if member is None:
            raise NotFound("classroom")
        met = (self.classroom, member, self.rest, self.files, self.refused)
        return Request(self.call, read, self.look, self.home, *met)

    def unit(self, command: Command) -> Callable[[Reading], Answer]:
        """All of `command` as one unit of work. Raises NotAllowed by the role of this moment, not of the card's."""

        def unit(read: Reading) -> Answer:
            request = self.request(read)
            receive(read, self.call)
            require(Role(request.member.role), command.needs)
            answer = command.run(request)
            self._drop_draft(read, request.member)
            return answer

        return unit

    def opens(self, read: Reading) -> Answer:
        """The form that the call sends, as a unit of work. Raises what its opener raises."""
        return self.unit(_opener_of(self.opener))(read)

    def step(self, work: Work) -> None:
        """Keep the step of a form that was sent, as a unit of work, with its files. Raises NotAllowed, Redelivered."""
        request = self.request(work)
        receive(work, self.call)
        require(Role(request.member.role), _opener_of(self.opener).needs)
        typed, files = self.call.values or {}, self.files
        member, form, step = request.member.member_id, form_name(self.action), max(self.call.step, 1)
        keeping.keep_step(work, member=member, form=form, step=step, typed=typed, files=files)

    @property
    def action(self) -> Action:
        """The action of a form. Raises NotFound when there is none."""
        return _action_of(self.call)

    def draft(self, read: Reading, form: str) -> Draft:
        """What is kept of a form."""
        read.classroom = self.classroom.classroom_id
        return keeping.draft_of(read, member=self.member.member_id, form=form)

    def keep(self, work: Work) -> None:
        """Keep what was typed into a form that was refused, and the files with it."""
        work.classroom = self.classroom.classroom_id
        form, typed = form_name(self.action), self.call.values or {}
        keeping.keep_draft(work, member=self.member.member_id, form=form, typed=typed, files=self.files)

    def _drop_draft(self, read: Reading, member: Member) -> None:
        """A form that was sent needs no draft any more."""
        if self.call.action and self.call.values is not None and isinstance(read, Work):
            keeping.drop_draft(read, member=member.member_id, form=form_name(self.call.action))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A call that needs no class: whoever it is from may be in none."""

    call: Call
    look: Look
    home: Home
    files: tuple[NewFile, ...] = ()
    """None: at the door nothing is handed in."""
    opener: DoorCommand | None = None

    def unit(self, command: DoorCommand) -> Callable[[Reading], Answer]:
        """All of `command` as one unit of work."""

        def unit(read: Reading) -> Answer:
            receive(read, self.call)
            answer = command.run(self._visit(read))
            if self.call.action and self.call.values is not None and isinstance(read, Work):
                keeping.drop_at_door(read, who=self._who, form=form_name(self.call.action))
            return answer

        return unit

    def opens(self, read: Reading) -> Answer:
        """The form that the call sends, as a unit of work. Raises what its opener raises."""
        return _opener_of(self.opener).run(self._visit(read))

    def step(self, work: Work) -> None:
        """Keep the step of a form that was sent, as a unit of work. Raises what its opener raises, and Redelivered."""
        receive(work, self.call)
        self.opens(work)
        self._keep(work, step=max(self.call.step, 1))

    @property
    def action(self) -> Action:
        """The action of a form. Raises NotFound when there is none."""
        return _action_of(self.call)

    def draft(self, read: Reading, form: str) -> Draft:
        """What is kept of a form."""
        return keeping.draft_at_door(read, who=self._who, form=form)

    def keep(self, work: Work) -> None:
        """Keep what was typed into a form that was refused."""
        self._keep(work)

    def _keep(self, work: Work, step: int = 0) -> None:
        typed = self.call.values or {}
        keeping.keep_at_door(work, who=self._who, form=form_name(self.action), typed=typed, step=step)

    def _visit(self, read: Reading) -> Visit:
        return Visit(self.call, read, self.look, self.home)

    @property
    def _who(self) -> AccountKey:
        account = self.call.account
        return AccountKey(account.platform, account.workspace, account.account)


def _opener_of(opener: C | None) -> C:
    if opener is None:
        raise NotFound("button")
    return opener


def _action_of(call: Call) -> Action:
    if call.action is None:
        raise NotFound("button")
    return call.action


def receive(read: Reading, call: Call, what: str = "") -> None:
    """A writing unit leaves a receipt, so that the same delivery changes nothing a second time. Raises Redelivered."""
    if isinstance(read, Work):
        verb = call.action.verb if call.action else call.verb
        keeping.receive(read, delivery=f"{call.account.platform}:{what}{call.key}", verb=verb)


def form_name(action: Action) -> str:
    """What a form's draft is kept under."""
    return ".".join((action.verb, *map(str, action.ids)))
