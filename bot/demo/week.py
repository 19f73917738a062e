"""The script: what the people of Room 7 do in their first week. All that is shown comes from the program itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from adapters.cards import Bullets, Grid
from bot.demo.stage import Person, Stage
from bot.views import demo as say
from quests.ids import DAY, HOUR, MINUTE, SECOND, Moment

MONDAY = Moment(1_788_769_800 * SECOND)
"""Monday, 7 September 2026, 8:30 UTC."""
NAMES = (
    "Sam", "Ada", "Kai", "Mia", "Noah", "Zoe", "Ben", "Lin", "Omar", "Eva", "Leo", "Nia", "Tom", "Ida", "Max", "Uma",
    "Jon", "Ana", "Raj", "Ella", "Finn", "Sara", "Theo", "Yuki", "Dina", "Paul", "Ines",
)  # fmt: skip
LENA = "Lena"


@dataclass
class Cast:
    """Who plays."""

    stage: Stage
    lee: Person
    students: dict[str, Person]

    def __getitem__(self, name: str) -> Person:
        """A student by name."""
        return self.students[name]

    def text(self, name: str) -> str:
        """One of the texts."""
        return say.text(self.stage.screen.words, name)

    def word(self, word: str) -> str:
        """A word that can be typed, in the class's language."""
        return self.stage.screen.words.gettext(word)

    async def chapter(self, name: str, day: int, hour: int, minute: int = 0) -> None:
        """Go on at that time of that day (0 is Monday)."""
        began = MONDAY - 8 * HOUR - 30 * MINUTE
        self.stage.clock.move_to(Moment(began + day * DAY + hour * HOUR + minute * MINUTE))
        await self.stage.screen.chapter(self.text(name))

    async def aside(self, name: str) -> None:
        """Say something between."""
        await self.stage.screen.aside(self.text(name))


async def week(stage: Stage) -> None:
    """All of it."""
    cast = Cast(stage, stage.person("Ms Lee", admin=True), {name: stage.person(name) for name in NAMES})
    for act in (_set_up, _come_in, _review, _second_try, _undo):
        await act(cast)
    await stage.screen.chapter(cast.text("end"))


async def _set_up(cast: Cast) -> None:
    await cast.chapter("monday", 0, 8, 30)
    lee = cast.lee
    await lee.types(cast.word("setup"), name=cast.text("room"), kind="class", board="eat")
    await lee.presses("preview", leave=(Bullets, Grid))
    await lee.presses("post_board")


async def _come_in(cast: Cast) -> None:
    await cast.chapter("monday_later", 0, 9, 10)
    sam, ada = cast["Sam"], cast["Ada"]
    await sam.types(cast.word("home"))
    await sam.types(cast.word("board"))
    await sam.presses("quest", sign="B2")
    await sam.presses("handin", evidence=cast.text("pizza"))
    await sam.presses("tell")
    async with cast.stage.unseen():
        for name in NAMES[1:]:
            await cast[name].types(cast.word("home"))
    await cast.aside("join")
    async with cast.stage.unseen():
        await cast.lee.types(cast.word("people"))
        await cast.lee.presses("add_names", names=LENA)
    await cast.aside("lena")
    async with cast.stage.unseen():
        await ada.types(cast.word("board"))
    await ada.presses("quest", sign="C1")
    await ada.presses("help_ask")
    await ada.presses("help_kind")
    await _hand_in(
        cast, zip(("Kai", "Mia", "Noah", "Zoe", "Ben", "Lin"), ("A1", "A2", "B1", "B2", "C3", "A3"), strict=True)
    )
    await cast.aside("others")


async def _hand_in(cast: Cast, works: Iterable[tuple[str, str]]) -> None:
    """Unseen, `works` are handed in: whose, and on which square."""
    async with cast.stage.unseen():
        for name, square in works:
            await cast[name].types(cast.word("board"))
            await cast[name].presses("quest", sign=square)
            await cast[name].presses("handin", evidence=cast.text("work"))


async def _review(cast: Cast) -> None:
    await cast.chapter("monday_afternoon", 0, 15)
    lee = cast.lee
    await lee.types(cast.word("review"))
    await lee.presses("answer_help", answer=cast.text("explain"))
    await lee.presses("not_yet", note=cast.text("works"), next_step=cast.text("step"))
    await lee.presses("review_all")
    await lee.presses("approve_all")


async def _second_try(cast: Cast) -> None:
    await cast.chapter("tuesday", 1, 9)
    sam, lee = cast["Sam"], cast.lee
    await _hand_in(cast, [("Sam", "B1"), ("Sam", "B3"), ("Mia", "A1"), ("Zoe", "B3"), ("Kai", "B1")])
    async with cast.stage.unseen():
        await lee.types(cast.word("review"))
        await lee.presses("review_all")
        await lee.presses("approve_all")
        await sam.types(cast.word("board"))
        await sam.presses("quest", sign="B2")
    await sam.presses("handin", evidence=cast.text("pizza_again"))
    await lee.types(cast.word("review"))
    await lee.presses("approve_note", phrase="1")


async def _undo(cast: Cast) -> None:
    await cast.chapter("wednesday", 2, 9)
    await cast.lee.types(cast.text("give"), whom=("all",), points="5")
    await cast.aside("oops")
    await cast.lee.presses("undo_deed")
