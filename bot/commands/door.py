"""At the door: setting up a class, and coming in for the first time."""

from __future__ import annotations

from dataclasses import replace

from adapters.calls import Call
from adapters.refs import PlaceRef
from bot.commands.boards import make_ready
from bot.commands.places import chosen, key_of, let_go, ref_of
from bot.locales import LANGUAGES, known
from bot.packs import ready_boards
from bot.request import Answer, DoorCommand, Request, Visit, show
from bot.views import classes as view
from bot.views import nicknames, pages
from quests.actions import classrooms, granting, members, places
from quests.errors import Invalid, NotAllowed, PlaceInUse
from quests.events import ClassroomMade
from quests.ids import MemberId
from quests.queries.boards import find_board
from quests.queries.granting import granted
from quests.queries.members import find_member, the_classroom
from quests.queries.places import classroom_of_place, places_of_class
from quests.reports import Met
from quests.rules import text
from quests.rules.roles import Role, Style

ANYWHERE = ""
"""The place that stands for a whole workspace, where the platform has no channels or none was chosen."""


def place_of(call: Call) -> PlaceRef:
    """Where a call came from; a direct message comes from the workspace."""
    return call.place or PlaceRef(call.account.platform, call.account.workspace, ANYWHERE)


def setup(visit: Visit) -> Answer:
    """The three questions, and where the class meets. Raises NotAllowed without the platform's claim."""
    call = visit.call
    if not call.claims.admin:
        raise NotAllowed("admin")
    here = call.place.place if call.place else ""
    return show(view.setup, ready_boards(visit.look.locale), here, call.place is not None and _tells_roles(call))


def _tells_roles(call: Call) -> bool:
    return call.claims.roles is not None


def setup_sent(visit: Visit) -> Answer:
    """Make the class, its first teacher, its place, and a draft of its first board. Raises NotAllowed, Invalid."""
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
    members.choose(visit.work, visit.who)
    met = _meet(visit, made)
    _map_roles(visit, made)
    return _made(visit, made, met)


def _meet(visit: Visit, made: ClassroomMade) -> Met:
    """Let newcomers of the chosen place into the new class, unless it is another class's whose teacher this is not."""
    where = _chosen(visit)
    was = let_go(visit, where)
    if where.place == ANYWHERE:
        if classroom_of_place(visit.work, where.platform, where.workspace, ANYWHERE) is None:
            classrooms.bind_place(
                visit.work, platform=where.platform, workspace=where.workspace, place=ANYWHERE, admits=True
            )
        return Met()
    try:
        places.add_place(visit.work, **key_of(where), extent=places.CHANNEL, by=made.by)
    except PlaceInUse:
        return Met(kept=True)
    return Met(next(one for one in places_of_class(visit.work) if ref_of(one) == where), was=was)


def _chosen(visit: Visit) -> PlaceRef:
    """The channel that was picked; the one where it was asked, when none was."""
    here = place_of(visit.call)
    picked = visit.value("place") if visit.call.place else ""
    return replace(here, place=text.line("place", picked, longest=places.NAME_LONGEST)) if picked.strip() else here


def _map_roles(visit: Visit, made: ClassroomMade) -> None:
    place, teachers = visit.call.place, chosen(visit.value("teachers"))
    if place is not None and _tells_roles(visit.call) and teachers:
        granting.map_roles(
            visit.work,
            platform=place.platform,
            workspace=place.workspace,
            teachers=teachers,
            helpers=(),
            by=made.by,
        )


def _made(visit: Visit, made: ClassroomMade, met: Met) -> Answer:
    classroom = the_classroom(visit.work)
    request = Request(visit.call, visit.work, visit.look, visit.home, classroom, find_member(visit.work, made.by))
    first = next((one for one in ready_boards(classroom.locale) if one.code == visit.value("board")), None)
    draft = find_board(visit.work, make_ready(request, first)) if first else None
    look = replace(visit.look, classroom=classroom.classroom_id, role=Role.TEACHER, style=classroom.style)
    answer = show(view.made, classroom, draft, met, look=look)
    return replace(answer, looks_at=(ref_of(met.place),) if met.place else ())


def _name(call: Call) -> str:
    """The platform's name for a person, cut to fit: nobody is kept out by how they are called there. "" when nothing of it fits."""
    try:
        return text.line("name", text.clean(call.claims.name)[: members.NAME_LONGEST], longest=members.NAME_LONGEST)
    except Invalid:
        return ""


ONLY_SHOW = ("board", "quest", "next")
"""Verbs with which somebody may come in for the first time, and be taken there."""


def join(visit: Visit) -> Answer | None:
    """Come in for the first time, and see the name that others will see. Raises ShutOut for who was taken off the list.

    Whose roles on the platform say so comes in as a teacher or helper, a teacher by their own name.

    None when nobody is new, so that there is nothing to explain: the host of a terminal speaks for a name that a teacher added, or
    another click of the same person was first.
    """
    call, name = visit.call, _name(visit.call)
    teaches = _granted(visit) == Role.TEACHER and name
    fact = members.join(
        visit.work,
        who=visit.who,
        name=name,
        candidates=(name,) if teaches else nicknames.candidates(visit.look),
        as_named=call.claims.host,
    )
    if fact is None:
        return None
    if call.place is not None and call.claims.roles is not None:
        granting.settle_roles(visit.work, who=visit.who, workspace=call.place.workspace, roles=call.claims.roles)
    _keep_language(visit, fact.member)
    return show(pages.joined, find_member(visit.work, fact.member), the_classroom(visit.work), *_wanted(visit.call))


def _wanted(call: Call) -> tuple[str, int]:
    """What somebody came for, where that only shows something: they go on there once they know their name."""
    if call.action is None:
        return (call.verb if call.verb in ONLY_SHOW and not call.words else ""), 0
    verb, ids = call.action.verb, call.action.ids
    return (verb, ids[0]) if verb in ONLY_SHOW and len(ids) == 1 else ("", 0)


def _keep_language(visit: Visit, member: MemberId) -> None:
    """Go on in the language of the first card: the platform's for this person, where it is one we speak and not the class's."""
    spoken = visit.call.locale.replace("_", "-").split("-")[0].lower()
    if spoken in LANGUAGES and spoken != known(the_classroom(visit.work).locale):
        members.wish(visit.work, member=member, field="locale", value=spoken)


def _granted(visit: Visit) -> str:
    """What the platform's own roles make of somebody who comes in."""
    place, roles = visit.call.place, visit.call.claims.roles
    return granted(visit.read, place.platform, place.workspace, roles) if place and roles is not None else ""


DOOR = {
    "setup": DoorCommand(run=setup),
    "setup_sent": DoorCommand(run=setup_sent, writes=True, reopens="setup"),
}
