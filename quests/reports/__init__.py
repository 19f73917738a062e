"""Answers to queries, as values, one file a noun. What a view shows is made of facts and of these."""

from __future__ import annotations

from quests.reports.attempts import Answer, Attempt, HandIn, InProgress, ReviewCounts, Waiting
from quests.reports.boards import Board, BoardView, Cell
from quests.reports.calendar import Calendar, DayOff
from quests.reports.classrooms import Backlog, Classroom, Stuck, Totals
from quests.reports.deeds import Deed
from quests.reports.files import HandedFile
from quests.reports.helping import Help
from quests.reports.members import Member, Person
from quests.reports.packs import PackState
from quests.reports.pages import QuestView, StudentPage, TeacherPage
from quests.reports.people import Copy, Done, Gone, Held, Retention, Tried
from quests.reports.places import Mapped, Met, Place
from quests.reports.points import Badge, BadgeKind, Entry
from quests.reports.proposals import Proposal
from quests.reports.quests import Link, Quest
from quests.reports.running import Due, Flaw
from quests.reports.standings import Around, Leaderboards, Playing, Season, Seat, Standing, Team, Weeks
from quests.reports.telling import WeekEnd, Won

__all__ = [
    "Answer",
    "Around",
    "Attempt",
    "Backlog",
    "Badge",
    "BadgeKind",
    "Board",
    "BoardView",
    "Calendar",
    "Cell",
    "Classroom",
    "Copy",
    "DayOff",
    "Deed",
    "Done",
    "Due",
    "Entry",
    "Flaw",
    "Gone",
    "HandIn",
    "HandedFile",
    "Held",
    "Help",
    "InProgress",
    "Leaderboards",
    "Link",
    "Mapped",
    "Member",
    "Met",
    "PackState",
    "Person",
    "Place",
    "Playing",
    "Proposal",
    "Quest",
    "QuestView",
    "Retention",
    "ReviewCounts",
    "Season",
    "Seat",
    "Standing",
    "Stuck",
    "StudentPage",
    "TeacherPage",
    "Team",
    "Totals",
    "Tried",
    "Waiting",
    "WeekEnd",
    "Weeks",
    "Won",
]
