"""After each day: everything the engine says against the plain model, and nobody sees what is another's."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from sqlalchemy import select

from quests.queries.badges import badge_kinds, holding
from quests.queries.members import everybody
from quests.queries.points import class_total
from quests.queries.seasons import running_season
from quests.queries.standings import around, top
from quests.queries.teams import team_standings
from quests.statements import HERE
from quests.tables import entries, members
from tests.databases import flaws_of
from tests.scenarios.model import POOL
from tests.scenarios.pupils import Pupil
from tests.scenarios.term import Term

LEDGER = (
    select(entries.c.entry_id, members.c.name, entries.c.cause, entries.c.amount)
    .join(members, (members.c.classroom_id == entries.c.classroom_id) & (members.c.member_id == entries.c.member_id))
    .where(entries.c.classroom_id == HERE)
    .order_by(entries.c.entry_id)
)
LOOK_EVERY = 5
"""Each evening every so manieth student looks at the leaderboard."""
SCREENS = ("home", "board", "next", "badges", "me", "leaderboard", "name", "data", "quest", "handin")


async def evening(term: Term) -> None:
    """Everything holds, for everybody there."""
    assert flaws_of(term.school.desk) == []
    holds(term)
    ranks_hold(term)
    for number, pupil in enumerate(term.pupils.values()):
        await sees_own(term, pupil)
        await pupil.says(
            SCREENS[(number + term.today) % len(SCREENS)]
        )  # the screen itself says whose words stand on it


async def sees_own(term: Term, pupil: Pupil) -> None:
    """A student is told their own points, by what they see."""
    points, total = term.model.has(pupil.name), term.model.total()
    seen = await pupil.says("points")
    assert f"You have {points} point" in seen, (pupil.name, points, seen)
    assert f"The class together: {total} point" in seen, (total, seen)


async def hides(term: Term, pupil: Pupil) -> None:
    """No nickname of somebody who did not choose to be seen stands on a leaderboard that others look at."""
    if pupil.number % LOOK_EVERY == term.today % LOOK_EVERY:
        seen = await pupil.says("leaderboard")
        hidden = [one.nickname for one in term.reads(everybody) if one.name not in {*term.shown, pupil.name, "Ms Lee"}]
        assert [nickname for nickname in hidden if nickname in seen] == []


def holds(term: Term) -> None:
    """The ledger by person and kind, the class's sum, and the badges."""
    found: dict[str, Counter[str]] = {}
    kinds: dict[int, str] = {}
    for entry, name, cause, amount in term.reads(lambda look: look.execute(LEDGER)):
        kind, _, of = cause.partition(":")
        kinds[entry] = kinds[int(of)] if kind == "undo" else kind
        found.setdefault(name or POOL, Counter())[kinds[entry]] += amount
    model = term.model
    assert {who: +sums for who, sums in found.items() if +sums} == {
        who: +sums for who, sums in model.points.items() if +sums
    }
    assert term.reads(class_total) == model.total()
    explainer = next(kind for kind in term.reads(badge_kinds) if kind.code == "explainer")
    assert {one.name for one in term.reads(holding, explainer.badge_id)} == set(model.explainers)


def ranks_hold(term: Term) -> None:
    """The top of the season, each one's own place, and the teams."""
    season = term.reads(running_season)
    if season is None or not term.shown:
        return
    shown = term.shown & set(term.pupils)
    names = {number: name for name, number in term.ids().items()}
    first = term.reads(top, season.season_id)
    assert [(one.rank, one.points) for one in first] == term.model.ranked(shown)
    assert all(term.model.season[names[one.member_id]] == one.points for one in first)
    ids = term.ids()
    for name in term.pupils:
        assert term.reads(around, season.season_id, ids[name]).points == term.model.season[name], name
    teams = {one.name: (one.points, one.active) for one in term.reads(team_standings, season)}
    active = Counter(term.model.team_of.values())
    assert teams == {team: (term.model.teams[team], active[team]) for team in active}


def mean(term: Term, team: str) -> int:
    """What a team has for each who is in it."""
    return round(Fraction(term.model.teams[team], Counter(term.model.team_of.values())[team]))
