"""Where the class meets, what I may not do there, and which of the server's roles are roles in the class."""

from __future__ import annotations

from dataclasses import replace

from adapters.calls import Call
from adapters.refs import PlaceRef
from bot.request import Answer, Command, Request, Visit, show
from bot.views import places as view
from quests.actions import granting, places
from quests.actions.places import CHANNEL, EXTENTS
from quests.errors import NotFound
from quests.ids import PlaceId
from quests.queries.granting import mapped
from quests.queries.members import member_of, the_classroom
from quests.queries.places import classroom_of_place, places_of_class
from quests.reports import Mapped, Place
from quests.rules.roles import Role


def places_near(call: Call) -> dict[str, PlaceRef]:
    """The channel of a call, its category and the whole workspace, as far as there are any: by how far each reaches.

    In a thread it is the channel that the thread belongs to: a class meets in the channel.
    """
    if call.place is None:
        return {}
    *between, whole = call.around or (call.place,)
    channel = call.thread_of or call.place
    group = next((one for one in between if one != channel), None)
    near = {CHANNEL: channel, "group": group, "whole": whole if call.around else None}
    return {extent: place for extent, place in near.items() if place is not None}


def everywhere(request: Request, note: str = "", *, undo: bool = False) -> Answer:
    """The places of the class, and what can be added from here."""
    found = places_of_class(request.read)
    have = {ref_of(one) for one in found}
    adding = tuple(extent for extent, place in places_near(request.call).items() if place not in have)
    return show(view.places, found, adding, note, undo)


def ref_of(place: Place) -> PlaceRef:
    """A place's address."""
    return PlaceRef(place.platform, place.workspace, place.place)


def place_add(request: Request) -> Answer:
    """One more place: this channel, its category, or the whole server. Raises NotFound, PlaceInUse."""
    extent = request.choice(EXTENTS)
    place = places_near(request.call).get(extent)
    if place is None:
        raise NotFound("here")
    was = let_go(request, place)
    added = places.add_place(request.work, **key_of(place), extent=extent, by=request.member.member_id)
    note = view.added(request.look, was) if added else view.known(request.look)
    return everywhere(request, note, undo=added is not None)


def let_go(visit: Visit, where: PlaceRef) -> str:
    """Who teaches another class may take its place: it is let go there. Gives that class's name, "" when nothing was done."""
    work, here = visit.work, visit.work.classroom
    whose = classroom_of_place(work, **key_of(where))
    if whose is None or whose[0] == here:
        return ""
    work.classroom = whose[0]
    try:
        member = member_of(work, *visit.who)
        if member is None or member.role != Role.TEACHER:
            return ""
        theirs = next(one for one in places_of_class(work) if ref_of(one) == where)
        places.remove_place(work, place_id=theirs.place_id, by=member.member_id)
        return the_classroom(work).name
    finally:
        work.classroom = here


def key_of(place: PlaceRef) -> dict[str, str]:
    """An address, as the engine is asked for it."""
    return {"platform": place.platform, "workspace": place.workspace, "place": place.place}


def place_remove(request: Request) -> Answer:
    """Let a place go. Raises NotFound."""
    places.remove_place(request.work, place_id=PlaceId(request.id()), by=request.member.member_id)
    return everywhere(request, view.removed(request.look), undo=True)


def place_posts(request: Request) -> Answer:
    """Tell the class things there from now on. Raises NotFound."""
    moved = places.post_in(request.work, place_id=PlaceId(request.id()), by=request.member.member_id)
    return everywhere(request, view.moved(request.look), undo=moved is not None)


def check(request: Request) -> Answer:
    """What I may not do in the class's channels."""
    found = [one for one in places_of_class(request.read) if one.extent == CHANNEL]
    return replace(show(view.checked, found), looks_at=tuple(ref_of(one) for one in found))


def teacher_roles(request: Request) -> Answer:
    """Which of the server's roles are roles in the class."""
    return _roles(request)


def _roles(request: Request, note: str = "") -> Answer:
    here = _server(request.call)
    return show(view.teacher_roles, _mapped(request), here is not None, note)


def _server(call: Call) -> PlaceRef | None:
    """Where the platform tells of roles."""
    return call.place if call.claims.roles is not None else None


def _mapped(request: Request) -> list[Mapped]:
    here = _server(request.call)
    return mapped(request.read, here.platform, here.workspace) if here else []


def map_roles(request: Request) -> Answer:
    """The form for them. Raises NotFound where there are no roles."""
    if _server(request.call) is None:
        raise NotFound("here")
    return show(view.map_roles, _mapped(request))


def map_roles_sent(request: Request) -> Answer:
    """Let those roles be roles in the class. Raises NotFound, Invalid."""
    return _map(request, chosen(request.value("teachers")), chosen(request.value("helpers")))


def unmap_roles(request: Request) -> Answer:
    """Let none of them be any more. Raises NotFound."""
    return _map(request, [], [])


def _map(request: Request, teachers: list[str], helpers: list[str]) -> Answer:
    here = _server(request.call)
    if here is None:
        raise NotFound("here")
    granting.map_roles(
        request.work,
        platform=here.platform,
        workspace=here.workspace,
        teachers=teachers,
        helpers=helpers,
        by=request.member.member_id,
    )
    return _roles(request, view.mapped(request.look))


def chosen(value: str) -> list[str]:
    """What was chosen in a field of several, joined with commas as `Request.value` gives it; each once."""
    return list(dict.fromkeys(one for one in value.split(",") if one.strip()))


COMMANDS = {
    "places": Command(run=everywhere, needs=Role.TEACHER),
    "place_add": Command(run=place_add, needs=Role.TEACHER, writes=True),
    "place_remove": Command(run=place_remove, needs=Role.TEACHER, writes=True),
    "place_posts": Command(run=place_posts, needs=Role.TEACHER, writes=True),
    "places_check": Command(run=check, needs=Role.TEACHER),
    "teacher_roles": Command(run=teacher_roles, needs=Role.TEACHER),
    "map_roles": Command(run=map_roles, needs=Role.TEACHER),
    "map_roles_sent": Command(run=map_roles_sent, needs=Role.TEACHER, writes=True, reopens="map_roles"),
    "unmap_roles": Command(run=unmap_roles, needs=Role.TEACHER, writes=True),
}
