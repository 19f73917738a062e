"""What time itself brings: after school the class and its teachers hear a line.

A while after the term the teachers are told twice, then the students' data is erased.
"""

from __future__ import annotations

from contextlib import suppress

from quests.actions.retaining import keep_time
from quests.actions.telling import tell_class, tell_feedback, tell_week
from quests.desk import Desk
from quests.errors import Redelivered
from quests.queries.retention import due_step
from quests.queries.telling import class_line_due, feedback_line_due, week_line_due
from quests.queries.totals import all_classrooms
from quests.rules.retention import Step

LINES = ((class_line_due, tell_class), (feedback_line_due, tell_feedback), (week_line_due, tell_week))
"""When each is due, and how it is told."""


async def keep_time_everywhere(desk: Desk) -> None:
    """Do what today asks for in every classroom, a little at a time. Most days ask for nothing, and nothing is written."""
    for classroom in await desk.read(all_classrooms):
        if await desk.read(due_step, classroom=classroom) != Step.NOTHING:
            while await desk.write(keep_time, classroom=classroom):
                pass


async def tell_everywhere(desk: Desk) -> None:
    """Tell each class, and its teachers, what is due now. Mostly nothing is, and nothing is written."""
    for classroom in await desk.read(all_classrooms):
        for due, tell in LINES:
            if await desk.read(due, classroom=classroom):
                with suppress(Redelivered):  # another process was quicker
                    await desk.write(tell, classroom=classroom)
