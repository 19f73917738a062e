"""Answers to queries, as values. What a view shows is made of facts and of these."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    AttemptId,
    BadgeId,
    BoardId,
    ClassroomId,
    DeedId,
    EntryId,
    HandInId,
    HelpId,
    MemberId,
    Moment,
    QuestId,
)


@dataclass(frozen=True, slots=True)
class Classroom:
    """A classroom as its members know it."""

    classroom_id: ClassroomId
    name: str
    kind: str
    style: str
    locale: str
    zone: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member. `practice_of` is the teacher who tries it as a student. `tell` is '' (not asked yet), 'message' or 'look'."""

    member_id: MemberId
    role: str
    name: str
    nickname: str
    practice_of: MemberId | None
    tell: str
    as_list: int
    short_text: int
    locale: str


@dataclass(frozen=True, slots=True)
class Quest:
    """A quest."""

    quest_id: QuestId
    title: str
    short: str
    task: str
    points: int
    minutes: int
    due_at: Moment | None
    closes_at: Moment | None
    removed_at: Moment | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt, as it stands."""

    attempt_id: AttemptId
    quest_id: QuestId
    member_id: MemberId
    state: str
    worth: int
    tries: int
    decisions: int
    moved_at: Moment


@dataclass(frozen=True, slots=True)
class HandIn:
    """One try and its answer."""

    hand_in_id: HandInId
    attempt_id: AttemptId
    try_no: int
    evidence: str
    state: str
    handed_in_at: Moment
    looked_at: Moment | None
    decided_at: Moment | None
    decided_by: MemberId | None
    decider: str | None
    note: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Help:
    """A request for help. `answer` is '' while it is open."""

    help_id: HelpId
    quest_id: QuestId
    title: str
    member_id: MemberId
    name: str
    nickname: str
    kind: str
    state: str
    asked_at: Moment
    answer: str
    answerer: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A square with its quest, and the asking member's state there (None: open)."""

    row: int
    column: int
    quest_id: QuestId
    title: str
    short: str
    points: int
    minutes: int
    state: str | None


@dataclass(frozen=True, slots=True)
class Board:
    """A board without its squares."""

    board_id: BoardId
    title: str
    template: str
    completion: str
    rows: int
    columns: int
    state: str
    posted_at: Moment | None


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board as one member sees it. `nearest` holds what is left for a line, as coordinates."""

    board: Board
    cells: tuple[Cell, ...]
    lines_made: int
    line_length: int
    nearest: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class QuestView:
    """A quest as one member sees it: their attempt, its latest hand-in, their latest request for help, where it stands."""

    quest: Quest
    attempt: Attempt | None
    latest: HandIn | None
    help: Help | None
    coordinate: str
    board_id: BoardId | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A hand-in that waits for an answer. Flags are 0 or 1."""

    attempt_id: AttemptId
    hand_in_id: HandInId
    quest_id: QuestId
    title: str
    member_id: MemberId
    name: str
    nickname: str
    practice: int
    try_no: int
    evidence: str
    handed_in_at: Moment
    after_due: int
    worth: int
    last_step: str
    """The next step that the last "not yet" named; "" on a first try."""
    moved_at: Moment
    """When it came to wait: later than `handed_in_at` when an answer was undone."""


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """What waits: open requests for help, and hand-ins. Practice members stand outside."""

    help: int
    hand_ins: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a member's ledger."""

    entry_id: EntryId
    amount: int
    cause: str
    reason: str
    title: str | None
    """The quest it is for, when it is for one."""
    at: Moment
    by: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge and how far a member is; `awarded_at` is None while it is not yet theirs."""

    badge_id: BadgeId
    code: str
    done: int
    total: int
    awarded_at: Moment | None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a member did in one go, as the undo list shows it."""

    deed_id: DeedId
    kind: str
    at: Moment
    count: int
    amount: int
    title: str
    """The quest or board it was about, "" for none."""
    name: str
    """The member it was about, "" for none or many."""
    now: str
    """What was made of it: a role or a style; "" for other deeds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a student has not looked at yet: to a hand-in or to a request for help."""

    quest_id: QuestId
    title: str
    decision: str
    """approved, returned, or helped."""
    by: str
    at: Moment


@dataclass(frozen=True, slots=True)
class InProgress:
    """A quest somebody works on."""

    quest_id: QuestId
    title: str
    state: str
    due_at: Moment | None


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


@dataclass(frozen=True, slots=True)
class TeacherPage:
    """What stands on a teacher's page."""

    counts: ReviewCounts
    students: int
    boards: tuple[Board, ...]
    quests: int
    done_this_week: int


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the list of people, for a teacher."""

    member_id: MemberId
    role: str
    name: str
    nickname: str
    accounts: int
    """How many accounts are theirs; 0 for a name without one."""
    points: int
    done: int


@dataclass(frozen=True, slots=True)
class Due:
    """A claimed outbox row: what must be told, and where."""

    classroom_id: ClassroomId
    outbox_id: int
    kind: str
    body: str
    member_id: MemberId | None
    platform: str
    workspace: str
    account: str
    place: str
    tries: int
    first_try_at: Moment | None
    state: str
    """pending, or claimed when an earlier sender's lease ran out: it may have been sent."""
    lease_ends: Moment
    """From then on another sender may take it."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where a cache does not say what the record says: `what` of `member` is `found` and should be `expected`."""

    classroom_id: ClassroomId
    what: str
    member_id: MemberId
    found: int
    expected: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is in the whole database, and what is stuck."""

    classrooms: int
    members: int
    waiting: int
    entries: int
    outbox_pending: int
    outbox_uncertain: int
    outbox_dead: int
