"""What stands on a page."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    BoardId,
    Moment,
)
from quests.reports.attempts import Answer, Attempt, HandIn, InProgress, ReviewCounts
from quests.reports.boards import Board
from quests.reports.files import HandedFile
from quests.reports.helping import Help
from quests.reports.people import Retention
from quests.reports.places import Place
from quests.reports.proposals import Proposal
from quests.reports.quests import Quest


@dataclass(frozen=True, slots=True)
class QuestView:
    """A quest as one member sees it: their attempt, its latest hand-in, their latest request for help, where it stands."""

    quest: Quest
    attempt: Attempt | None
    latest: HandIn | None
    help: Help | None
    coordinate: str
    board_id: BoardId | None
    may_work: bool = True
    """Whether they may begin it, or have: on a closed board nothing new is begun."""
    idea: Proposal | None = None
    """What they proposed last for its square."""
    free: bool = False
    """Whether its square is for ideas of one's own."""
    barred: str = ""
    """The code of what stands in the way of beginning it, or of handing in: not_open, closed, no_place, not_again_yet, not_now."""
    again_at: Moment | None = None
    """From when on it may be done again, when it is done and may be."""
    until: Moment | None = None
    """Until when they may hand in though it closed."""
    time: Help | None = None
    """Their latest request for more time."""
    files: tuple[HandedFile, ...] = ()
    """Those of the latest hand-in."""


@dataclass(frozen=True, slots=True)
class StudentPage:
    """What stands on a student's page."""

    answers: tuple[Answer, ...]
    in_progress: tuple[InProgress, ...]
    waiting: int
    boards: tuple[Board, ...]
    singles: tuple[Quest, ...]
    """Open quests that stand on no board."""
    points: int
    done: int
    asked: int
    """Requests for help that nobody has answered yet."""
    unreached: bool = False
    """Whether a message did not arrive, as they take none from us."""


@dataclass(frozen=True, slots=True)
class TeacherPage:
    """What stands on a teacher's page."""

    counts: ReviewCounts
    students: int
    boards: tuple[Board, ...]
    quests: int
    done_this_week: int
    asking: int
    """How many asked to be erased."""
    time: Retention
    unposted: tuple[Place, ...] = ()
    """Places of the class where the last message did not arrive."""
