"""What a teacher does now and then in four weeks: the calendar, badges, seasons, somebody leaving; each told to the model."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from tests.bot.rows import all_rows
from tests.scenarios.evening import evening
from tests.scenarios.pupils import Pupil, options, token, tokens
from tests.scenarios.term import Term


async def holiday(term: Term, first: str, last: str) -> None:
    await term.lee.says("calendar")
    await term.lee.presses("Add holiday")
    assert "September" in await term.lee.sends(first=first, last=last)


async def award_undone(term: Term) -> None:
    before = term.model.total()
    await term.gives(7, why="tidying")
    await evening(term)
    await term.lee.says("undo")
    await term.lee.presses("undo_deed")
    for name in term.pupils:
        term.model.enter(name, "give", -7)
    assert term.model.total() == before
    await evening(term)


async def mends(term: Term) -> None:
    """Another number of points for work that is not handed in yet."""
    await term.lee.says("quest anchor")
    await term.lee.presses("Change quest")
    await term.lee.sends(title="Anchor", task="Draw it from the side.", points="35")
    term.model.worth["Anchor"] = 35


async def rule(term: Term, number: int, *, keep: bool) -> None:
    """Another number for a badge, tried first."""
    await term.lee.says("class")
    await term.lee.presses("Badges")
    await term.lee.presses("Explainer")
    await term.lee.presses("Change number")
    tried = await term.lee.sends(number=str(number))
    would, has = term.model.explained(number, set(term.pupils)), set(term.model.explainers)
    gained, lost = len(would - has), len(has - would)
    assert f"{gained} would gain it" in tried, (gained, tried)
    assert f"{lost} would lose it" in tried, (lost, tried)
    await term.lee.presses("Save and keep" if keep else "Save, look again")
    term.model.explainer_needs = number
    if not keep:
        term.model.explainers = {who: term.model.explainers.get(who, number) for who in would}
    await evening(term)


async def closes(term: Term, title: str) -> None:
    await term.lee.says(f"board {title}")
    assert f"{title} is closed" in await term.lee.presses("Close board")
    term.model.boards[title].is_open = False


async def opens(term: Term, title: str) -> None:
    await term.lee.says(f"board {title}")
    assert "is open again" in await term.lee.presses("Open again")
    term.model.boards[title].is_open = True


async def season(term: Term) -> None:
    """Two teams, the top ten, a new season; two of three show themselves."""
    lee = term.lee
    await lee.says("leaderboard")
    await lee.presses("Which ones?")
    await lee.presses("Top ten: switch on")
    await lee.presses("Teams: switch on")
    await lee.presses("Teams")
    await lee.presses("Add teams")
    await lee.sends(names="Otters\nHares")
    names, ids = list(term.pupils), term.ids()
    for number, team in enumerate(("Otters", "Hares")):
        await lee.presses("Move people")
        await lee.sends(whom=tuple(str(ids[name]) for name in names[number::2]), team=options(lee, "team")[team])
        term.model.team_of |= dict.fromkeys(names[number::2], team)
    await lee.says("leaderboard")
    await lee.presses("Seasons")
    await lee.presses("New season")
    assert "Now: Autumn" in await lee.sends(name="Autumn")
    term.model.new_season()
    for number, name in enumerate(names):
        if number % 3:
            await term.pupils[name].says("leaderboard")
            await term.pupils[name].presses("Show me")
            term.shown.add(name)


async def leaves(term: Term, name: str) -> None:
    """Somebody is taken off the list while work of theirs waits."""
    gone = term.pupils[name]
    await term.hands_in(gone)
    total = term.model.total()
    await term.lee.says(f"student {name}")
    await term.lee.presses("Remove")
    del term.pupils[name]
    term.model.leave(name)
    assert term.model.total() == total
    await gone.says("home")
    await evening(term)


async def erased(term: Term, name: str) -> None:
    gone = term.pupils[name]
    await gone.says("data")
    await gone.presses("Erase me")
    await term.lee.says("leaving")
    await term.lee.presses(name)
    await term.lee.presses("Erase")
    del term.pupils[name]
    term.model.erase(name)
    await evening(term)
    for word in ("people", "record", "leaving", "review", "undo"):
        assert name not in await term.lee.says(word)
    assert token(gone.number) not in str(all_rows(term.school.desk)).casefold()


async def closed(term: Term, name: str) -> None:
    """The season is over: its table stays."""
    pupil = term.pupils[name]
    before = await pupil.says("leaderboard")
    best = term.model.ranked(term.shown & set(term.pupils))
    await term.lee.says("leaderboard")
    await term.lee.presses("Seasons")
    await term.lee.presses("Close season")
    await term.gives(50, name)
    for one in (pupil, term.lee):
        await one.says("leaderboard")
        await one.presses("Seasons")
        seen = await one.presses("Autumn")
        for _, points in best:
            assert str(points) in seen, (points, seen, before)


async def letter(term: Term) -> None:
    await term.lee.says("letter")
    page = term.lee.document.decode()
    assert "Room 7" in page
    assert token(1) not in page.casefold()


async def own_copy(pupil: Pupil) -> None:
    """All of one's own to take away, and nothing of anybody else's."""
    await pupil.says("data")
    await pupil.presses("Make a copy")
    with ZipFile(BytesIO(pupil.document)) as copy:
        content = " ".join(copy.read(name).decode(errors="replace") for name in copy.namelist())
    assert tokens(content) == {token(pupil.number)}
