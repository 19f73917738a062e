"""`python -m benchmarks [--quick] [--rounds N] [PART…]`: measure, and print one table. Writes only into temporary folders."""

from __future__ import annotations

import argparse

from benchmarks import badges, standing, starting
from benchmarks.approving import on_postgres, on_sqlite
from benchmarks.discord import comparing as discord
from benchmarks.measuring import Row, show

PARTS = {
    "sqlite": on_sqlite.compare,
    "postgres": on_postgres.compare,
    "badges": badges.compare,
    "standing": standing.compare,
    "starting": starting.compare,
    "discord": discord.compare,
}


def main() -> None:
    """Measure the parts that were asked for, all by default."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Ratios of one run; read them, not the rates."
    )
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--rounds", type=int, default=9, help="each is measured once in every round (default 9)")
    parser.add_argument("--quick", action="store_true", help="3 rounds: a look, not a proof")
    options = parser.parse_args()
    rows: list[Row] = []
    notes = ["Each ratio is the median of its rounds [least…most]; all ways take turns within a round."]
    for part in options.parts or PARTS:
        more, said = PARTS[part](3 if options.quick else options.rounds)
        rows += more
        notes += said
    show(rows, notes)


if __name__ == "__main__":
    main()
