"""What only Discord needs to say, in the reader's language."""

from __future__ import annotations

from adapters.cards import Card
from adapters.discord.words import DiscordWords
from bot.locales import catalogue, known
from bot.views import pages
from bot.views.look import stranger
from quests.ids import Moment


def discord_words(locale: str) -> DiscordWords:
    """The adapter's own sentences."""
    say = catalogue(known(locale)).gettext
    return DiscordWords(
        go_on=say("Go on"),
        step_kept=say("Part {n} of {most} is kept."),
        open_form=say("Open the form"),
        sure_yes=say("Yes"),
        sure_no=say("No"),
        nothing_done=say("Nothing was done."),
        file_name=say("all-of-it.txt"),
        in_file=say("This is long. All of it is in the file."),
        too_big=say("{name} is too big to be sent here."),
        day=say("YYYY-MM-DD"),
        more_follows=say("Tick it to be asked for the rest too."),
        not_shown=say("It cannot be shown here. What you did is kept."),
        what_words=say("A square, a title, a name or another word"),
    )


def greeting(locale: str, again: bool = False) -> Card:
    """What a server reads when the bot arrives, or comes back after it was sent away."""
    look = stranger(known(locale), "UTC", Moment(0))
    return pages.back_again(look) if again else pages.greeting(look)
