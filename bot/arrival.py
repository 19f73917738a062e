"""Who a call is from, before anything is done: which classroom it is about, who they are there, and how to speak with them."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.calls import Call
from bot.commands.door import ANYWHERE
from bot.request import Home
from bot.views.look import Look, look_for, stranger
from quests.errors import NotFound
from quests.ids import ClassroomId
from quests.queries.members import classroom_of_place, classrooms_of, member_of, the_classroom
from quests.reports import Classroom, Member
from quests.work import Reading


@dataclass(frozen=True, slots=True)
class Arrival:
    """`classroom` is None where there is no class to be in; `member` is None at a first contact with a place that admits people."""

    classroom: Classroom | None
    member: Member | None
    look: Look


def arrive(read: Reading, call: Call, home: Home) -> Arrival:
    """Find the classroom of a call. Raises NotFound for a button of a class that the person is not in and may not enter."""
    account = call.account
    mine = classrooms_of(read, account.platform, account.workspace, account.account)
    classroom = _named(read, call, mine) if call.action and call.action.classroom else _here(read, call, mine)
    if classroom is None:
        return Arrival(None, None, stranger(call.locale or home.locale, home.zone, read.now))
    read.classroom = classroom.classroom_id
    member = member_of(read, account.platform, account.workspace, account.account)
    return Arrival(classroom, member, look_for(classroom, member, read.now, call.locale))


def _named(read: Reading, call: Call, mine: list[Classroom]) -> Classroom:
    """The class that a button was shown in. "Not yours" is told as "not there"."""
    wanted = call.action.classroom if call.action else 0
    classroom = next((one for one in mine if one.classroom_id == wanted), None) or _admitting(read, call)
    if classroom is None or classroom.classroom_id != wanted:
        raise NotFound("classroom")
    return classroom


def _here(read: Reading, call: Call, mine: list[Classroom]) -> Classroom | None:
    """The class of the place, for its members and, where it lets people in, for others; in a direct message the one chosen last."""
    if call.place is None and mine:
        return mine[0]
    found = _of_place(read, call)
    own = next((one for one in mine if found and one.classroom_id == found[0]), None)
    return own or _admitting(read, call) or (mine[0] if mine else None)


def _of_place(read: Reading, call: Call) -> tuple[ClassroomId, bool] | None:
    place = call.place.place if call.place else ANYWHERE
    return classroom_of_place(read, call.account.platform, call.account.workspace, place)


def _admitting(read: Reading, call: Call) -> Classroom | None:
    """The classroom of the call's place, where that lets people in."""
    found = _of_place(read, call)
    if found is None or not found[1]:
        return None
    read.classroom = found[0]
    return the_classroom(read)
