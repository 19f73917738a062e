"""At the door: setting up a class, and coming in for the first time."""

from __future__ import annotations

from dataclasses import replace

from adapters.calls import Call
from adapters.refs import PlaceRef
from bot.commands.boards import make_ready
from bot.locales import known
from bot.packs import ready_boards
from bot.request import Answer, DoorCommand, Request, Visit, show
from bot.views import classes as view
from bot.views import nicknames, pages
from quests.actions import classrooms, members
from quests.errors import Invalid, NotAllowed, NotFound
from quests.events import ClassroomMade
from quests.ids import MemberId
from quests.queries.members import find_member, member_of, named, the_classroom, without_account
from quests.queries.quests import find_board
from quests.reports import Member
from quests.rules import text
from quests.rules.roles import Role, Style

ANYWHERE = ""
"""The place that stands for a whole workspace, where the platform has no channels or none was chosen."""


def place_of(call: Call) -> PlaceRef:
    """Where a call came from; a direct message comes from the workspace."""
    return call.place or PlaceRef(call.account.platform, call.account.workspace, ANYWHERE)


def setup(visit: Visit) -> Answer:
    """The three questions. Raises NotAllowed without the platform's claim."""
    if not visit.call.claims.admin:
        raise NotAllowed("admin")
    return show(view.setup, ready_boards(visit.look.locale))


def setup_sent(visit: Visit) -> Answer:
    """Make the class, its first teacher, and a draft of its first board. Raises NotAllowed, Invalid."""
    call = visit.call
    if not call.claims.admin:
        raise NotAllowed("admin")
    name = _name(call) or view.someone(visit.look)
    made = classrooms.make_classroom(
        visit.work,
        name=visit.value("name"),
        kind=visit.value("kind"),
        style=Style.LIGHT,
        locale=known(visit.look.locale),
        zone=visit.home.zone,
        by_name=name,
        nickname=name,
    )
    _come_in(visit, made.by)
    where = place_of(call)
    classrooms.bind_place(
        visit.work, platform=where.platform, workspace=where.workspace, place=where.place, admits=True
    )
    return _made(visit, made)


def _made(visit: Visit, made: ClassroomMade) -> Answer:
    room = the_classroom(visit.work)
    request = Request(visit.call, visit.work, visit.look, visit.home, room, find_member(visit.work, made.by))
    chosen = next((one for one in ready_boards(room.locale) if one.code == visit.value("board")), None)
    draft = find_board(visit.work, make_ready(request, chosen)) if chosen else None
    return show(
        view.made,
        room,
        draft,
        look=replace(visit.look, classroom=room.classroom_id, role=Role.TEACHER, style=room.style),
    )


def _come_in(visit: Visit, member: MemberId) -> None:
    account = visit.call.account
    members.attach(
        visit.work, member=member, platform=account.platform, workspace=account.workspace, account=account.account
    )


def _name(call: Call) -> str:
    """The platform's name for a person, cut to fit: nobody is kept out by how they are called there. "" when nothing of it fits."""
    try:
        return text.line("name", text.clean(call.claims.name)[: members.NAME_LONGEST], longest=members.NAME_LONGEST)
    except Invalid:
        return ""


def join(visit: Visit) -> Answer | None:
    """Come in for the first time, and see the name that others will see.

    None when nobody is new, so that there is nothing to explain: the host of a terminal speaks for a name that a teacher added, or
    another click of the same person was first.
    """
    visit.work.execute(members.ONE_AT_A_TIME)
    account = visit.call.account
    if member_of(visit.work, account.platform, account.workspace, account.account) is not None:
        return None
    known_already = _named_already(visit)
    if known_already is not None:
        _come_in(visit, known_already.member_id)
        return None
    fact = members.join(visit.work, name=_name(visit.call), candidates=nicknames.candidates(visit.look))
    _come_in(visit, fact.member)
    return show(pages.joined, find_member(visit.work, fact.member), the_classroom(visit.work))


def _named_already(visit: Visit) -> Member | None:
    if not visit.call.claims.host:
        return None
    try:
        return named(without_account(visit.work), visit.call.claims.name)
    except NotFound:
        return None


DOOR = {
    "setup": DoorCommand(run=setup),
    "setup_sent": DoorCommand(run=setup_sent, writes=True, reopens="setup"),
}
