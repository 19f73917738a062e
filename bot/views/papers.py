"""Files to keep or to print: a person's copy, the letter to families."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Choice, Document, Paragraph
from bot.views.look import Look
from bot.views.me import LANGUAGES
from quests.reports import Gone

ZIP = "application/zip"


def my_copy(look: Look, content: bytes) -> Card:
    """My own copy."""
    return Card(
        heading=look.say("Your copy is ready"),
        parts=(
            Document(name="my-data.zip", about=look.say("all that is kept of you"), content=content, media_type=ZIP),
            Paragraph(look.say("Open copy.html in it to read. The rest is the same as data.")),
            Buttons((look.button("My data", "my_data"), look.button("My page", "home"))),
        ),
        footnote=look.say("It is yours alone: keep it where others do not look."),
    )


def copy_of(look: Look, who: Gone, content: bytes) -> Card:
    """Somebody's copy, made by a teacher."""
    about = look.say("all that is kept of {name}", name=who.name)
    return Card(
        heading=look.say("The copy is ready"),
        parts=(
            Document(name="data-of-one.zip", about=about, content=content, media_type=ZIP),
            Paragraph(look.say("Give it to them or to their family alone. The record says you made it.")),
            Buttons((look.button("Erase…", "erase_ask", who.member_id), look.button("People", "people"))),
        ),
    )


def letter(look: Look, content: bytes, locale: str) -> Card:
    """The letter to families, as a page to print."""
    others = tuple(
        look.option(name, "letter", number) for number, (code, name) in enumerate(LANGUAGES) if code != locale
    )
    return Card(
        heading=look.say("A letter to families"),
        parts=(
            Document(name=f"letter-{locale}.html", about=look.say("one page, to print or send"), content=content),
            Choice(prompt=look.say("In another language"), options=others),
            Buttons((look.button("The term", "term"), look.button("Class", "class"))),
        ),
        footnote=look.say("Read it before you hand it out: you answer for it."),
    )
