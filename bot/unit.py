"""The unit of work of a command: a receipt, who and in what role, then the command itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from adapters.actions import Action
from adapters.calls import Call
from bot.request import Answer, Command, Home, Request
from bot.views.look import Look
from quests.actions import keeping
from quests.errors import Invalid, NotFound
from quests.queries.members import member_of
from quests.reports import Classroom, Member
from quests.rules.files import NewFile
from quests.rules.roles import Role, require
from quests.work import Reading, Work


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

    def _drop_draft(self, read: Reading, member: Member) -> None:
        """A form that was sent needs no draft any more."""
        if self.call.action and self.call.values is not None and isinstance(read, Work):
            keeping.drop_draft(read, member=member.member_id, form=form_name(self.call.action))


def receive(read: Reading, call: Call, what: str = "") -> None:
    """A writing unit leaves a receipt, so that the same delivery changes nothing a second time. Raises Redelivered."""
    if isinstance(read, Work):
        verb = call.action.verb if call.action else call.verb
        keeping.receive(read, delivery=f"{call.account.platform}:{what}{call.key}", verb=verb)


def form_name(action: Action) -> str:
    """What a form's draft is kept under."""
    return ".".join((action.verb, *map(str, action.ids)))
