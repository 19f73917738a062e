"""Who a call is from, before anything is done: which classroom it is about, who they are there, and how to speak with them."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.calls import Call
from bot.commands.door import ANYWHERE
from bot.request import Home
from bot.views.look import Look, look_for, stranger
from quests.errors import NotFound
from quests.queries.members import classroom_of_place, classrooms_of, member_of, the_classroom
from quests.reports import Classroom, Member
from quests.work import Reading


@dataclass(frozen=True, slots=True)
class Arrival:
    """`room` is None where there is no class to be in; `member` is None at a first contact with a place that admits people."""

    room: Classroom | None
    member: Member | None
    look: Look


def arrive(read: Reading, call: Call, home: Home) -> Arrival:
    """Find the classroom of a call. Raises NotFound for a button of a class that the person is not in and may not enter."""
    account = call.account
    mine = classrooms_of(read, account.platform, account.workspace, account.account)
    room = _named(read, call, mine) if call.action and call.action.classroom else _here(read, call, mine)
    if room is None:
        return Arrival(None, None, stranger(call.locale or home.locale, home.zone, read.now))
    read.classroom = room.classroom_id
    member = member_of(read, account.platform, account.workspace, account.account)
    return Arrival(room, member, look_for(room, member, read.now, call.locale))


def _named(read: Reading, call: Call, mine: list[Classroom]) -> Classroom:
    """The class that a button was shown in. "Not yours" is told as "not there"."""
    wanted = call.action.classroom if call.action else 0
    room = next((one for one in mine if one.classroom_id == wanted), None) or _admitting(read, call)
    if room is None or room.classroom_id != wanted:
        raise NotFound("classroom")
    return room


def _here(read: Reading, call: Call, mine: list[Classroom]) -> Classroom | None:
    """The class of the place; in a direct message the one chosen last."""
    if call.place is None and mine:
        return mine[0]
    room = _admitting(read, call)
    if room is not None and (call.place is not None or not mine):
        return room
    return mine[0] if mine else None


def _admitting(read: Reading, call: Call) -> Classroom | None:
    """The classroom of the call's place, where that lets people in."""
    place = call.place.place if call.place else ANYWHERE
    found = classroom_of_place(read, call.account.platform, call.account.workspace, place)
    if found is None or not found[1]:
        return None
    read.classroom = found[0]
    return the_classroom(read)
