"""Monday and Tuesday: a class in three questions, its first board, help, "not yet", a second try, a row."""

from __future__ import annotations

from adapters.cards import Bullets, Grid
from bot.demo.cast import LENA, NAMES, Cast, spread


async def monday(cast: Cast) -> None:
    """Ms Lee sets up Room 7 and posts a board."""
    await cast.chapter("monday", 0, 8, 30)
    lee = cast.lee
    await lee.types(cast.word("setup"), name=cast.text("room"), kind="class", board="eat")
    await lee.presses("preview", leave=(Bullets, Grid))
    await lee.presses("post_board")


async def monday_morning(cast: Cast) -> None:
    """The class comes in; Sam hands in, Ada needs help."""
    await cast.chapter("monday_morning", 0, 9, 10)
    sam, ada = cast["Sam"], cast["Ada"]
    await sam.presses("board")
    await sam.types(cast.word("board"))
    await sam.presses("quest", sign="B2")
    await sam.presses("handin", evidence=cast.text("pizza"))
    async with cast.stage.unseen():
        await sam.presses("tell")
        for name in NAMES[1:]:
            await cast[name].presses("board")
        await cast.lee.types(cast.word("people"))
        await cast.lee.presses("add_names", names=LENA)
        await ada.types(cast.word("board"))
    await cast.aside("others_come")
    await ada.presses("quest", sign="C1")
    await ada.presses("help_ask")
    await ada.presses("help_kind")
    await cast.aside("six_more")
    await cast.hand_in("", *spread(NAMES[2:8], ("A1", "A2", "B1", "B2", "C3", "A3")))


async def monday_afternoon(cast: Cast) -> None:
    """Ms Lee looks through it."""
    await cast.chapter("monday_afternoon", 0, 15)
    lee = cast.lee
    await lee.types(cast.word("review"))
    await lee.presses("answer_help", answer=cast.text("explain"))
    await lee.presses("not_yet", note=cast.text("works"), next_step=cast.text("step"))
    await lee.presses("review_all")
    await lee.presses("approve_all")


async def tuesday(cast: Cast) -> None:
    """Sam tries again and makes a row; the class hears what it did together, and what Sam wants it to see."""
    await cast.chapter("tuesday", 1, 9)
    sam, lee = cast["Sam"], cast.lee
    await cast.hand_in("", ("Sam", "B1"), ("Sam", "B3"), ("Mia", "A1"), ("Zoe", "B3"), ("Kai", "B1"))
    await cast.approve_all()
    await cast.aside("sam_goes_on")
    async with cast.stage.unseen():
        await sam.types(cast.word("board"))
        await sam.presses("quest", sign="B2")
    await sam.presses("handin", evidence=cast.text("pizza_again"))
    await lee.types(cast.word("review"))
    await lee.presses("approve_note", phrase="1")
    await sam.presses("share")
    await cast.aside("after_school")
    await cast.later(1, 15, 30)
