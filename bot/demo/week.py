"""The script: what the people of Room 7 do in their first week. All that is shown comes from the program itself."""

from __future__ import annotations

from bot.demo.cast import Cast
from bot.demo.end_of_week import friday, friday_end, thursday
from bot.demo.first_days import monday, monday_afternoon, monday_morning, tuesday
from bot.demo.midweek import wednesday
from bot.demo.stage import Stage


async def week(stage: Stage) -> None:
    """All of it."""
    cast = Cast.on(stage)
    await stage.screen.title(cast.text("title"))
    for act in (monday, monday_morning, monday_afternoon, tuesday, wednesday, thursday, friday, friday_end):
        await act(cast)
    await stage.screen.chapter(cast.text("end"))
    await cast.aside("start")
