"""A class that lives day after day at the real dispatcher, and the model that is told the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from adapters.calls import Claims
from adapters.fallback import show
from adapters.refs import AccountRef
from quests.ids import SECOND, MemberId, Moment
from quests.queries.members import everybody
from quests.queries.points import class_total
from quests.queries.quests import all_quests
from quests.queries.totals import all_classrooms
from tests.bot.people import PLATFORM, WORKSPACE, School
from tests.clock import MONDAY
from tests.scenarios.model import Model, Squares
from tests.scenarios.pupils import Grown, Pupil, noon, options, token

HEADING = re.compile(r"^\d+ of \d+ · (\S+) · (.+)$", re.MULTILINE)
LINE = re.compile(r"(\S+) · (.+?): My work")


@dataclass
class Term:
    """The class, its people, and what it should come to."""

    school: School
    lee: Grown
    chance: Random = field(default_factory=lambda: Random(7))
    model: Model = field(default_factory=Model)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    """Those who are there, by name."""
    shown: set[str] = field(default_factory=set)
    """Who chose to be seen on leaderboards."""
    steady: set[str] = field(default_factory=set)
    """Who hands something in on every day."""
    helped: int = 0
    today: int = -1
    second_tries: set[tuple[str, str]] = field(default_factory=set)
    """What was given back once: it is good enough then."""

    @classmethod
    def of(cls, school: School) -> Term:
        """Before there is a class."""
        claims = Claims(name="Ms Lee", admin=True, host=True)
        return cls(school, Grown(school, AccountRef(PLATFORM, WORKSPACE, "lee"), claims))

    @property
    def classroom(self):
        return self.school.desk.read_now(all_classrooms)[0]

    def reads(self, query, *args):
        return self.school.desk.read_now(lambda look: query(look, *args), classroom=self.classroom)

    def ids(self) -> dict[str, MemberId]:
        """Everybody there by name."""
        return {one.name: one.member_id for one in self.reads(everybody)}

    def pupil(self, number: int, *, host: bool = True) -> Pupil:
        """Somebody who speaks for a name that was added, or comes as a stranger."""
        name = token(number).capitalize()
        made = Pupil(
            self.school,
            AccountRef(PLATFORM, WORKSPACE, token(number)),
            Claims(name=name, host=host),
            number=number,
        )
        self.pupils[name] = made
        return made

    def begin(self, day: int) -> None:
        """It is noon of a day, counted from the first Monday; once."""
        if day == self.today:
            return
        self.today, self.model.week = day, day // 7
        clock = self.school.desk.clock
        clock.tick(Moment(noon(MONDAY, day) - clock.now()) + SECOND)  # type: ignore[attr-defined]

    # ------------------------------------------------------------------------------------------------ what the teacher does

    async def posts(self, title: str, columns: int = 3, **gives: object) -> None:
        """What is previewed on the teacher's screen is posted; the model learns its squares."""
        assert f"{title} is posted" in await self.lee.presses("Post")
        self.learn()
        await self.lee.says(f"board {title}")
        cells = dict(squares_on(self.lee))
        ordered = [cells[f"{'ABCDEF'[c]}{r + 1}"] for r in range(columns) for c in range(columns)]
        self.model.boards[title] = Squares(title, ordered, columns, **gives)  # type: ignore[arg-type]

    def learn(self) -> None:
        """What each quest gives, as the class was told."""
        self.model.worth.update({one.title: one.points for one in self.reads(all_quests)})

    async def makes_quest(self, title: str, points: int) -> None:
        await self.lee.says("quests")
        await self.lee.presses("New quest")
        assert f"{title} is made" in await self.lee.sends(title=title, task=f"{title}: do it.", points=str(points))

    async def gives(self, amount: int, *names: str, why: str = "") -> None:
        """Points for some, or for all."""
        await self.lee.says("give")
        chosen = tuple(options(self.lee, "whom")[name] for name in names) or ("all",)
        await self.lee.sends(whom=chosen, points=str(amount), why=why)
        for name in names or tuple(self.pupils):
            self.model.enter(name, "give", amount)

    async def reviews(self, *, undoes: bool = False) -> None:
        """Answer all that waits: some one by one, some with a next step, the rest at once."""
        await self.lee.says("review")
        for _ in range(400):
            found = HEADING.search(self.lee.sees)
            if found:
                undoes = await self._answers(found[1], found[2], undoes=undoes)
            elif "needs you" in self.lee.sees:
                name = self.lee.sees.split()[0]
                await self.lee.presses("answer_help")
                await self.lee.sends(answer=f"Draw it first, {name}.")
                self.helped += 1
            else:
                break
        assert "All is answered" in self.lee.sees, self.lee.sees
        assert self.model.waiting == {}

    async def _answers(self, name: str, title: str, *, undoes: bool) -> bool:
        chance = 1.0 if undoes and len(self.model.waiting) < 20 else self.chance.random()
        if chance < 0.2 and (name, title) not in self.second_tries:
            self.second_tries.add((name, title))
            await self.lee.presses("not_yet")
            await self.lee.sends(next_step=f"Say why, {name}.", note=f"Well begun, {name}.")
            self.model.give_back(name, title)
        elif chance < 0.3:
            await self.lee.presses("approve_note")
            await self.lee.sends(phrase="1", note=f"Thank you, {name}.")
            self.model.approve(name, title)
        elif chance < 0.85 or len(self.model.waiting) < 2:
            await self.lee.presses("approve")
            self.model.approve(name, title)
        else:
            await self._approves_all(undoes=undoes)
            return False
        return undoes

    async def _approves_all(self, *, undoes: bool) -> None:
        shown = LINE.findall(await self.lee.presses("See all"))
        assert shown
        before = self.model.total()
        await self.lee.presses("approve_all")
        for one in shown:
            self.model.approve(*one)
        if undoes:
            await self.lee.says("undo")
            await self.lee.presses("undo_deed")
            for one in shown:
                self.model.undo(*one)
            assert self.model.total() == before == self.reads(class_total)
            await self.lee.says("review")

    # ----------------------------------------------------------------------------------------------- what students do

    def choices(self, name: str) -> list[tuple[str, str]]:
        """The open quests of one, with their boards."""
        begun = {title for who, title in (*self.model.waiting, *self.model.returned) if who == name}
        return [
            (board.title, title)
            for board in self.model.boards.values()
            if board.is_open
            for title in board.titles
            if title not in self.model.done[name] and title not in begun
        ]

    async def opens(self, pupil: Pupil, board: str, title: str) -> None:
        await pupil.says(f"board {board}")
        await pupil.presses(self.model.boards[board].square(title))

    async def hands_in(self, pupil: Pupil) -> None:
        """One hand-in: a second try when something came back, else something new."""
        again = sorted(title for who, title in self.model.returned if who == pupil.name)
        if again:
            title = again[0]
            assert "Say why" in await pupil.says(f"quest {title}")
        else:
            free = self.choices(pupil.name)
            if not free:
                return
            board, title = self.chance.choice(free)
            await self.opens(pupil, board, title)
            if self.chance.random() < 0.5:
                await pupil.presses("I'll do this")
        await pupil.presses("handin")
        assert "Handed in" in await pupil.sends(evidence=f"{pupil.work}, day {self.today}")
        if self.chance.random() < 0.05:
            await pupil.presses("take_back")
            await pupil.presses("handin")
            assert "Handed in" in await pupil.sends(evidence=f"{pupil.work}, once more")
        pupil.days.add(self.today)
        self.model.hand_in(pupil.name, title)

    async def asks(self, pupil: Pupil) -> None:
        free = self.choices(pupil.name)
        if free:
            await self.opens(pupil, *self.chance.choice(free))
            await pupil.presses("help_ask")
            await pupil.presses(self.chance.choice(("Explain it", "Another way", "Talk with me")))

    async def reads_answers(self, pupil: Pupil) -> None:
        for _ in range(8):
            seen = await pupil.says("answers")
            if "nothing new" in seen:
                return
            if "Answers for me" in seen.splitlines()[:2]:
                await pupil.presses("answer")
        raise AssertionError(pupil.sees)

    async def day(self, *, away: tuple[str, ...] = (), undoes: bool = False) -> None:
        """A school day: students work, the teacher answers, they read it."""
        for pupil in self.pupils.values():
            if pupil.name in away:
                continue
            if pupil.name in self.steady or self.chance.random() < 0.7:
                await self.hands_in(pupil)
            if self.chance.random() < 0.06:
                await self.asks(pupil)
        await self.reviews(undoes=undoes)
        for pupil in self.pupils.values():
            await self.reads_answers(pupil)


def squares_on(person: Grown) -> list[tuple[str, str]]:
    """Each square on the screen, and the title of its quest without what it counts for."""
    keys = show(person.screen).keys  # type: ignore[arg-type]
    return [(sign, re.sub(r" \(\d\)$", "", key.label)) for sign, key in keys.items() if re.fullmatch(r"[A-F]\d", sign)]
