"""Who plays in the demo, and what all its days need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count, cycle

from bot.demo.stage import Person, Stage
from bot.views import demo as say
from quests.ids import DAY, HOUR, MINUTE, SECOND, Moment

MIDNIGHT = Moment(1_788_739_200 * SECOND)
"""Monday, 7 September 2026, in UTC."""
NAMES = (
    "Sam", "Ada", "Kai", "Mia", "Noah", "Zoe", "Ben", "Lin", "Omar", "Eva", "Leo", "Nia", "Tom", "Ida", "Max", "Uma",
    "Jon", "Ana", "Raj", "Ella", "Finn", "Sara", "Theo", "Yuki", "Dina", "Paul", "Ines",
)  # fmt: skip
LENA = "Lena"
"""A name on the list, without an account."""


def at(day: int, hour: int, minute: int = 0) -> Moment:
    """That time of that day; 0 is Monday."""
    return Moment(MIDNIGHT + day * DAY + hour * HOUR + minute * MINUTE)


@dataclass
class Cast:
    """Ms Lee, her students, and the stage."""

    stage: Stage
    lee: Person
    students: dict[str, Person]
    works: count[int] = field(default_factory=count)

    @classmethod
    def on(cls, stage: Stage) -> Cast:
        """All of them, before anybody has come in."""
        return cls(stage, stage.person("Ms Lee", admin=True), {name: stage.person(name) for name in NAMES})

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
        self.stage.clock.move_to(at(day, hour, minute))
        await self.stage.screen.chapter(self.text(name))

    async def aside(self, name: str) -> None:
        """Say something between."""
        await self.stage.screen.aside(self.text(name))

    async def later(self, day: int, hour: int, minute: int = 0) -> None:
        """It becomes that late, and what time brings is told."""
        self.stage.clock.move_to(at(day, hour, minute))
        await self.stage.time_comes()

    async def hand_in(self, board: str, *works: tuple[str, str]) -> None:
        """Unseen, some hand in work on the board called so: whose, and on which square."""
        texts = [self.text(f"work_{number}") for number in range(1, 6)]
        async with self.stage.unseen():
            for name, square in works:
                await self[name].types(f"{self.word('board')} {board}")
                await self[name].presses("quest", sign=square)
                await self[name].presses("handin", evidence=texts[next(self.works) % len(texts)])

    async def approve_all(self) -> None:
        """Unseen, Ms Lee approves what waits."""
        async with self.stage.unseen():
            await self.lee.types(self.word("review"))
            await self.lee.presses("review_all")
            await self.lee.presses("approve_all")


def spread(names: Iterable[str], squares: Iterable[str]) -> list[tuple[str, str]]:
    """A square for each name, in turn."""
    return list(zip(names, cycle(squares), strict=False))
