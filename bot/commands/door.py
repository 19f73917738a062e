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
from quests.errors import Invalid, NotAllowed
from quests.events import ClassroomMade
from quests.queries.boards import find_board
from quests.queries.members import classroom_of_place, find_member, member_of, the_classroom
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
    members.attach(visit.work, made.by, visit.who)
    _meet_here(visit, made)
    return _made(visit, made)


def _meet_here(visit: Visit, made: ClassroomMade) -> None:
    """Let newcomers of this place into the new class, unless it is another class's whose teacher this is not."""
    place = place_of(visit.call)
    key = (place.platform, place.workspace, place.place)
    other = classroom_of_place(visit.work, *key)
    if other is not None:
        visit.work.classroom = other[0]
        member = member_of(visit.work, *visit.who)
        visit.work.classroom = made.classroom
        if member is None or member.role != Role.TEACHER:
            return
    classrooms.bind_place(visit.work, platform=key[0], workspace=key[1], place=key[2], admits=True)


def _made(visit: Visit, made: ClassroomMade) -> Answer:
    classroom = the_classroom(visit.work)
    request = Request(visit.call, visit.work, visit.look, visit.home, classroom, find_member(visit.work, made.by))
    chosen = next((one for one in ready_boards(classroom.locale) if one.code == visit.value("board")), None)
    draft = find_board(visit.work, make_ready(request, chosen)) if chosen else None
    return show(
        view.made,
        classroom,
        draft,
        look=replace(visit.look, classroom=classroom.classroom_id, role=Role.TEACHER, style=classroom.style),
    )


def _name(call: Call) -> str:
    """The platform's name for a person, cut to fit: nobody is kept out by how they are called there. "" when nothing of it fits."""
    try:
        return text.line("name", text.clean(call.claims.name)[: members.NAME_LONGEST], longest=members.NAME_LONGEST)
    except Invalid:
        return ""


def join(visit: Visit) -> Answer | None:
    """Come in for the first time, and see the name that others will see. Raises ShutOut for who was taken off the list.

    None when nobody is new, so that there is nothing to explain: the host of a terminal speaks for a name that a teacher added, or
    another click of the same person was first.
    """
    fact = members.join(
        visit.work,
        who=visit.who,
        name=_name(visit.call),
        candidates=nicknames.candidates(visit.look),
        as_named=visit.call.claims.host,
    )
    if fact is None:
        return None
    return show(pages.joined, find_member(visit.work, fact.member), the_classroom(visit.work))


DOOR = {
    "setup": DoorCommand(run=setup),
    "setup_sent": DoorCommand(run=setup_sent, writes=True, reopens="setup"),
}
