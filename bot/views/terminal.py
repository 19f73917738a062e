"""The few sentences that the terminal itself says, in the reader's language."""

from __future__ import annotations

from adapters.console.words import ConsoleWords
from bot.views.look import Words


def console_words(words: Words, locale: str) -> ConsoleWords:
    """The terminal's sentences in the language of `words`."""
    say = words.gettext
    return ConsoleWords(
        locale=locale,
        footer=say("Type a number or a word. /help shows the words."),
        you_are=say("You are {name}."),
        you_are_now=say("You are now {name}."),
        message_to=say("message to {name}"),
        message_in=say("message in {name}"),
        message_to_all=say("message to the class"),
        how_to_fill=say("Enter keeps what is in [brackets], and skips what is not needed. /cancel leaves."),
        how_to_end=say("Write as many lines as you like. An empty line ends it."),
        how_to_choose=say("Type a number."),
        how_to_choose_some=say("Type numbers with commas between them."),
        how_to_empty=say("Type - to empty it."),
        how_to_name_a_file=say("Type where the file is."),
        nothing_sent=say("Nothing was sent."),
        saved=say("Saved as {name}"),
        not_saved=say("Nothing could be written in {name}."),
        more=say("{label}? [y/N]"),
        yes=say("yes"),
        no=say("no"),
        needed=say("This one is needed."),
        too_long=say("That is too long: at most {most} characters."),
        not_a_number=say("Type a whole number."),
        too_small=say("Type a number from {least} up."),
        too_big=say("Type a number up to {most}."),
        not_between=say("Type a number between {least} and {most}."),
        not_a_date=say("Type a day like 2026-03-09."),
        no_such_file=say("There is no file {wrong}."),
    )
