"""Kill the process at any moment: what it was told is done is there, once, and nothing is half done."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, text

from quests.statements import HERE
from quests.stores import open_store
from quests.tables import entries, hand_ins, receipts
from quests.work import Reading
from tests.classroom import Class
from tests.clock import TickingClock
from tests.databases import at_work, flaws_of, sqlite_at
from tests.quests.killed_worker import Who, work_until_killed
from tests.races import PATIENCE_S

RECEIPTS = select(receipts.c.verb, receipts.c.delivery).where(receipts.c.classroom_id == HERE)
REASONS = select(entries.c.reason).where(entries.c.classroom_id == HERE, entries.c.reason != "")
HAND_INS = select(hand_ins.c.evidence, hand_ins.c.note).where(hand_ins.c.classroom_id == HERE)
SOUND = text("PRAGMA integrity_check")

PROCESSES = get_context("forkserver")  # each is a process of its own, without the time it takes to import everything
PROCESSES.set_forkserver_preload(["tests.quests.killed_worker"])


@dataclass
class Killed:
    """A class that one process after the other works in and is killed."""

    path: Path
    room: Class
    told: set[str] = field(default_factory=set)
    """What any of them was told is done: verb and key."""

    def run(self, number: int, answers: int) -> None:
        """Let a process work until it was told "done" `answers` times, and kill it that moment."""
        ours, theirs = PROCESSES.Pipe(duplex=False)
        who = Who(self.room.classroom, self.room.teacher, self.room.sam)
        worker = PROCESSES.Process(target=work_until_killed, args=(str(self.path), number, who, theirs))
        worker.start()
        theirs.close()
        for _ in range(answers):
            assert ours.poll(PATIENCE_S)
            self.told.add(ours.recv())
        worker.kill()
        with suppress(EOFError, OSError):  # what it was still told; its last word may be torn
            while True:
                self.told.add(ours.recv())
        worker.join()
        worker.close()
        ours.close()

    def look(self, look: Reading) -> None:
        stored = {f"{verb} {key}" for verb, key in look.execute(RECEIPTS)}
        assert self.told <= stored
        assert {key for (key,) in look.execute(REASONS)} == keys(stored, "give")
        written = look.execute(HAND_INS)
        assert sorted(evidence for evidence, _ in written) == sorted(keys(stored, "hand_in"))
        assert sorted(note for _, note in written if note) == sorted(keys(stored, "approve"))


def keys(stored: set[str], verb: str) -> set[str]:
    return {one.removeprefix(f"{verb} ") for one in stored if one.startswith(f"{verb} ")}


@pytest.fixture
def killed(sqlite_url):
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with at_work(open_store(sqlite_url), TickingClock()) as desk:
        return Killed(path, Class.on(desk))


def kill(killed: Killed, times: int) -> None:
    moments = Random(times)
    for number in range(1, times + 1):
        killed.run(number, moments.randrange(0, 60))
        with at_work(open_store(sqlite_at(killed.path)), TickingClock()) as desk:
            desk.read_now(killed.look, classroom=killed.room.classroom)
            assert flaws_of(desk) == []
            assert desk.read_now(lambda look: look.execute(SOUND)) == [("ok",)]
    assert len(killed.told) > times * 10


def test_a_hundred_kills_lose_nothing(killed):
    kill(killed, 100)


@pytest.mark.slow
def test_a_thousand_kills_lose_nothing(killed):
    kill(killed, 1000)
