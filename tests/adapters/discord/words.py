"""What the adapter itself says in these tests; the program's own sentences are in bot/views/discord.py."""

from adapters.discord.words import DiscordWords

ENGLISH = DiscordWords(
    go_on="Go on",
    step_kept="Part {n} of {most} is kept.",
    open_form="Open the form",
    sure_yes="Yes",
    sure_no="No",
    nothing_done="Nothing was done.",
    file_name="all-of-it.txt",
    in_file="This is long. All of it is in the file.",
    too_big="{name} is too big to be sent here.",
)
