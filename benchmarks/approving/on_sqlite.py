"""SQLite, synchronous=FULL: by hand with one caller, by the Desk and by the usual ORM with one and with 32."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.approving.by_hand import ByHand
from benchmarks.approving.by_orm import ByOrm
from benchmarks.approving.by_the_desk import ByTheDesk
from benchmarks.approving.school import HandedIn, School, build
from benchmarks.approving.the_same import Way, check_same_rows, left_by, statements_of_one
from benchmarks.measuring import Compared, Goal, Row, interleave
from quests.stores import open_store

SCHOOL = School(classes=32, students=12)
SMALL = School(classes=2, students=2)
WARM = 64
MANY = 32


def compare(rounds: int) -> tuple[list[Row], list[str]]:
    """The rows of the table, and the notes under it."""
    with tempfile.TemporaryDirectory(prefix="questboard-") as name:
        folder = Path(name)
        statements = _proof(folder)
        samples = _measure(folder, rounds)
    rows = [
        Row(
            what=f"SQLite, approve, {callers} caller{'s' if callers > 1 else ''}",
            unit="per s",
            floor=Compared(us=samples[f"us {callers}"], other=samples["floor"], goal=over_floor),
            peer=Compared(us=samples[f"us {callers}"], other=samples[f"peer {callers}"], goal=over_peer),
        )
        for callers, over_floor, over_peer in (
            (1, Goal(bound=0.4, aim=0.6), Goal(bound=10)),
            (MANY, Goal(bound=1.0, aim=2.0), Goal(bound=30)),
        )
    ]
    note = f"SQLite: floor = the same {statements} statements by hand on sqlite3, a commit each, one caller;"
    return rows, [f"{note} peer = ORM AsyncSession over aiosqlite; {SCHOOL.classes} classes in turn."]


def _measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    template = folder / "school.sqlite3"
    waiting = build(_url(template), SCHOOL)

    def timed(open_way: Callable[[str], Way], units: int) -> Callable[[], float]:
        return lambda: _per_second(open_way(_url(_copy(template))), waiting, units)

    return interleave(
        {
            "floor": timed(lambda url: ByHand(open_store(url)), 500),
            "us 1": timed(lambda url: ByTheDesk(open_store(url), 1), 500),
            f"us {MANY}": timed(lambda url: ByTheDesk(open_store(url), MANY), 2_400),
            "peer 1": timed(lambda url: ByOrm(url, 1), 64),
            f"peer {MANY}": timed(lambda url: ByOrm(url, MANY), 128),
        },
        rounds,
    )


def _per_second(way: Way, waiting: list[HandedIn], units: int) -> float:
    try:
        way.approve(waiting[:WARM])
        began = time.perf_counter()
        way.approve(waiting[WARM : WARM + units])
        return units / (time.perf_counter() - began)
    finally:
        way.close()


def _proof(folder: Path) -> int:
    template = folder / "small.sqlite3"
    waiting = build(_url(template), SMALL)

    def left(open_way: Callable[[str], Way]) -> Callable[[], list[list[tuple[object, ...]]]]:
        def run() -> list[list[tuple[object, ...]]]:
            url = _url(_copy(template))
            return left_by(open_way(url), open_store(url), waiting)

        return run

    check_same_rows(
        {
            "by hand": left(lambda url: ByHand(open_store(url))),
            "by the desk": left(lambda url: ByTheDesk(open_store(url), 1)),
            "by orm": left(lambda url: ByOrm(url, 1)),
        }
    )
    return statements_of_one(_url(_copy(template, "a")), _url(_copy(template, "b")), waiting[0])


def _copy(template: Path, name: str = "copy") -> Path:
    """A fresh copy; what an earlier one left beside it must not be taken for its log."""
    copy = template.with_name(name)
    for left in template.parent.glob(f"{name}-*"):
        left.unlink()
    shutil.copy(template, copy)
    return copy


def _url(path: Path) -> str:
    return f"sqlite:///{path}"
