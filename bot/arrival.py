"""Who a call is from, before anything is done: which classroom it is about, who they are there, and how to speak with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adapters.calls import Call
from adapters.refs import PlaceRef
from bot.commands.door import place_of
from bot.request import Home
from bot.views.look import Look, look_for, stranger
from quests.errors import NotFound
from quests.ids import ClassroomId
from quests.queries.granting import granted, standing
from quests.queries.members import AccountKey, chosen, classrooms_of, member_of, the_classroom
from quests.queries.places import classroom_of_place, classrooms_there
from quests.reports import Classroom, Member
from quests.work import Reading


@dataclass(frozen=True, slots=True)
class Arrival:
    """`classroom` is None where there is no class to be in; `member` is None at a first contact with a place that admits people."""

    classroom: Classroom | None
    member: Member | None
    look: Look
    which: tuple[Classroom, ...] = ()
    """Of these they are in, and nobody can tell which one is meant."""
    regrant: bool = False
    """The platform's own roles make something else of them than when they were last here."""


def arrive(read: Reading, call: Call, home: Home) -> Arrival:
    """Find the classroom of a call. Raises NotFound for a button of a class that the person is not in and may not enter."""
    who = account_of(call)
    mine = classrooms_of(read, *who)
    classroom, which = (_named(read, call, mine), ()) if _is_of_a_class(call) else _here(read, call, mine)
    if classroom is None:
        locale = call.locale or (mine[0].locale if mine else home.locale)
        return Arrival(None, None, stranger(locale, home.zone, read.now), which)
    read.classroom = classroom.classroom_id
    member = member_of(read, *who)
    look = look_for(classroom, member, read.now, call.locale)
    return Arrival(classroom, member, look, regrant=member is not None and _regrant(read, call))


def account_of(call: Call) -> AccountKey:
    """Who calls, as the engine knows them."""
    return AccountKey(call.account.platform, call.account.workspace, call.account.account)


def _is_of_a_class(call: Call) -> bool:
    return call.action is not None and call.action.classroom != 0


def _named(read: Reading, call: Call, mine: list[Classroom]) -> Classroom:
    """The class that a button was shown in. "Not yours" is told as "not there"."""
    wanted = call.action.classroom if call.action else 0
    own = next((one for one in mine if one.classroom_id == wanted), None)
    if own is None and (ClassroomId(wanted), True) not in list(_near(read, call)):
        raise NotFound("classroom")
    return own or _classroom(read, ClassroomId(wanted))


Here = tuple[Classroom | None, tuple[Classroom, ...]]


def _here(read: Reading, call: Call, mine: list[Classroom]) -> Here:
    """The class of the nearest place that is theirs or lets people in; where there is none, or in a message, one of their own."""
    near = _near(read, call) if call.place or not mine else ()
    for found, admits in near:
        own = next((one for one in mine if one.classroom_id == found), None)
        if own or admits:
            return own or _classroom(read, found), ()
    return _own(read, call, mine)


def _own(read: Reading, call: Call, mine: list[Classroom]) -> Here:
    """The only one, on this server or at all; of several the one they chose, else they are asked."""
    there = classrooms_there(read, call.place.platform, call.place.workspace) if call.place else set()
    meant = [one for one in mine if one.classroom_id in there] or mine
    if len(meant) > 1 and meant[0].classroom_id not in chosen(read, *account_of(call)):
        return None, tuple(meant)
    return (meant[0] if meant else None), ()


def _near(read: Reading, call: Call) -> Iterator[tuple[ClassroomId, bool]]:
    """The classrooms of the call's place and of those around it, the nearest first, and whether newcomers may join there."""
    for place in (place_of(call), *call.around):
        found = classroom_of_place(read, place.platform, place.workspace, place.place)
        if found is not None:
            yield found


def _classroom(read: Reading, classroom: ClassroomId) -> Classroom:
    read.classroom = classroom
    return the_classroom(read)


def _regrant(read: Reading, call: Call) -> bool:
    """Whether the roles that the platform tells of grant something else than they did."""
    said = roles_said(call)
    if said is None:
        return False
    place, roles = said
    before = standing(read, account_of(call), place.workspace)
    return before is not None and before.granted != granted(read, place.platform, place.workspace, roles)


def roles_said(call: Call) -> tuple[PlaceRef, tuple[str, ...]] | None:
    """Where the platform says which of its own roles the person has, and which; None where it does not say."""
    return (call.place, call.claims.roles) if call.place is not None and call.claims.roles is not None else None
