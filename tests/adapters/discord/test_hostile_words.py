"""What people write and are called, shown to others on Discord: it pings nobody, masks no link, and Discord refuses none of it.

Everything that the bot sent in a test is read at its end, as Discord's clients read it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice, product
from pathlib import Path

import pytest

from adapters.discord import custom_ids
from quests.actions import classrooms, members, mending
from quests.actions.boards import make_board, post_board
from quests.errors import Refusal
from quests.ids import QuestId
from quests.queries.quests import find_quest
from tests.adapters.discord.conftest import Bot
from tests.adapters.discord.town import Town, a_message, forges, forges_form, in_town
from tests.bot.conftest import street, street_template
from tests.bot.lived_in import VALUES, Street
from tests.bot.people import OUR_MISTAKE
from tests.loopback.discord import Discord, Seen
from tests.loopback.discord.flaws import flaws
from tests.loopback.discord.marks import Mark, harmful
from tests.loopback.discord.messages import Message
from tests.loopback.discord.pings import texts
from tests.quests.hostile_text import HOSTILE, MARKUP, PINGS

__all__ = ["street", "street_template"]
GLUED = (
    *("https://evil.example/@everyone", "https://evil.example</board:1>", "[bank](<https://evil.example>)", "\\<@1>"),
    *("\\[bank](https://evil.example)", "@everyone\u200b@here", "<@&1><@1>", "``` @everyone ```", "** @here **"),
)
NASTY = "[bank](https://evil.example) <@1> @everyone ||x|| </board:1> **"
SHORT = "[a](https://evil.example)"
LONGER = " ".join((*PINGS, *MARKUP, *GLUED))[:900]
TEXTS = tuple(text for text in HOSTILE if len(text) <= 4_000)
TITLES = tuple(text for text in HOSTILE if len(text) <= 80)
WORST = (*PINGS, *MARKUP, *GLUED)
FREE = {
    "handin_sent": ("evidence",),
    "handin_files_sent": ("evidence",),
    "not_yet_sent": ("next_step", "note"),
    "approve_note_sent": ("note",),
    "answer_help_sent": ("answer",),
    "give_sent": ("why",),
    "propose_sent": ("title", "task", "how"),
    "idea_note_sent": ("note",),
    "idea_not_yet_sent": ("next_step",),
    "time_ask_sent": ("why",),
    "new_quest_sent": ("title", "task", "short"),
    "change_quest_sent": ("title", "task"),
    "change_title_sent": ("title",),
    "add_names_sent": ("names",),
    "team_new_sent": ("names",),
    "season_new_sent": ("name",),
    "template_sent": ("title",),
}
"""The fields of each form that hold people's own words."""
NOT_YET_SHOWN = ("new_quest_sent", "time_ask_sent")
"""They wait for a board, and behind others in review."""
OF_STUDENTS = ("handin_sent", "handin_files_sent", "propose_sent", "time_ask_sent")
SHOWN = {
    "sam": (
        "home",
        "board",
        "board_list",
        "board_grid",
        "next",
        "quest",
        "answer",
        "me",
        "points",
        "badges",
        "goal",
        "leaderboard",
    ),
    "noor": ("review", "home"),
    "lee": (
        "home",
        "review",
        "review_all",
        "class",
        "people",
        "student",
        "quests",
        "boards",
        "undo",
        "record",
        "teams",
        "season",
    ),
}
"""Where others then read it."""


def sound(discord: Discord) -> None:
    """Nothing was refused, left unanswered or rang, and nobody's words were read as marks."""
    assert flaws(discord) == []
    known = {each for guild in discord.guilds.values() for each in (*guild.channels, *guild.roles)}
    for said in shown(discord):
        assert [mark for mark in harmful(said) if not ours(mark, known)] == [], said


def came(town: Town) -> bool:
    """Whether it was shown to anybody: else there was nothing to find."""
    return any("evil.example" in said for said in shown(town.discord))


def ours(mark: Mark, known: set[str]) -> bool:
    """A channel or a role of this server, named by us."""
    return mark.kind in ("channel", "role") and mark.holds in known


def shown(discord: Discord) -> Iterator[str]:
    for entry in discord.log:
        if entry.who == "bot" and isinstance(entry.payload, dict):
            data = entry.payload.get("data")
            yield from texts(data if isinstance(data, dict) else entry.payload)


@pytest.fixture
async def town(street: Street, tmp_path: Path) -> AsyncIterator[Town]:
    room = street.ours.room
    room.write(members.wish, member=room.sam, field="tell", value="message")
    room.write(classrooms.change_style, style="game", by=room.teacher)
    async with in_town(street, tmp_path) as town:
        yield town
        sound(town.discord)


async def looks_around(town: Town, on: dict[str, Message]) -> None:
    """Everybody looks at everything that shows what others wrote."""
    for name, verbs in SHOWN.items():
        for verb in verbs:
            polite(await forges(town[name], custom_ids.write(town.street.ours.action(verb)), on=on[name]))
    for quest, verb in product(town.street.ours.room.quests, ("quest", "answer")):
        action = replace(town.street.ours.action(verb), ids=(quest,))
        polite(await forges(town["sam"], custom_ids.write(action), on=on["sam"]))


def polite(seen: Seen) -> None:
    assert OUR_MISTAKE not in seen.drawn


async def everybody(town: Town) -> dict[str, Message]:
    return {name: await a_message(town[name], town.room) for name in SHOWN}


@pytest.mark.slow
@pytest.mark.parametrize("verb", FREE)
async def test_what_is_typed_into_a_form_is_data(town: Town, verb: str):
    on, name = await everybody(town), "sam" if verb in OF_STUDENTS else "lee"
    right, written = dict(VALUES[verb](town.street.ours)), custom_ids.write(town.street.ours.action(verb))
    for text in (LONGER, NASTY, SHORT, *TEXTS[::31], NASTY, SHORT):
        polite(await forges_form(town[name], written, right | dict.fromkeys(FREE[verb], text), on=on[name]))
    await looks_around(town, on)

    assert came(town) or verb in NOT_YET_SHOWN


@pytest.mark.parametrize("part", range(4))
async def test_what_quests_are_called_is_data(town: Town, part: int):
    on, texts = await everybody(town), iter(TITLES[part::4])
    while some := tuple(islice(texts, 9)):
        for quest, text in zip(town.street.ours.room.quests, some, strict=False):
            renames(town, quest, text)
        for name, verb in product(
            ("sam", "lee"), ("board", "board_list", "quest", "next", "review", "quests", "handin_for")
        ):
            polite(await forges(town[name], custom_ids.write(town.street.ours.action(verb)), on=on[name]))

    assert came(town) or part


async def test_what_people_are_called_is_data(town: Town):
    town.opens_doors()
    for text in (NASTY, *TITLES[::4]):
        new = town.discord.person(text[:32], town.guild)
        polite(await new.types("/me", channel=town.room))
        polite(await new.types("/handin", words=text[:100], channel=town.room))
    await looks_around(town, await everybody(town))

    assert came(town)


async def test_what_a_server_its_channels_and_roles_are_called_is_data(discord: Discord, off: Bot):
    guild = discord.guild(NASTY)
    roles = [guild.role(text) for text in (NASTY, *PINGS[:4])]
    room = guild.channel(SHORT, category=NASTY)
    oz = discord.person(SHORT, guild, admin=True, nick=SHORT)
    async with off.serving():
        await oz.types("/setup", channel=room)
        assert "is set up" in await oz.fills({"What is it called?": NASTY[:60], "Which roles are teachers?": roles})
        for page in ("Places", "Teacher roles", "Board", "People", "Family letter"):
            seen = await oz.types("/class", channel=room)
            polite(await oz.presses(page, on=seen) if page in seen.buttons else seen)
    sound(discord)


async def test_what_is_said_to_the_bot_alone_is_data(town: Town):
    for text in (LONGER, NASTY, *(text for text in TEXTS[::5] if text.strip())):
        polite(await town["sam"].says(text))
        polite(await town["mallory"].says(f"board {text}"))


async def test_what_the_channel_and_a_direct_message_say_is_data(town: Town):
    ours = town.street.ours
    for text in (NASTY, *WORST[::3]):
        posts_board(town, text)
    on = await a_message(town["lee"], town.room)
    said = dict(VALUES["not_yet_sent"](ours)) | {"next_step": LONGER, "note": NASTY}
    polite(await forges_form(town["lee"], custom_ids.write(ours.action("not_yet_sent")), said, on=on))

    assert await town.discord.until(lambda: len(town.room.messages) >= len(WORST[::3]))
    assert await town.discord.until(lambda: town["sam"].dms)
    assert came(town)


def renames(town: Town, quest: QuestId, text: str) -> None:
    """A teacher calls it so; what no quest may be called it is not."""
    room = town.street.ours.room
    said = replace(mending.said_of(room.read(find_quest, quest)), title=text, task=text, short=text[:20])
    with suppress(Refusal):
        room.write(mending.mend_quest, quest=quest, said=said, by=room.teacher)


def posts_board(town: Town, text: str) -> None:
    """A board that is called so comes into the channel."""
    room = town.street.ours.room
    with suppress(Refusal):
        made = room.write(
            make_board, title=text, template="choice", rows=3, columns=3, squares=room.quests, by=room.teacher
        )
        room.write(post_board, board=made.board, by=room.teacher)
