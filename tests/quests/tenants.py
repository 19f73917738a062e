"""Classes that have everything in common but themselves: accounts, what they are called for, even the ids of every row.

In each stand words that no other class has. None of them may be seen from another class.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from typing import Any

from sqlalchemy import select

from quests import actions, queries
from quests.actions import calendar, giving, granting, helping, keeping, members, places, proposing, teams
from quests.desk import Desk
from quests.ids import AttemptId, ClassroomId, DayOffId, FileId, HandInId, HelpId, PlaceId, ProposalId, TeamId
from quests.queries.badges import badge_kinds
from quests.queries.boards import find_board
from quests.queries.deeds import deeds_of
from quests.queries.files import files_of
from quests.queries.members import AccountKey
from quests.queries.quests import find_quest
from quests.queries.seasons import all_seasons, find_season
from quests.reports.packs import Pack
from quests.rules.files import NewFile
from quests.tables import metadata
from quests.work import Reading
from tests.classroom import Class
from tests.clock import FIRST_ID, TickingClock

TABLES = {table: select(table).order_by(*table.primary_key) for table in metadata.sorted_tables}
ACCOUNT = {"platform": "discord", "workspace": "w", "account": "shared"}


@dataclass
class Tenant:
    """A class with something of everything, and an id of each kind."""

    room: Class
    mark: str
    attempt: AttemptId
    hand_in: HandInId
    file: FileId
    help_id: HelpId
    proposal: ProposalId
    day_off: DayOffId
    team: TeamId
    place: PlaceId

    def ids(self) -> dict[str, Any]:
        """What a query or an action may be asked about, by the name of its parameter."""
        room = self.room
        return {
            "quest": room.quests[0],
            "to_quests": [room.quests[0]],
            "member": room.sam,
            "by": room.teacher,
            "on_behalf_of": room.ada,
            "members": [room.sam, room.ada],
            "attempt": self.attempt,
            "shown": [(self.attempt, 1)],
            "hand_in": self.hand_in,
            "file": self.file,
            "help_id": self.help_id,
            "badge": room.read(badge_kinds)[0].badge_id,
            "board": room.board,
            "day_off": self.day_off,
            "team": self.team,
            "place_id": self.place,
            "season": room.read(all_seasons)[0].season_id,
            "proposal": self.proposal,
            "deed": room.read(deeds_of, room.teacher)[0].deed_id,
        }


def tenant(desk: Desk, mark: str, *, classroom: int, first_id: int) -> Tenant:
    """Make one. Two with the same `first_id` have the same ids everywhere."""
    desk.clock = clock = TickingClock()
    clock._ids = chain([classroom], count(first_id))  # type: ignore[assignment] # an iterator of ids is all it needs
    room = Class.on(desk, name="Room 7 ", mark=mark)
    room.write(members.attach, member=room.sam, who=AccountKey(**ACCOUNT))
    room.give_back(room.hand_in(room.sam, 1, f"Work {mark}").attempt, next_step=f"Step {mark}", note=f"Note {mark}")
    room.approve(room.hand_in(room.sam, 2, f"Work {mark}").attempt, note=f"Note {mark}")
    room.write(giving.give, members=room.students, amount=5, reason=f"Why {mark}", by=room.teacher)
    asked = room.write(helping.ask_help, quest=room.quests[0], kind="talk", by=room.sam)
    room.write(helping.answer_help, help_id=asked.help, answer=f"Answer {mark}", by=room.teacher)
    again = room.write(helping.ask_help, quest=room.quests[0], kind="talk", by=room.sam)
    room.write(keeping.keep_draft, member=room.sam, form="f", typed={"evidence": f"Draft {mark}"})
    scan = NewFile(name=f"scan {mark}.png", media_type="image/png", size=9, sha256="a" * 64)
    waits = room.hand_in(room.sam, 0, f"Work {mark}", files=(scan,))
    (file,) = room.read(files_of, waits.hand_in)
    term = {"first": date(2026, 12, 21), "last": date(2027, 1, 6), "by": room.teacher}
    room.write(calendar.add_day_off, **term)
    excused = room.write(calendar.add_day_off, **term, member=room.sam).day_off
    team = room.write(teams.make_team, name=f"Team {mark}", by=room.teacher).team
    room.write(teams.move, member=room.ada, team=team, by=room.teacher)
    mine = {"title": f"Own {mark}", "task": f"Do {mark}", "how": f"Show {mark}"}
    back = room.write(proposing.propose, quest=room.quests[6], **mine, by=room.sam).proposal
    room.write(proposing.return_proposal, proposal=back, next_step=f"Step {mark}", by=room.teacher)
    idea = room.write(proposing.propose, quest=room.quests[7], **mine, by=room.sam).proposal
    where = {"platform": "discord", "workspace": "w", "by": room.teacher}
    hall = room.write(places.add_place, **where, place=f"hall {mark}", extent="channel")
    room.write(granting.map_roles, **where, teachers=(f"role {mark}",), helpers=())
    assert hall is not None
    return Tenant(room, mark, waits.attempt, waits.hand_in, file.file_id, again.help, idea, excused, team, hall.place)


def twins(desk: Desk) -> list[Tenant]:
    """Two that differ in the classroom's id and their words, and in no other id."""
    one = tenant(desk, "zebra", classroom=FIRST_ID - 2, first_id=FIRST_ID)
    other = tenant(desk, "quokka", classroom=FIRST_ID - 1, first_id=FIRST_ID)
    assert one.ids() == other.ids()
    return [one, other]


def stranger(desk: Desk) -> Tenant:
    """One with ids of its own."""
    return tenant(desk, "axolotl", classroom=FIRST_ID - 3, first_id=FIRST_ID + (1 << 32))


def everything(desk: Desk) -> dict[str, list[Any]]:
    """All rows of all tables."""
    return desk.read_now(lambda look: {table.name: list(look.execute(every)) for table, every in TABLES.items()})


def functions(package: Any, first: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions of a package that take a Reading or a Work, by module and name."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        found = vars(importlib.import_module(module.name))
        for name, value in found.items():
            is_ours = inspect.isfunction(value) and value.__module__ == module.name and not name.startswith("_")
            if is_ours and next(iter(inspect.signature(value).parameters), "") == first:
                yield f"{module.name.rpartition('.')[2]}.{name}", value


QUERIES = dict(functions(queries, "look"))
ACTIONS = dict(functions(actions, "work"))


def parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """What it asks for besides the reading or the work."""
    return dict(list(inspect.signature(function).parameters.items())[1:])


def see(look: Reading, query: Callable[..., Any], ids: dict[str, Any]) -> Any:
    """What `query` gives when asked about `ids`; a board goes as a value where one is wanted."""
    asked = parameters(query)
    given: dict[str, Any] = {name: {**PLAIN, **ids}[name] for name, one in asked.items() if one.default is one.empty}
    if "board" in given and asked["board"].annotation == "Board":
        given["board"] = find_board(look, given["board"])
    if "season" in given and asked["season"].annotation == "Season":
        given["season"] = find_season(look, given["season"])
    if "quest" in given and asked["quest"].annotation == "Quest":
        given["quest"] = find_quest(look, given["quest"])
    return query(look, **given)


PLAIN = {
    **ACCOUNT,
    "place": "c",
    "who": AccountKey(**ACCOUNT),
    "roles": ("r",),
    "delivery": "d",
    "since": 0,
    "name": "B2",
    "form": "f",
    "pack": "kites",
    "code": "fly",
    "content": Pack(code="kites", title="Kites"),
    "classroom": ClassroomId(FIRST_ID - 2),
}
"""What a query wants that is no id of a row."""
