"""A class in the middle of its week: something of everything, so that every command has something to work on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from adapters.actions import Action
from adapters.forms import Values
from adapters.refs import PlaceRef
from quests.actions import attempts, calendar, classrooms, extensions, giving, helping, members, retaining, teams
from quests.actions.boards import make_board, post_board
from quests.actions.closing import close_board
from quests.actions.proposing import propose
from quests.desk import Desk
from quests.ids import (
    DAY,
    AttemptId,
    BadgeId,
    BoardId,
    DayOffId,
    DeedId,
    FileId,
    HelpId,
    PlaceId,
    ProposalId,
    SeasonId,
    TeamId,
)
from quests.queries.attempts import find_help
from quests.queries.badges import badge_kinds
from quests.queries.deeds import deeds_of
from quests.queries.files import files_of
from quests.queries.members import AccountKey
from quests.queries.places import places_of_class
from quests.queries.seasons import all_seasons
from quests.rules.files import NewFile
from tests.bot.people import PLATFORM, WORKSPACE, Person, School
from tests.classroom import Class

CANARY = " canary"
"""Stands in every text of the class next door, and is never to be seen in ours."""


@dataclass(frozen=True)
class LivedIn:
    """A classroom with: a quest in each state (Sam's), help asked and answered, a draft board, points given, a helper."""

    room: Class
    mark: str
    taken: AttemptId
    handed_in: AttemptId
    file: FileId
    returned: AttemptId
    done: AttemptId
    won: AttemptId
    """It made a row, and the class has a place to see it in."""
    asked: HelpId
    answered: HelpId
    idea: ProposalId
    draft: BoardId
    closed: BoardId
    deed: DeedId
    badge: BadgeId
    day_off: DayOffId
    place: PlaceId
    season: SeasonId
    team: TeamId
    time: HelpId
    """Ada asks for more time."""

    @classmethod
    def on(cls, desk: Desk, *, name: str = "Room 7", mark: str = "") -> LivedIn:
        """Let it live. `mark` stands in every text, and in the accounts: sam, noor and ms lee, with it behind them."""
        room = Class.on(desk, name=name, mark=mark)
        for member, account in ((room.teacher, "ms lee"), (room.sam, "sam"), (room.kai, "noor")):
            who = {"platform": PLATFORM, "workspace": WORKSPACE, "account": account + mark.casefold()}
            room.write(members.attach, member=member, who=AccountKey(**who))
        where = {"platform": PLATFORM, "workspace": WORKSPACE, "place": f"hall{mark}"}
        room.write(classrooms.bind_place, **where, admits=False)
        room.write(members.change_role, member=room.kai, role="helper", by=room.teacher)
        for number in range(9):
            room.new_quest(title=f"Own {number}{mark}")
        done = room.approve(room.hand_in(room.sam, 2, f"My work{mark}").attempt, note=f"Well done{mark}")
        scan = NewFile(name=f"scan{mark}.png", media_type="image/png", size=9, sha256="a" * 64)
        returned = room.give_back(room.hand_in(room.sam, 3, f"My work{mark}").attempt, next_step=f"Say why{mark}")
        room.write(giving.give, members=[room.sam, room.ada], amount=5, reason=f"helping{mark}", by=room.teacher)
        answered = room.write(helping.ask_help, quest=room.quests[5], kind="talk", by=room.sam).help
        room.write(helping.answer_help, help_id=answered, answer=f"Come by{mark}", by=room.teacher)
        closing = room.new_quest(title=f"Closing{mark}", closes_at=desk.clock.now() + 400 * DAY)
        why = f"I was away{mark}"
        squares = {"title": f"Draft{mark}", "template": "choice", "rows": 3, "columns": 3, "squares": room.quests}
        room.write(retaining.set_term, ends="2099-06-30", by=room.teacher)
        term = {"first": date(2026, 12, 21), "last": date(2027, 1, 6), "by": room.teacher}
        closed = room.write(make_board, **{**squares, "title": f"Closed{mark}"}, by=room.teacher).board
        room.write(post_board, board=closed, by=room.teacher)
        room.write(close_board, board=closed, by=room.teacher)
        mine = {"title": f"Mine{mark}", "task": f"Do{mark}", "how": f"Show{mark}"}
        taken = room.write(attempts.take, quest=room.quests[0], by=room.sam).attempt
        handed_in = room.hand_in(room.sam, 1, f"My work{mark}", files=(scan,))
        return cls(
            badge=room.read(badge_kinds)[0].badge_id,
            day_off=room.write(calendar.add_day_off, **term).day_off,
            place=room.read(places_of_class)[0].place_id,
            season=room.read(all_seasons)[0].season_id,
            team=room.write(teams.make_team, name=f"Foxes{mark}", by=room.teacher).team,
            room=room,
            mark=mark,
            taken=taken,
            handed_in=handed_in.attempt,
            file=room.read(files_of, handed_in.hand_in)[0].file_id,
            returned=returned.attempt,
            done=done.attempt,
            won=[room.done(room.sam, number) for number in (5, 8)][-1].attempt,
            asked=room.write(helping.ask_help, quest=room.quests[4], kind="explain", by=room.sam).help,
            answered=answered,
            idea=room.write(propose, quest=room.quests[7], **mine, by=room.sam).proposal,
            draft=room.write(make_board, **squares, by=room.teacher).board,
            closed=closed,
            time=room.write(extensions.ask_time, quest=closing, why=why, by=room.ada).help,
            deed=next(one.deed_id for one in room.read(deeds_of, room.teacher) if one.kind == "points.given"),
        )

    def moved_to(self, desk: Desk) -> LivedIn:
        """The same in a copy of its database."""
        return replace(self, room=replace(self.room, desk=desk))

    def action(self, verb: str) -> Action:
        """The button for `verb` as this class would show it."""
        return Action(verb, self.room.classroom, tuple(IDS[verb](self)) if verb in IDS else ())

    @property
    def ids(self) -> list[int]:
        """All ids that stand for something here."""
        room = self.room
        found: list[int]
        found = [self.taken, self.handed_in, self.returned, self.done, self.asked, self.answered, self.draft, self.deed]
        found += [self.closed, self.idea, self.day_off, self.place, self.season, self.team, self.badge, self.file]
        return [*found, room.classroom, room.teacher, *room.students, room.board, *room.quests]


@dataclass(frozen=True)
class Street:
    """Our class, and the class next door."""

    ours: LivedIn
    theirs: LivedIn

    @classmethod
    def on(cls, desk: Desk) -> Street:
        return cls(LivedIn.on(desk), LivedIn.on(desk, name="Room 8", mark=CANARY))

    @property
    def desk(self) -> Desk:
        return self.ours.room.desk

    def moved_to(self, desk: Desk) -> Street:
        return Street(self.ours.moved_to(desk), self.theirs.moved_to(desk))

    def person(self, role: str) -> Person:
        """Somebody of our class who has that role; in a channel that is no class's, on a server with roles of its own."""
        yard = [PlaceRef(PLATFORM, WORKSPACE, name) for name in ("yard", "wing", WORKSPACE)]
        return School(self.desk).stranger(WHO[role]).in_place(*yard, roles=())


WHO = {"student": "Sam", "helper": "Noor", "teacher": "Ms Lee"}

IDS: dict[str, Callable[[LivedIn], tuple[int, ...]]] = {
    "badge": lambda one: (one.badge,),
    "badge_ready": lambda one: (7,),
    "badge_ready_on": lambda one: (7,),
    "badge_switch": lambda one: (one.badge, 0),
    "badge_number": lambda one: (one.badge,),
    "badge_number_sent": lambda one: (one.badge,),
    "badge_save": lambda one: (one.badge, 2, 1, 1),
    "badge_give": lambda one: (one.badge,),
    "badge_give_sent": lambda one: (one.badge,),
    "board": lambda one: (one.room.board,),
    "board_list": lambda one: (one.room.board,),
    "board_grid": lambda one: (one.room.board,),
    "draft_ready": lambda one: (0,),
    "pack": lambda one: (0,),
    "pack_import": lambda one: (0,),
    "template": lambda one: (0,),
    "template_sent": lambda one: (0,),
    "preview": lambda one: (one.draft,),
    "post_board": lambda one: (one.draft,),
    "propose": lambda one: (one.room.quests[6],),
    "propose_sent": lambda one: (one.room.quests[6],),
    "propose_back": lambda one: (one.idea,),
    "idea_approve": lambda one: (one.idea,),
    "idea_note": lambda one: (one.idea,),
    "idea_note_sent": lambda one: (one.idea,),
    "idea_not_yet": lambda one: (one.idea,),
    "idea_not_yet_sent": lambda one: (one.idea,),
    "change_quest": lambda one: (one.room.quests[0],),
    "change_quest_sent": lambda one: (one.room.quests[0],),
    "change_title": lambda one: (one.room.board,),
    "change_title_sent": lambda one: (one.room.board,),
    "close_board": lambda one: (one.room.board,),
    "reopen_board": lambda one: (one.closed,),
    "print_board": lambda one: (one.room.board,),
    "remove_board": lambda one: (one.room.board,),
    "said_for": lambda one: (one.room.quests[0],),
    "change_square": lambda one: (one.draft, 1, 1),
    "square_sent": lambda one: (one.draft, 1, 1),
    "quest": lambda one: (one.room.quests[4],),
    "take": lambda one: (one.room.quests[6],),
    "handin": lambda one: (one.room.quests[0],),
    "handin_files": lambda one: (one.room.quests[0],),
    "handin_files_sent": lambda one: (one.room.quests[0],),
    "open_file": lambda one: (one.file,),
    "handin_sent": lambda one: (one.room.quests[0],),
    "handin_for": lambda one: (one.room.ada,),
    "take_back": lambda one: (one.handed_in,),
    "put_back": lambda one: (one.taken,),
    "share": lambda one: (one.won,),
    "answer": lambda one: (one.room.quests[3],),
    "help_ask": lambda one: (one.room.quests[4],),
    "help_kind": lambda one: (one.room.quests[7], 1),
    "help_withdraw": lambda one: (one.asked,),
    "read_set": lambda one: (0, 1),
    "tell": lambda one: (0, one.room.quests[0]),
    "language_set": lambda one: (1,),
    "switch": lambda one: (one.room.classroom,),
    "approve": lambda one: (one.handed_in, 1),
    "approve_note": lambda one: (one.handed_in, 1),
    "approve_note_sent": lambda one: (one.handed_in, 1, 0),
    "not_yet": lambda one: (one.handed_in, 1),
    "not_yet_sent": lambda one: (one.handed_in, 1, 0),
    "approve_all": lambda one: (one.room.desk.clock.now(),),
    "unlock": lambda one: (one.room.quests[4],),
    "unlock_sent": lambda one: (one.room.quests[4],),
    "why_locked": lambda one: (one.room.quests[4],),
    "time_ask": lambda one: (one.room.quests[4],),
    "time_ask_sent": lambda one: (one.room.read(find_help, one.time).quest_id,),
    "time_week": lambda one: (one.time, 0),
    "time_day": lambda one: (one.time, 0),
    "time_day_sent": lambda one: (one.time, 0),
    "more_time": lambda one: (one.room.ada,),
    "more_time_sent": lambda one: (one.room.ada,),
    "answer_help": lambda one: (one.asked,),
    "answer_help_sent": lambda one: (one.asked,),
    "give_one": lambda one: (one.room.ada,),
    "undo_deed": lambda one: (one.deed,),
    "style_set": lambda one: (0,),
    "student": lambda one: (one.room.sam,),
    "role_set": lambda one: (one.room.ada, 1),
    "remove_member": lambda one: (one.room.ada,),
    "erase_ask": lambda one: (one.room.ada,),
    "erase_person": lambda one: (one.room.ada,),
    "export_person": lambda one: (one.room.ada,),
    "keep_longer": lambda one: (90,),
    "letter": lambda one: (1,),
    "record_of": lambda one: (one.room.ada,),
    "excused": lambda one: (one.room.sam,),
    "excuse": lambda one: (one.room.sam,),
    "excuse_sent": lambda one: (one.room.sam,),
    "day_off_remove": lambda one: (one.day_off,),
    "place_add": lambda one: (0,),
    "place_posts": lambda one: (one.place,),
    "place_remove": lambda one: (one.place,),
    "rank_set": lambda one: (0,),
    "season": lambda one: (one.season,),
    "season_close": lambda one: (one.season,),
    "leaderboard_set": lambda one: (5, 1),
    "team_remove": lambda one: (one.team,),
}
"""What stands on the button of each verb; a verb that is not here has none."""

VALUES: dict[str, Callable[[LivedIn], Values]] = {
    "badge_number_sent": lambda one: {"number": "2"},
    "badge_give_sent": lambda one: {"whom": str(one.room.ada)},
    "template_sent": lambda one: {"title": f"Ours{one.mark}", "quests": ()},
    "propose_sent": lambda one: {"title": f"Mine{one.mark}", "task": f"Do{one.mark}", "how": f"Show{one.mark}"},
    "idea_note_sent": lambda one: {"note": f"Good{one.mark}"},
    "idea_not_yet_sent": lambda one: {"next_step": f"Say why{one.mark}"},
    "change_quest_sent": lambda one: {"title": f"Other{one.mark}", "task": f"Do it{one.mark}", "points": "7"},
    "change_title_sent": lambda one: {"title": f"Halves{one.mark}"},
    "square_sent": lambda one: {"quest": str(one.room.quests[0])},
    "handin_files_sent": lambda one: {"evidence": f"All of it{one.mark}"},
    "handin_sent": lambda one: {"evidence": f"All of it{one.mark}"},
    "approve_note_sent": lambda one: {"phrase": "1", "note": f"And more{one.mark}"},
    "not_yet_sent": lambda one: {"phrase": "", "next_step": f"Say why{one.mark}", "note": ""},
    "unlock_sent": lambda one: {"after": str(one.room.quests[3]), "back": ""},
    "time_ask_sent": lambda one: {"why": f"I was away{one.mark}"},
    "time_day_sent": lambda one: {"until": "2026-12-01"},
    "more_time_sent": lambda one: {"quest": "all", "until": "2026-12-01"},
    "answer_help_sent": lambda one: {"answer": f"Draw it{one.mark}"},
    "give_sent": lambda one: {"whom": ("all",), "points": "5", "why": f"helping{one.mark}"},
    "term_set_sent": lambda one: {"ends": "2099-06-30"},
    "add_names_sent": lambda one: {"names": f"Mia{one.mark}\nNoah{one.mark}"},
    "weekdays_sent": lambda one: {"weekdays": ("0", "2")},
    "holiday_sent": lambda one: {"first": "2027-03-29", "last": "2027-04-05"},
    "excuse_sent": lambda one: {"first": "2027-03-03", "last": ""},
    "map_roles_sent": lambda one: {"teachers": ("900",), "helpers": ("901", "902")},
    "season_new_sent": lambda one: {"name": f"Spring{one.mark}", "first_day": ""},
    "team_new_sent": lambda one: {"names": f"Otters{one.mark}\nHares{one.mark}"},
    "team_move_sent": lambda one: {"whom": (str(one.room.sam),), "team": str(one.team)},
    "new_quest_sent": lambda one: {"title": f"New{one.mark}", "task": f"Do it{one.mark}", "points": "5"},
}
"""What each form is sent with."""
