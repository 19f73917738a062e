"""The record: who did what in the class, when, and to whom. It tells no word that anybody wrote."""

from __future__ import annotations

from adapters.cards import Button, Buttons, Card, Paragraph, Table
from bot.views import states
from bot.views.look import Look, mark
from quests.ids import NOBODY
from quests.reports import Done

WORDS = {
    "attempt.approved": mark("approved"),
    "attempt.handed_in": mark("handed in"),
    "attempt.put_back": mark("put back"),
    "attempt.returned": mark("said: not yet"),
    "attempt.shared": mark("showed the class"),
    "attempt.taken": mark("took on"),
    "attempt.taken_back": mark("took back"),
    "badge.awarded": mark("gave something by rule"),
    "badge.given": mark("gave something by hand"),
    "badge.ruled": mark("changed a rule"),
    "board.made": mark("made a board"),
    "board.posted": mark("posted a board"),
    "board.closed": mark("closed a board"),
    "board.mended": mark("changed a board's title"),
    "board.removed": mark("removed a board"),
    "board.reopened": mark("opened a board again"),
    "calendar.day_off_added": mark("added days off"),
    "calendar.day_off_removed": mark("took days off away"),
    "calendar.weekdays_set": mark("set the school days"),
    "class.told": mark("told the class"),
    "classroom.erased": mark("students' data erased"),
    "classroom.erasure_near": mark("told that data will be erased"),
    "classroom.made": mark("set up the class"),
    "classroom.style_changed": mark("changed the style"),
    "classroom.term_set": mark("set the term"),
    "deed.undone": mark("took something back"),
    "feedback.told": mark("told that feedback is ready"),
    "help.answered": mark("answered"),
    "help.asked": mark("asked for help"),
    "leaderboard.switched": mark("switched a list"),
    "member.added": mark("added a name"),
    "member.joined": mark("came in"),
    "member.removed": mark("took off the list"),
    "member.role_changed": mark("changed a role"),
    "pack.imported": mark("brought a pack in"),
    "pack.mended": mark("mended a pack"),
    "person.erased": mark("erased a person"),
    "person.erasure_asked": mark("asked to be erased"),
    "person.erasure_called_off": mark("would rather stay"),
    "person.exported": mark("made a copy of all data"),
    "place.added": mark("added a place"),
    "place.posts_moved": mark("moved where the class is told things"),
    "place.removed": mark("removed a place"),
    "roles.mapped": mark("said which roles are teachers"),
    "points.given": mark("gave something"),
    "proposal.approved": mark("agreed to an idea"),
    "proposal.made": mark("had an idea"),
    "proposal.returned": mark("said of an idea: not yet"),
    "quest.made": mark("made a quest"),
    "quest.mended": mark("changed a quest"),
    "quest.unlock_set": mark("said when a quest opens"),
    "season.closed": mark("closed a season"),
    "season.opened": mark("opened a season"),
    "team.made": mark("made a team"),
    "team.moved": mark("moved between teams"),
    "team.removed": mark("removed a team"),
    "time.given": mark("gave more time"),
    "week.told": mark("told of the week"),
}
"""What each kind of fact is called, in words that a quiet class may hear. A test finds a kind that has none."""
BY_ROLE = "member.role_changed"
"""By nobody, it was the platform's own role that did it."""


def record(look: Look, found: list[Done], name: str = "", member: int = 0) -> Card:
    """The last things done in the class, or what one person did and had done to them."""
    header = (look.say("When"), look.say("Who"), look.say("What"), look.say("Whom"), look.say("Which"))
    rows = tuple(row(look, one) for one in found)
    body = Table(header=header, rows=rows) if rows else Paragraph(look.say("Nothing was done yet."))
    back = (look.button("Person", "student", member),) if member else ()
    buttons: tuple[Button, ...] = (*back, look.button("Class", "class"), look.button("My page", "home"))
    return Card(
        heading=look.say("Record: {name}", name=name) if name else look.say("Record"),
        parts=(body, Buttons(buttons)),
        footnote=look.say("Newest first. It holds no word that anybody wrote."),
    )


def _by(look: Look, one: Done) -> str:
    if one.by_id != NOBODY:
        return states.who(look, one.by)
    return look.say("a role on the server") if one.kind == BY_ROLE else look.say("the one who hosts")


def row(look: Look, one: Done) -> tuple[str, ...]:
    """When, who, what, whom, which."""
    by = _by(look, one)
    about = states.who(look, one.about) if one.about_id and one.about_id != one.by_id else ""
    what = look.say(WORDS[one.kind]) if one.kind in WORDS else look.say("did something")
    return look.clock(one.at), by, what, about, one.title
