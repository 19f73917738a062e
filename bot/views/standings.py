"""Leaderboards that do no harm, seasons and teams. Only a class of style game has them."""

from __future__ import annotations

from adapters.cards import Bullets, Button, Buttons, Card, Choice, Confirm, Paragraph, Part, Table, Weight
from adapters.forms import ChooseOne, DateField, Form, FormOption, LongText, PersonField, ShortText
from bot.views import states
from bot.views.look import Look, mark
from bot.views.playing import hiding
from quests.reports import Leaderboards, Season, Seat, Standing, Team, Weeks
from quests.rules.standings import KINDS, LEAST, TEAM_LEAST

NAMES = {
    "personal": mark("My best week"),
    "growth": mark("My growth"),
    "total": mark("All together"),
    "neighbours": mark("Just ahead of me"),
    "teams": mark("Teams"),
    "top": mark("Top ten"),
}
NO_TEAM = "none"


def not_here(look: Look) -> Card:
    """A class without leaderboards; its teacher may change that."""
    style = (look.button("Style", "style"),) if look.role == "teacher" else ()
    return Card(
        heading=look.say("No leaderboard here"),
        parts=(
            Paragraph(look.say("What you earn is between you and your teachers.")),
            Buttons((*style, look.button("My page", "home"))),
        ),
    )


def season_name(look: Look, season: Season | None) -> str:
    """What a season is called."""
    if season is None:
        return look.say("between two seasons")
    return season.name or look.say("this term")


def leaderboard(look: Look, found: Leaderboards) -> Card:
    """What the class has of leaderboards, as the reader sees it."""
    parts: list[Part] = []
    if found.weeks is not None and look.role == "student":
        parts.append(Bullets(_own(look, found.weeks, found.kinds)))
    if found.total is not None:
        parts.append(Paragraph(look.say("The class together: {points}.", points=states.points(look, found.total))))
    if "neighbours" in found.kinds and look.role == "student" and found.around is not None:
        parts += _neighbours(look, found)
    if found.teams is not None:
        parts += _teams(look, found.teams, found.own_team)
    if found.top is not None:
        parts += _top(look, found.top)
        if found.around is not None and found.around.rank is not None:
            parts.append(Paragraph(look.say("You are number {rank}.", rank=found.around.rank)))
    if not parts:
        parts.append(Paragraph(look.say("There is nothing here yet.")))
    return Card(
        heading=look.say("Leaderboard: {season}", season=season_name(look, found.season)),
        parts=(*parts, _buttons(look, found)),
        footnote=_footnote(look, found),
    )


def _own(look: Look, weeks: Weeks, kinds: tuple[str, ...]) -> tuple[str, ...]:
    said: list[str] = []
    if "personal" in kinds:
        said.append(look.say("Your best week: {points}.", points=states.points(look, weeks.best)))
    if "growth" in kinds:
        said.append(look.say("This week so far: {points}.", points=states.points(look, weeks.this_week)))
        if weeks.usual:
            said.append(look.say("Your usual week: about {points}.", points=states.points(look, weeks.usual)))
            if weeks.this_week > weeks.usual:
                said.append(look.say("This week is more than usual!"))
    return tuple(said)


def _neighbours(look: Look, found: Leaderboards) -> list[Part]:
    around = found.around
    if around is None or not around.ahead + around.behind:
        return [Paragraph(look.say("Nobody you can see is just ahead of you."))]
    ahead = tuple(_ahead(look, one, around.points) for one in around.ahead[::-1])
    behind = tuple(
        look.count(
            "{name}: {n} point behind", "{name}: {n} points behind", around.points - one.points, name=one.nickname
        )
        for one in around.behind
    )
    return [Bullets((*ahead, look.say("You: {points}", points=states.points(look, around.points)), *behind))]


def _ahead(look: Look, one: Standing, mine: int) -> str:
    if one.points == mine:
        return look.say("{name}: as many as you", name=one.nickname)
    return look.count("{name}: {n} point ahead", "{name}: {n} points ahead", one.points - mine, name=one.nickname)


def _teams(look: Look, teams: tuple[Team, ...], own: Team | None) -> list[Part]:
    parts: list[Part] = []
    if teams:
        rows = tuple((str(one.rank), one.name, str(one.mean or 0)) for one in teams)
        parts.append(Table(header=(look.say("Place"), look.say("Team"), look.say("Points for each")), rows=rows))
    if own is not None and own.mean is not None:
        parts.append(
            Paragraph(
                look.say(
                    "Your team {name}: about {points} for each.", name=own.name, points=states.points(look, own.mean)
                )
            )
        )
    elif own is not None:
        parts.append(Paragraph(look.say("Your team: {name}.", name=own.name)))
    return parts or [Paragraph(look.say("No teams to show yet."))]


def _top(look: Look, rows: tuple[Standing, ...]) -> list[Part]:
    if not rows:
        return [Paragraph(look.say("The top ten begins when {n} show themselves and have points.", n=LEAST))]
    return [_table(look, rows)]


def _table(look: Look, rows: tuple[Standing, ...]) -> Table:
    return Table(
        header=(look.say("Place"), look.say("Name"), look.say("Points")),
        rows=tuple((str(one.rank), one.nickname, str(one.points)) for one in rows),
    )


def _buttons(look: Look, found: Leaderboards) -> Buttons:
    home, seasons = look.button("My page", "home"), look.button("Seasons", "seasons")
    if look.role == "teacher":
        return Buttons(
            (look.button("Which ones?", "leaderboards"), look.button("Teams", "teams"), seasons),
            (look.button("Style", "style"), home),
            look.say("More"),
        )
    if look.role != "student":
        return Buttons((seasons, home))
    return Buttons(
        (hiding(look, hidden=found.hidden), look.button("My points", "points"), home), (seasons,), look.say("More")
    )


def _footnote(look: Look, found: Leaderboards) -> str:
    if look.role != "student" or not {"neighbours", "top"} & set(found.kinds):
        return ""
    if found.hidden:
        return look.say("You are on no list. Only you can change that.")
    return look.say("Others may see your nickname and points here.")


def kinds(look: Look, on: tuple[str, ...]) -> Card:
    """Which kinds the class has, each with a switch."""
    lines = tuple(
        look.say("{kind}: on", kind=look.say(NAMES[kind]))
        if kind in on
        else look.say("{kind}: off", kind=look.say(NAMES[kind]))
        for kind in KINDS
    )
    options = tuple(
        look.option(
            look.say("{kind}: switch off", kind=look.say(NAMES[kind]))
            if kind in on
            else look.say("{kind}: switch on", kind=look.say(NAMES[kind])),
            "leaderboard_set",
            number,
            int(kind not in on),
        )
        for number, kind in enumerate(KINDS)
    )
    return Card(
        heading=look.say("Which leaderboards?"),
        parts=(
            Bullets(lines),
            Choice(prompt=look.say("Switch"), options=options),
            Paragraph(look.say("Who hides is on none of them, whatever you choose. The lower half is never listed.")),
            Buttons(
                (look.main("See them", "leaderboard"), look.button("Teams", "teams"), look.button("Seasons", "seasons"))
            ),
        ),
    )


def seasons(look: Look, found: list[Season]) -> Card:
    """The season that runs, and those that are over."""
    running = next((one for one in found if one.ends_at is None), None)
    said = (
        look.say("Now: {name}, since {day}.", name=season_name(look, running), day=look.day(running.starts_at))
        if running
        else look.say("No season is running.")
    )
    parts: list[Part] = [Paragraph(said)]
    over = [one for one in found if one.ends_at is not None]
    if over:
        options = tuple(
            look.option(season_name(look, one), "season", one.season_id, about=look.day(one.ends_at or look.now))
            for one in over
        )
        parts.append(Choice(prompt=look.say("Seasons that are over"), options=options))
    own = [look.main("New season", "season_new"), *([_close(look, running)] if running else [])]
    parts.append(Buttons((*(own if look.role == "teacher" else ()), look.button("Leaderboard", "leaderboard"))))
    return Card(
        heading=look.say("Seasons"), parts=tuple(parts), footnote=look.say("Your points stay. A season counts anew.")
    )


def _close(look: Look, season: Season) -> Button:
    confirm = Confirm(
        question=look.say("Close {name}? Its table stays, and undo opens it again.", name=season_name(look, season)),
        yes=look.say("Close"),
        no=look.say("Keep"),
    )
    return look.button("Close season", "season_close", season.season_id, weight=Weight.DANGER, confirm=confirm)


def season(look: Look, one: Season, rows: list[Standing], teams: list[Team]) -> Card:
    """The table of a season that is over. Who hides is not in it."""
    parts: list[Part] = _top(look, tuple(rows))
    told = tuple(team for team in teams if team.rank)
    if told:
        parts += _teams(look, told, None)
    parts.append(Buttons((look.button("Seasons", "seasons"), look.button("My page", "home"))))
    return Card(heading=look.say("Season: {name}", name=season_name(look, one)), parts=tuple(parts))


def season_new(look: Look) -> Form:
    """What the new season is called, and from when it counts."""
    return Form(
        title=look.say("New season"),
        action=look.action("season_new_sent"),
        submit=look.say("Begin"),
        intro=look.say("The season that runs now ends with it."),
        fields=(
            ShortText(name="name", label=look.say("What is it called?"), longest=40),
            DateField(name="first_day", label=look.say("From"), hint=look.say("Empty: from now on."), required=False),
        ),
    )


def teams(look: Look, names: dict[int, str], seats: list[Seat]) -> Card:
    """Who is in which team, for the teacher."""
    parts: list[Part] = []
    for team, name in names.items():
        who = ", ".join(seat.name for seat in seats if seat.team_id == team) or look.say("nobody yet")
        parts.append(Paragraph(look.say("{team}: {people}", team=name, people=who)))
    alone = ", ".join(seat.name for seat in seats if seat.team_id not in names)
    if names and alone:
        parts.append(Paragraph(look.say("In no team: {people}", people=alone)))
    if names:
        options = tuple(look.option(name, "team_remove", team) for team, name in names.items())
        parts.append(Choice(prompt=look.say("Remove a team"), options=options))
    else:
        parts.append(Paragraph(look.say("There are no teams yet.")))
    move = (look.main("Move people", "team_move"),) if names and seats else ()
    parts.append(Buttons((*move, look.button("Add teams", "team_new"), look.button("Leaderboard", "leaderboard"))))
    return Card(
        heading=look.say("Teams"),
        parts=tuple(parts),
        footnote=look.say("A team of fewer than {n} has no mean, so nobody's points show.", n=TEAM_LEAST),
    )


def team_new(look: Look) -> Form:
    """The names of new teams."""
    field = LongText(name="names", label=look.say("One team on each line"), longest=1000)
    return Form(
        title=look.say("Add teams"), action=look.action("team_new_sent"), submit=look.say("Add"), fields=(field,)
    )


def team_move(look: Look, names: dict[int, str], seats: list[Seat]) -> Form:
    """Who goes where."""
    people = tuple(FormOption(str(one.member_id), one.name, names.get(one.team_id or 0, "")) for one in seats)
    options = (*(FormOption(str(team), name) for team, name in names.items()), FormOption(NO_TEAM, look.say("no team")))
    return Form(
        title=look.say("Move people"),
        action=look.action("team_move_sent"),
        submit=look.say("Move"),
        intro=look.say("What they earned so far stays with the team they leave."),
        fields=(
            PersonField(name="whom", label=look.say("Who?"), options=people, several=True),
            ChooseOne(name="team", label=look.say("Which team?"), options=options, value=options[0].value),
        ),
    )
