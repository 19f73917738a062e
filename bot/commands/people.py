"""What is kept of me, and what becomes of it; copying and erasing a person, by a teacher."""

from __future__ import annotations

from dataclasses import replace

from bot.copies import copy_file
from bot.request import Answer, Command, Request, show
from bot.views import papers
from bot.views import people as view
from quests.actions import erasing
from quests.errors import NotAllowed
from quests.ids import MemberId
from quests.queries.files import hashes_of_member
from quests.queries.holding import asking, erasure_asked_at, held, somebody, who_left
from quests.queries.retention import retention
from quests.rules.roles import Role


def my_data(request: Request) -> Answer:
    """What is kept of me."""
    mine = request.member.member_id
    asked_at = erasure_asked_at(request.read, mine)
    return show(view.my_data, held(request.read, mine), retention(request.read), asked_at)


def my_copy(request: Request) -> Answer:
    """A copy of all of it."""
    mine = request.member.member_id
    erasing.note_export(request.work, member=mine, by=mine)
    return show(papers.my_copy, copy_file(request.work, mine, request.home.files))


def erase_me(request: Request) -> Answer:
    """Ask my teachers to erase all of mine. Raises NotAllowed for a teacher, who asks another."""
    if request.member.role == Role.TEACHER:
        raise NotAllowed("another_teacher")
    erasing.ask_erasure(request.work, by=request.member.member_id)
    return show(view.asked)


def erase_me_not(request: Request) -> Answer:
    """Rather stay."""
    erasing.call_off_erasure(request.work, by=request.member.member_id)
    return show(view.stays)


def leaving(request: Request) -> Answer:
    """Who asked to be erased, and who left."""
    return show(view.leaving, asking(request.read), who_left(request.read))


def erase_ask(request: Request) -> Answer:
    """What would go. Raises NotFound."""
    who = somebody(request.read, MemberId(request.id()))
    return show(view.erase_ask, who, held(request.read, who.member_id))


def erase_person(request: Request) -> Answer:
    """Erase somebody, for good. Raises NotFound, NotAllowed for oneself and for the last teacher."""
    who = somebody(request.work, MemberId(request.id()))
    if who.member_id == request.member.member_id:
        raise NotAllowed("another_teacher")
    freed = tuple(hashes_of_member(request.work, who.member_id))
    erasing.erase(request.work, member=who.member_id, by=request.member.member_id)
    return replace(show(view.erased), freed=freed)


def export_person(request: Request) -> Answer:
    """A copy of all that is kept of somebody. Raises NotFound."""
    who = somebody(request.work, MemberId(request.id()))
    erasing.note_export(request.work, member=who.member_id, by=request.member.member_id)
    return show(papers.copy_of, who, copy_file(request.work, who.member_id, request.home.files))


COMMANDS = {
    "my_data": Command(run=my_data),
    "my_copy": Command(run=my_copy, writes=True),
    "erase_me": Command(run=erase_me, writes=True),
    "erase_me_not": Command(run=erase_me_not, writes=True),
    "leaving": Command(run=leaving, needs=Role.TEACHER),
    "erase_ask": Command(run=erase_ask, needs=Role.TEACHER),
    "erase_person": Command(run=erase_person, needs=Role.TEACHER, writes=True),
    "export_person": Command(run=export_person, needs=Role.TEACHER, writes=True),
}
