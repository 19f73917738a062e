"""Thursday and Friday: a pack, an idea of a student's own, a sick day, a holiday; then a game, and the week's end."""

from __future__ import annotations

from adapters.cards import Choice, Fields
from bot.demo.cast import NAMES, Cast, spread
from quests.rules.standings import KINDS

SEEN = (*NAMES[2:3], *NAMES[4:16])
"""Who shows themselves on the lists; Sam does it before our eyes, Mia has most of all and stays hidden."""
TEAMS_KIND, TOP_KIND = KINDS.index("teams"), KINDS.index("top")
TEAMS = ("team_1", "team_2")


async def thursday(cast: Cast) -> None:
    """More to choose from, and a life besides school."""
    await cast.chapter("thursday", 3, 9)
    lee, noah = cast.lee, cast["Noah"]
    async with cast.stage.unseen():
        await lee.types(cast.word("packs"))
        await noah.types(f"{cast.word('board')} {cast.text('menu_title')}")
    await lee.presses("pack", 3)
    await lee.presses("pack_import")
    await noah.presses("quest", sign="C3")
    await noah.presses("propose", title=cast.text("idea"), task=cast.text("idea_task"), how=cast.text("idea_how"))
    await lee.types(cast.word("review"))
    await lee.presses("idea_approve")
    async with cast.stage.unseen():
        await lee.types(f"{cast.word('student')} Kai")
        await lee.presses("excused")
    await cast.aside("kai_is_ill")
    await lee.presses("excuse", first="2026-09-10", leave=(Choice,))
    async with cast.stage.unseen():
        await lee.types(cast.word("calendar"))
    await lee.presses("holiday", first="2026-09-14", leave=(Choice,))
    async with cast.stage.unseen():
        await lee.types(f"{cast.word('board')} {cast.text('eat')}")
    await lee.presses("close_board")


async def friday(cast: Cast) -> None:
    """The class wants to play."""
    await cast.chapter("friday", 4, 10)
    lee, sam, kai = cast.lee, cast["Sam"], cast["Kai"]
    await lee.types(cast.word("style"))
    await lee.presses("style_set", 2, leave=(Fields,))
    async with cast.stage.unseen():
        await lee.types(cast.word("leaderboard"))
        await lee.presses("leaderboards")
        await lee.presses("leaderboard_set", TEAMS_KIND, 1)
    await lee.presses("leaderboard_set", TOP_KIND, 1, leave=(Choice,))
    await _play(cast)
    await cast.chapter("friday_noon", 4, 13)
    await sam.presses("rank_set", 0)
    await cast.aside("hidden")
    await cast.hand_in(cast.text("menu_title"), ("Kai", "C2"))
    await kai.types(cast.word("me"))


async def _play(cast: Cast) -> None:
    """Unseen: two teams, a morning's work, and who would like to be seen."""
    lee = cast.lee
    async with cast.stage.unseen():
        await lee.presses("teams")
        await lee.presses("team_new", names="\n".join(cast.text(name) for name in TEAMS))
        await _teams(cast)
        for name in ("Sam", *SEEN):
            await cast[name].types(cast.word("leaderboard"))
            if name != "Sam":
                await cast[name].presses("rank_set", 0)
    await cast.hand_in(cast.text("menu_title"), *spread(("Mia", *NAMES[16:26]), ("C1", "C2", "A3", "B3", "A2")))
    await cast.hand_in(cast.text("menu_title"), ("Mia", "A2"), ("Mia", "B2"), ("Lin", "A1"), ("Leo", "B1"))
    await cast.approve_all()
    async with cast.stage.unseen():
        await cast["Sam"].types(cast.word("leaderboard"))


async def _teams(cast: Cast) -> None:
    """Every second student in each team."""
    for n, team in enumerate(TEAMS):
        await cast.lee.presses("team_move", whom=NAMES[n::2], team=cast.text(team))


async def friday_end(cast: Cast) -> None:
    """The week's end comes by itself."""
    async with cast.stage.unseen():
        await cast.lee.types(cast.word("telling"))
        await cast.lee.presses("tell", 0)
        await cast["Ada"].types(f"{cast.word('board')} {cast.text('menu_title')}")
        await cast["Ada"].presses("quest", sign="B1")
        await cast["Ada"].presses("help_ask")
        await cast["Ada"].presses("help_kind", 2)
    await cast.hand_in(cast.text("menu_title"), *spread(("Sara", "Theo", "Yuki"), ("C1", "C2")))
    await cast.chapter("friday_end", 4, 15, 29)
    await cast.later(4, 15, 30)
