"""Quests: the tasks."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Named, Table, Text

from quests.ids import BoardId, MemberId, Moment, QuestId
from quests.tables.base import InClassroom, Privacy, big, big_key, big_or_none, metadata, of_classroom


class QuestColumns(InClassroom):
    """A task. `task` is what to do; `short` at most two words for a board's button; `minutes` a guess of how long it takes."""

    quest_id: Named[QuestId] = big_key()
    title: Named[str] = Column(Text)
    short: Named[str] = Column(Text)
    task: Named[str] = Column(Text)
    points: Named[int] = Column(Integer)
    minutes: Named[int] = Column(Integer)
    tags: Named[str] = Column(Text)
    """What it is about: lower-case codes parted by spaces (`rules/text.py::tags`)."""
    opens_at: Named[Moment | None] = big_or_none()
    """Before it nobody can begin."""
    due_at: Named[Moment | None] = big_or_none()
    """The goal; never refuses."""
    closes_at: Named[Moment | None] = big_or_none()
    """From here on no work is taken."""
    places: Named[int] = Column(Integer)
    """So many may do it; 0 for everybody."""
    taken_n: Named[int] = Column(Integer)
    """How many places are taken, where places are counted."""
    runs_most: Named[int] = Column(Integer)
    """How often one student may do it in all; 0 for as often as they like."""
    runs_per: Named[str] = Column(Text)
    """day or week: at most one run is begun in each; '' at any time."""
    unlock: Named[str] = Column(Text)
    """The condition that opens it, as JSON; '' when it is open to all."""
    auto: Named[int] = Column(Integer)
    """1 when handing in approves it at once: nobody needs to look."""
    formats: Named[str] = Column(Text)
    """The ways it takes (`rules/evidence.py`), parted by spaces; '' for all."""
    simple: Named[str] = Column(Text)
    """The task in simpler words, by the teacher; '' when there is none."""
    links: Named[str] = Column(Text)
    """Pages to look at, as JSON: titles and addresses (`rules/links.py`)."""
    for_board: Named[BoardId | None] = big_or_none()
    """The board it was made with: without that board students do not see it. None for a quest that stands for itself."""
    made_by: Named[MemberId] = big()
    made_at: Named[Moment] = big()
    removed_at: Named[Moment | None] = big_or_none()


quests = Table(
    "quests",
    metadata,
    QuestColumns,
    of_classroom(),
    CheckConstraint("points >= 0", name="points"),
    CheckConstraint("runs_per IN ('', 'day', 'week')", name="runs_per"),
    info=Privacy(
        holds="who made it", exported="with the class", erased="made_by is kept as a bare id", kept="as the class"
    ).info(),
)
