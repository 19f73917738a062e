"""A class lives four weeks of school days through the real dispatcher, and a plain model is kept beside it.

After each day everything that the engine says is compared: the ledger by person and kind, ranks, teams, badges, and what verify
finds. Every screen of every student is searched for the words of all others.
"""

from collections import Counter

import pytest

from bot.request import Home
from tests.bot.people import School
from tests.scenarios.evening import evening
from tests.scenarios.keeping import (
    award_undone,
    closed,
    closes,
    erased,
    holiday,
    leaves,
    letter,
    mends,
    opens,
    own_copy,
    rule,
    season,
)
from tests.scenarios.posting import bingo, menu, street, two_five_eight
from tests.scenarios.pupils import token
from tests.scenarios.term import Term


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def database(request):
    return request.param


async def test_a_class_lives_four_weeks(desk, database):
    term = Term.of(School(desk, Home(zone="Europe/Berlin")))
    await first_week(term, 30 if database == "sqlite" else 14)
    await second_week(term)
    await third_week(term)
    await fourth_week(term)
    much_happened(term)


def much_happened(term: Term) -> None:
    """The chances of the four weeks left nothing out."""
    sums: Counter[str] = sum(term.model.points.values(), Counter())
    assert min(sums[kind] for kind in ("attempt", "bonus", "give", "badge", "erased")) > 0, sums
    assert len(term.second_tries) > 10
    assert term.helped > 5
    assert all(
        any(board.titles[0] in done for done in term.model.done.values()) for board in term.model.boards.values()
    )


UNDOING = {2, 11, 18, 23}
"""On these days a bulk approval is taken back, and its work is looked at again."""


async def lives(term: Term, day: int, **how) -> None:
    term.begin(day)
    await term.day(undoes=day in UNDOING, **how)
    await evening(term)


async def first_week(term: Term, students: int) -> None:
    """Set up from nothing; a board a day; a bulk award is undone."""
    term.begin(0)
    lee = term.lee
    await lee.says("hello")
    await lee.presses("Start a class")
    assert "Room 7 is set up" in await lee.sends(name="Room 7", kind="class", board="eat")
    await lee.presses("See the board")
    await term.posts("Fractions you can eat")
    await lee.says("people")
    await lee.presses("Add names")
    names = [token(number).capitalize() for number in range(1, students + 1)]
    assert f"{students} names added" in await lee.sends(names="\n".join(names))
    for number in range(1, students + 1):
        await term.pupil(number).says("home")
    await holiday(term, "2026-09-16", "2026-09-17")
    term.steady = {names[0], names[3]}
    await term.day()
    await evening(term)
    await bingo(term)
    await lives(term, 1)
    await street(term)
    await lives(term, 2)
    term.begin(3)
    await award_undone(term)
    await lives(term, 3)
    for name in names[1:4]:
        await term.gives(3, name, why=f"For {name}")
    await lives(term, 4)


async def second_week(term: Term) -> None:
    """Packs, a menu, 2-5-8; a late joiner, a holiday, an excused day; a badge's rule with what was earned kept."""
    term.begin(7)
    await menu(term)
    await mends(term)
    excused = list(term.pupils)[3]
    await lives(term, 7)
    term.begin(8)
    await two_five_eight(term)
    late = term.pupil(len(term.pupils) + 1, host=False)
    assert "Others see you as" in await late.says("home")
    term.steady.add(late.name)
    await lives(term, 8)
    term.begin(11)
    await term.lee.says(f"student {excused}")
    await term.lee.presses("Excused days")
    await term.lee.presses("Add days")
    assert "* today" in await term.lee.sends(first="2026-09-18", last="")
    await rule(term, 5, keep=True)
    await lives(term, 11, away=(excused,))


async def third_week(term: Term) -> None:
    """A game: teams, a season, leaderboards; a board is closed and opened again; somebody leaves with work waiting."""
    term.begin(14)
    first, _, _, excused, *_, late = term.pupils
    await term.lee.says("style")
    await term.lee.presses("game")
    for name, days in ((first, 8), (excused, 7), (late, 2)):
        assert f"{days} school days in a row. 2 freezes kept." in await term.pupils[name].says("me")
    await usual_weeks(term, first, late)
    await lives(term, 14)
    term.begin(15)
    await closes(term, "Fractions you can eat")
    await lives(term, 15)
    term.begin(16)
    await season(term)
    await lives(term, 16)
    await opens(term, "Fractions you can eat")
    term.begin(17)
    await rule(term, 2, keep=False)
    await leaves(term, list(term.pupils)[5])
    await lives(term, 17)
    await lives(term, 18)


async def usual_weeks(term: Term, first: str, late: str) -> None:
    """Who came later is measured by the weeks since then alone."""
    weeks = term.model.by_week
    for name, usual in ((first, (weeks[first, 0] + weeks[first, 1]) // 2), (late, weeks[late, 1])):
        assert f"Your usual week: about {usual} point" in await term.pupils[name].says("leaderboard")


async def fourth_week(term: Term) -> None:
    """Somebody is erased; the season is closed and can still be read; the letter to families."""
    first = next(iter(term.pupils))
    await lives(term, 21)
    term.begin(22)
    await erased(term, list(term.pupils)[6])
    for day in (22, 23, 24, 25):
        await lives(term, day)
    assert "18 school days in a row" in await term.pupils[first].says("me")
    await closed(term, first)
    await letter(term)
    await own_copy(term.pupils[first])
