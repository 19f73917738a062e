"""Giving points, and undoing what one did."""

from __future__ import annotations

from bot.request import Answer, Command, Request, show
from bot.views import giving as view
from quests.actions import giving as actions
from quests.actions import undoing
from quests.errors import Invalid
from quests.ids import DeedId, MemberId
from quests.queries.deeds import deeds_of
from quests.queries.members import find_member, named, students
from quests.reports import Member
from quests.rules import text
from quests.rules.roles import Role

FOR = ("for", "por")
EVERYONE = ("all", "everyone", "everybody", "todos", "todas")


def give(request: Request) -> Answer:
    """The form, filled in from what was typed: `give Sam 5 for helping`."""
    if not request.look.points:
        return show(view.no_points)
    found = students(request.read)
    if not found:
        return show(view.nobody)
    whom, points, why = _typed(request.words, found)
    return show(view.give, found, whom, points, why)


def _typed(words: str, found: list[Member]) -> tuple[str, str, str]:
    """Who, how many and why, as far as they were typed. Raises NotFound for a name that nobody goes by."""
    name, number, why = _parted(words)
    if not name:
        return "", number, why
    if name.casefold() in EVERYONE:
        return view.EVERYONE, number, why
    return str(named(found, name).member_id), number, why


def _parted(words: str) -> tuple[str, str, str]:
    parts = words.split()
    at = next((place for place, part in enumerate(parts) if part.lstrip("+-").isdigit()), len(parts))
    number = parts[at] if at < len(parts) else ""
    return " ".join(parts[:at]), number, _without_for(parts[at + 1 :])


def _without_for(why: list[str]) -> str:
    """What for, in words after which "for" need not stand twice."""
    return " ".join(why[1:] if len(why) > 1 and why[0].casefold() in FOR else why)


def give_one(request: Request) -> Answer:
    """The form for one person."""
    if not request.look.points:
        return show(view.no_points)
    whom = find_member(request.read, MemberId(request.id()))
    return show(view.give, students(request.read), str(whom.member_id))


def give_sent(request: Request) -> Answer:
    """Give. Raises Invalid."""
    if not request.look.points:
        return show(view.no_points)
    found = students(request.work)
    chosen = request.value("whom").split(",")
    everyone = view.EVERYONE in chosen
    whom = [one for one in found if everyone or str(one.member_id) in chosen]
    if not whom:
        raise Invalid("whom", "required")
    amount = text.whole_number("points", request.value("points"), least=1, most=actions.GIVE_MOST)
    why = text.line("why", _without_for(request.value("why").split()), longest=actions.REASON_LONGEST, required=False)
    me, deed = request.member.member_id, DeedId(request.work.new_id())
    members = [one.member_id for one in whom]
    fact = actions.give(request.work, members=members, amount=amount, reason=why, by=me, deed=deed)
    return show(view.given, fact, deed, whom[0].name, why)


def undo(request: Request) -> Answer:
    """The last ten things I did."""
    return show(view.undo, deeds_of(request.read, request.member.member_id))


def undo_deed(request: Request) -> Answer:
    """Take one of them back, whole. Raises NotUndoable."""
    fact = undoing.undo(request.work, deed=DeedId(request.id()), by=request.member.member_id)
    return show(view.undone, fact)


COMMANDS = {
    "give": Command(run=give, needs=Role.TEACHER),
    "give_one": Command(run=give_one, needs=Role.TEACHER),
    "give_sent": Command(run=give_sent, needs=Role.TEACHER, writes=True, reopens="give"),
    "undo": Command(run=undo, needs=Role.HELPER),
    "undo_deed": Command(run=undo_deed, needs=Role.HELPER, writes=True),
}
