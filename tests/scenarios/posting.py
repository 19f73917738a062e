"""Boards of every kind, posted by a teacher who types and presses."""

from __future__ import annotations

from bot.packs.document import read_pack
from quests.actions.packs import import_pack
from quests.reports.packs import Pack
from tests.scenarios.pupils import options
from tests.scenarios.term import Term

STREET = """
format: questboard-pack
version: 1
code: our-street
edition: 1
title: Our street
about: Nine ways to look at a street.
licence: CC0-1.0
quests:
{quests}
boards:
  - code: street
    title: Our street
    template: tic-tac-toe
    bonuses:
      - { each: { line: 3 }, points: 5 }
      - { points: 20 }
    cells: [{cells}]
badges:
  - code: street-wise
    title: Street wise
    about: For knowing our street
    condition: { count: approved, where: { tag: street }, ge: 4 }
    points: 7
"""
WORDS = ["alley", "bridge", "corner", "door", "edge", "fence", "gate", "hedge", "ivy"]
OWN = [
    "Anchor",
    "Basket",
    "Candle",
    "Drum",
    "Engine",
    "Feather",
    "Garden",
    "Hammer",
    "Island",
    "Jacket",
    "Kettle",
    "Ladder",
    "Mirror",
    "Needle",
    "Orchard",
    "Pencil",
]


def street_pack() -> Pack:
    quests = "\n".join(
        f"  - {{ code: {one}, title: The {one}, task: Look at the {one}., points: 15, minutes: 10, tags: [street] }}"
        for one in WORDS
    )
    text = STREET.replace("{quests}", quests).replace("{cells}", ", ".join(WORDS))
    return read_pack(text.encode()).pack("en")


async def bingo(term: Term) -> None:
    """Sixteen quests of one's own on a small bingo."""
    for number, title in enumerate(OWN):
        await term.makes_quest(title, 5 + number)
    await term.lee.says("post")
    await term.lee.presses("New board")
    await term.lee.presses("Small bingo")
    own = options(term.lee, "quests")
    await term.lee.sends(title="Street bingo", quests=tuple(own[title] for title in OWN))
    await term.posts("Street bingo", 4, each_line=10, corners=True)


async def street(term: Term) -> None:
    """A pack of the one who hosts: three in a row with bonuses, and a badge that gives points."""
    by = term.ids()["Ms Lee"]
    term.school.desk.write_now(lambda work: import_pack(work, pack=street_pack(), by=by), classroom=term.classroom)
    await term.lee.says("post")
    await term.lee.presses("Our street")
    term.model.tagged = frozenset(f"The {one}" for one in WORDS)
    await term.posts("Our street", each_line=5, finished=20)


async def menu(term: Term) -> None:
    await term.lee.says("packs")
    await term.lee.presses("Fractions")
    await term.lee.presses("Bring it in")
    await term.lee.says("post")
    await term.lee.presses("Fraction menu")
    await term.posts("Fraction menu")


async def two_five_eight(term: Term) -> None:
    await term.lee.says("packs")
    await term.lee.presses("Biology field work")
    await term.lee.presses("Bring it in")
    await term.lee.says("post")
    await term.lee.presses("Look, count, find out")
    await term.posts("Look, count, find out")
