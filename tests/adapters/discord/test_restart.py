"""A restart between two presses: whatever stood on a screen before it works after it, as nothing of it was kept in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from adapters.discord import custom_ids
from quests.actions.boards import make_board, post_board
from quests.stores import open_store
from tests.adapters.discord.town import Town, a_message, forges, town_of
from tests.bot.conftest import street_template
from tests.bot.lived_in import Street
from tests.bot.people import OUR_MISTAKE
from tests.bot.rows import all_rows
from tests.databases import at_work, sqlite_at
from tests.loopback.discord import Discord, Seen
from tests.loopback.discord.flaws import flaws
from tests.loopback.discord.looking import live
from tests.loopback.discord.reading import walk

__all__ = ["street_template"]
GONE = "That button is from another time."
CARDS = {
    "sam": (
        "home",
        "board",
        "board_list",
        "quest",
        "next",
        "me",
        "points",
        "badges",
        "reading",
        "telling",
        "answers",
        "help",
    ),
    "lee": (
        "home",
        "class",
        "people",
        "student",
        "quests",
        "boards",
        "post",
        "badge_desk",
        "style",
        "calendar",
        "places",
    ),
}
"""Pages that stand open when the program stops."""


@dataclass
class Program:
    """The program, with its database in a file; what people see goes on through its restarts."""

    discord: Discord
    path: Path
    street: Street
    folder: Path
    at_work: AsyncExitStack = field(default_factory=AsyncExitStack)
    town: Town = field(init=False)

    async def starts(self) -> None:
        desk = self.at_work.enter_context(at_work(open_store(sqlite_at(self.path)), self.street.desk.clock))
        self.street = self.street.moved_to(desk)
        self.town = town_of(self.discord, self.street, self.folder, people=getattr(self, "town", None))
        await self.at_work.enter_async_context(self.town.bot.serving())

    async def stops(self) -> None:
        await self.at_work.aclose()
        await self.discord.offline()
        self.at_work = AsyncExitStack()

    async def restarts(self) -> None:
        await self.stops()
        await self.starts()

    def rows(self, table: str) -> list[tuple[object, ...]]:
        return all_rows(self.street.desk, self.street.ours.room.classroom).get(table, [])

    async def opens(self, name: str, verb: str) -> Seen:
        """The page of `verb`, on somebody's screen."""
        on = await a_message(self.town[name], self.town.room)
        return await forges(self.town[name], custom_ids.write(self.street.ours.action(verb)), on=on)


@pytest.fixture
async def program(street_template: tuple[Path, Street], tmp_path: Path) -> AsyncIterator[Program]:
    template, street = street_template
    path = tmp_path / "class.db"
    path.write_bytes(template.read_bytes())
    async with Discord() as discord:
        program = Program(discord, path, street, tmp_path)
        await program.starts()
        yield program
        await program.stops()
        assert flaws(discord) == []


@pytest.mark.parametrize("name", CARDS)
async def test_every_button_and_choice_works_after_it(program: Program, name: str):
    cards = [await program.opens(name, verb) for verb in CARDS[name]]
    await program.restarts()
    person = program.town[name]
    for card in cards:
        for message in card.messages:
            for custom_id, value in pressable(message.components):
                seen = await forges(person, custom_id, on=live(message), values=[value] if value else None)
                assert GONE not in seen.drawn
                assert OUR_MISTAKE not in seen.drawn


def pressable(components: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Each button, and each option of each menu."""
    found = []
    for one in walk(components):
        options = [option["value"] for option in one.get("options", ())]
        found += [(one["custom_id"], option) for option in options or [""]] if "custom_id" in one else []
    return found


async def test_a_quest_is_taken_by_a_button_from_before(program: Program):
    page = await program.opens("sam", "quest")
    await program.restarts()
    taken = await program.town["sam"].presses("I'll do this", on=page)

    assert "It is yours" in taken
    assert taken.private


async def test_a_square_on_a_board_of_one_s_own_opens_its_quest(program: Program):
    board = await program.opens("sam", "board")
    await program.restarts()

    assert "Quest 5" in await program.town["sam"].presses("B2 Quest 5", on=board)


async def test_an_option_from_before_opens_its_page(program: Program):
    listed = await program.opens("sam", "board_list")
    await program.restarts()
    (label,) = [one for one in listed.options if "Quest 7" in one]

    assert "Quest 7" in await program.town["sam"].picks(label, on=listed)


async def test_a_form_that_stood_open_is_taken(program: Program):
    await program.opens("sam", "handin")
    before = len(program.rows("hand_ins"))
    await program.restarts()
    kept = await program.town["sam"].fills({"Your work": "Three quarters is 6/8, because both halves double."})

    assert "Ms Lee" in kept
    assert len(program.rows("hand_ins")) == before + 1


async def test_a_form_of_several_steps_goes_on_where_it_was(program: Program):
    await program.opens("lee", "new_quest")
    await program.restarts()
    lee = program.town["lee"]
    step = await lee.fills({"Title": "Halves of halves", "What to do": "Fold it twice.", "More": True})
    await program.restarts()
    opened = await program.town["lee"].presses(step.buttons[0], on=step)
    await program.restarts()
    while opened.modal is not None:
        seen = await program.town["lee"].fills()
        await program.restarts()
        opened = await program.town["lee"].presses(seen.buttons[0], on=seen) if "Halves of halves" not in seen else seen

    assert any("Halves of halves" in str(row) for row in program.rows("quests"))


async def test_a_question_from_before_is_answered(program: Program):
    page = await program.opens("lee", "student")
    await program.restarts()
    question = await program.town["lee"].presses("Remove", on=page)
    assert "Remove Sam?" in question
    await program.restarts()
    removed = await program.town["lee"].presses("Remove", on=question)

    assert "Sam" in removed
    assert any(
        str(program.street.ours.room.sam) in str(row) and "member.removed" in row for row in program.rows("events")
    )


async def test_a_question_from_before_is_declined(program: Program):
    page = await program.opens("lee", "student")
    question = await program.town["lee"].presses("Remove", on=page)
    before = program.rows("events")
    await program.restarts()
    await program.town["lee"].presses("No", on=question)

    assert program.rows("events") == before


async def test_a_board_in_the_channel_works_for_everybody_after_it(program: Program):
    room = program.street.ours.room
    squares = {"template": "choice", "rows": 3, "columns": 3, "squares": room.quests}
    made = room.write(make_board, title="Week 7", **squares, by=room.teacher)
    room.write(post_board, board=made.board, by=room.teacher)
    posted = await program.town["sam"].sees("Week 7")
    await program.restarts()
    pressed = await program.town["sam"].presses(posted.buttons[0], on=posted)

    assert pressed.private
    assert live(posted).drawn == posted.drawn


async def test_what_is_pressed_while_the_program_is_off_is_not_half_done(program: Program):
    page = await program.opens("sam", "quest")
    before = program.rows("attempts")
    await program.stops()
    await program.starts()

    assert program.rows("attempts") == before
    assert "It is yours" in await program.town["sam"].presses("I'll do this", on=page)
