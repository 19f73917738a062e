"""Pages to look at beside a quest: each by its title, with its whole address in sight."""

from __future__ import annotations

from adapters.cards import Bullets, Paragraph, Part
from adapters.forms import LongText
from adapters.text import Link as Shown
from bot.views.look import Look
from quests.reports import Link
from quests.rules.limits import LINK_LONGEST, LINK_TITLE_LONGEST, LINKS_MOST
from quests.rules.links import typed_links


def to_look_at(look: Look, links: tuple[Link, ...]) -> list[Part]:
    """The links; nothing where there are none. The title is a person's: where it leads stands beside it, never behind."""
    if not links:
        return []
    lines = tuple((f"{one.title}: ", Shown("", one.url)) for one in links)
    return [Paragraph(look.say("To look at:")), Bullets(lines)]


def asked(look: Look, links: tuple[Link, ...] = ()) -> LongText:
    """The field of a form for them."""
    return LongText(
        name="links",
        label=look.say("Links"),
        hint=look.say("One a line: title https://… At most {n}.", n=LINKS_MOST),
        longest=LINKS_MOST * (LINK_TITLE_LONGEST + LINK_LONGEST + 2),
        required=False,
        value=typed_links(links),
    )


def simpler(look: Look, text: str = "") -> LongText:
    """The field of a form for the task in simpler words."""
    return LongText(
        name="simple",
        label=look.say("The same in simpler words"),
        hint=look.say("For those who like short texts. May stay empty."),
        longest=2000,
        required=False,
        value=text,
    )
