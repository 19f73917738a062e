"""A click that takes a quest, many at once, the memory of an idle process, and boards without end."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.discord.engine import Engine
from benchmarks.discord.running import QUESTBOARD, Served, a_bare_client, a_discord, memory_of, our_bot
from benchmarks.discord.school import SQUARES, build
from benchmarks.measuring import Compared, Goal, Row, Samples, interleave

ONE_BY_ONE, TOGETHER = 40, 200
A_ROUND = 2
"""Squares of the board that a round uses up; nobody can take a quest twice."""
SECOND_MS = 1_000.0
AT_MOST_AS_LONG = Goal(bound=1.0, below=True)
IDLE = Goal(bound=1.25, below=True)
FLAT = Goal(bound=1.02, below=True)


def compare(rounds: int) -> tuple[list[Row], list[str]]:
    """The rows of the table, and the notes under it."""
    if sys.platform == "win32" or not QUESTBOARD.exists():
        return [Row(what="Discord: not measured")], ["Discord was not measured: it needs the questboard command."]
    with tempfile.TemporaryDirectory(prefix="questboard-") as name:
        clicks = _clicks(Path(name), min(rounds, (len(SQUARES) - 1) // A_ROUND))
    with tempfile.TemporaryDirectory(prefix="questboard-") as name:
        memory = _memory(Path(name))
    boards = _boards()
    rows = [
        _row("Discord, a click that takes a quest", "µs", clicks["us"], clicks["floor"], AT_MOST_AS_LONG),
        _row(f"Discord, {TOGETHER} clicks at once, p99", "ms", clicks["p99"], _seconds(clicks["p99"]), AT_MOST_AS_LONG),
        _row("Discord, memory when idle", "MiB", memory["us"], memory["floor"], IDLE),
        _row("Discord, memory after 100,000 boards", "MiB", boards["many"], boards["some"], FLAT),
    ]
    return rows, [_note(clicks), _note_at_once(clicks), NOTE]


NOTE = (
    "Idle: floor = a bare client with SQLAlchemy imported; both restarted, connected for 3 s. "
    "Boards: floor = the same process after 10,000."
)


def _row(what: str, unit: str, us: Sequence[float], floor: Sequence[float], goal: Goal) -> Row:
    return Row(what=what, unit=unit, floor=Compared(us=us, other=floor, goal=goal))


def _seconds(samples: Sequence[float]) -> list[float]:
    return [SECOND_MS] * len(samples)


def _note(clicks: Samples) -> str:
    no_op, engine, us = (statistics.median(clicks[name]) for name in ("no-op", "engine", "us"))
    return (
        f"A click: floor = twice an answer of a bare client with the same card ({no_op:,.0f} µs) and the engine's own time "
        f"({engine:,.0f} µs); ours {us:,.0f} µs, from the gateway to the answer, with its commit."
    )


def _note_at_once(clicks: Samples) -> str:
    said = {name: statistics.median(clicks[name]) for name in ("p50", "rate", "bare p50", "bare p99", "bare rate")}
    late, deferred, of = (sum(clicks[name]) for name in ("late", "deferred", "of"))
    return (
        f"At once: floor = a second; p50 {said['p50']:,.0f} ms, {said['rate']:,.0f} clicks per s (bare client: "
        f"p50 {said['bare p50']:,.0f}, p99 {said['bare p99']:,.0f} ms, {said['bare rate']:,.0f} per s); of {of:,.0f} clicks "
        f"{late:,.0f} not answered within 3 s, {deferred:,.0f} answered with 'thinking' first."
    )


# ------------------------------------------------------------------------------------------------------------ clicks


@dataclass
class Clicks:
    """The people of one Discord, who use up one square after the other."""

    discord: Served
    next_square: int = 0
    at_once: Samples = field(
        default_factory=lambda: {name: [] for name in ("p50", "p99", "rate", "late", "deferred", "of")}
    )

    def one_by_one(self) -> float:
        """Microseconds of a click, the median of some."""
        done = self.discord.does("click", square=self._square(), people=ONE_BY_ONE, together=False)
        return float(statistics.median(done["waited_s"])) * 1e6

    def together(self) -> float:
        """Milliseconds after which all but one of a hundred are answered."""
        done = self.discord.does("click", square=self._square(), people=TOGETHER, together=True)
        cuts = statistics.quantiles(done["waited_s"], n=100)
        found = {
            "p50": cuts[49] * 1_000,
            "p99": cuts[98] * 1_000,
            "rate": TOGETHER / done["all_s"],
            "late": done["late"],
            "deferred": done["deferred"],
            "of": TOGETHER,
        }
        for name, value in found.items():
            self.at_once[name].append(value)
        return float(found["p99"])

    def _square(self) -> int:
        self.next_square += 1
        return self.next_square - 1


def _clicks(folder: Path, rounds: int) -> Samples:
    database, copy = folder / "school.sqlite3", folder / "engine.sqlite3"
    with a_discord() as ours, a_discord() as theirs:
        room = build(_url(database), ours.about["server"], ours.about["people"])
        shutil.copy(database, copy)
        with our_bot(ours, folder, _url(database)):
            us = Clicks(ours)
            us.one_by_one()
            cards = folder / "cards.json"
            cards.write_text(json.dumps(ours.does("shown")), encoding="utf-8")
            with a_bare_client(theirs, folder, str(cards)):
                bare, engine = Clicks(theirs, 1), Engine(_url(copy), room)
                try:
                    return _measured(us, bare, engine, rounds)
                finally:
                    engine.close()


def _measured(us: Clicks, bare: Clicks, engine: Engine, rounds: int) -> Samples:
    bare.one_by_one()
    squares = iter(range(len(SQUARES)))
    engine.take(next(squares), ONE_BY_ONE)
    samples = interleave(
        {
            "us": us.one_by_one,
            "no-op": bare.one_by_one,
            "engine": lambda: engine.take(next(squares), ONE_BY_ONE) * 1_000,
        },
        rounds,
    )
    interleave({"us": us.together, "bare": bare.together}, rounds)
    samples["floor"] = [2 * no_op + own for no_op, own in zip(samples["no-op"], samples["engine"], strict=True)]
    return samples | us.at_once | {f"bare {name}": values for name, values in bare.at_once.items()}


# ------------------------------------------------------------------------------------------------------------ memory


def _memory(folder: Path) -> Samples:
    url = _url(folder / "school.sqlite3")
    with a_discord() as discord:
        with our_bot(discord, folder, url):
            pass  # sets the database up

        def us() -> float:
            with our_bot(discord, folder, url) as pid:
                return memory_of(pid)

        def floor() -> float:
            with a_bare_client(discord, folder) as pid:
                return memory_of(pid)

        return interleave({"us": us, "floor": floor}, 3)


def _boards() -> Samples:
    command = [sys.executable, "-m", "benchmarks.discord.boards"]
    some, many = map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    return {"some": [some], "many": [many]}


def _url(path: Path) -> str:
    return f"sqlite:///{path}"
