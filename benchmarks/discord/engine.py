"""The same use case without a platform: receipt, taking the quest, reading its card; one unit of work after the other."""

from __future__ import annotations

import asyncio
import statistics
import time
from functools import partial

from benchmarks.approving.school import Clock
from benchmarks.discord.school import Class
from quests.actions.attempts import take
from quests.actions.keeping import receive
from quests.desk import Desk
from quests.ids import MemberId, QuestId
from quests.queries.quests import quest_view
from quests.stores import open_store
from quests.work import Work


class Engine:
    """A Desk of its own, on a database of its own."""

    def __init__(self, url: str, room: Class) -> None:
        self.desk, self.room = Desk(open_store(url), Clock()), room
        self.desk.start()

    def take(self, square: int, people: int) -> float:
        """Milliseconds that a unit takes, the median of so many people's."""
        return asyncio.run(self._take(self.room.quests[square], self.room.students[:people]))

    def close(self) -> None:
        """Stop the desk."""
        self.desk.stop()

    async def _take(self, quest: QuestId, students: list[MemberId]) -> float:
        took = []
        for student in students:
            began = time.perf_counter()
            await self.desk.write(partial(_unit, quest=quest, student=student), classroom=self.room.classroom)
            took.append((time.perf_counter() - began) * 1_000)
        return statistics.median(took)


def _unit(work: Work, *, quest: QuestId, student: MemberId) -> None:
    receive(work, delivery=f"click:{quest}.{student}", verb="take")
    take(work, quest=quest, by=student)
    quest_view(work, quest, student)
