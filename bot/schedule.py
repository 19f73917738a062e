"""The ticking parts. APScheduler only ticks: what is due is in our rows, and each tick asks them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_S = 1
"""How often the outbox is asked for what has come due without a wake-up: a second try, another process's row."""
TELL_S = 60
SWEEP_H = 6


def ticking(
    deliver: Callable[[], Awaitable[object]],
    tell: Callable[[], Awaitable[object]],
    sweep: Callable[[], Awaitable[object]],
) -> AsyncIOScheduler:
    """A started scheduler that delivers what is due, tells what a day brings, and sweeps what was kept long enough.

    It owns no job store and no due time.
    """
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None})
    scheduler.add_job(deliver, "interval", seconds=TICK_S, max_instances=1)
    scheduler.add_job(tell, "interval", seconds=TELL_S, max_instances=1)
    scheduler.add_job(sweep, "interval", hours=SWEEP_H, max_instances=1)
    scheduler.start()
    return scheduler
