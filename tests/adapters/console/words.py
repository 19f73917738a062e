"""What a terminal says in these tests; the program's own sentences are in bot/views/terminal.py."""

from adapters.console import ConsoleWords

ENGLISH = ConsoleWords(
    locale="en",
    footer="Type a number or a word. /help shows the words.",
    you_are="You are {name}.",
    you_are_now="You are now {name}.",
    message_to="message to {name}",
    message_in="message in {name}",
    message_to_all="message to the class",
    how_to_fill="Enter keeps what is in [brackets], and skips what is not needed. /cancel leaves.",
    how_to_end="Write as many lines as you like. An empty line ends it.",
    how_to_choose="Type a number.",
    how_to_choose_some="Type numbers with commas between them.",
    how_to_empty="Type - to empty it.",
    how_to_name_a_file="Type where the file is.",
    nothing_sent="Nothing was sent.",
    saved="Saved as {name}",
    not_saved="Nothing could be written in {name}.",
    more="{label}? [y/N]",
    yes="yes",
    no="no",
    needed="This one is needed.",
    too_long="That is too long: at most {most} characters.",
    not_a_number="Type a whole number.",
    too_small="Type a number from {least} up.",
    too_big="Type a number up to {most}.",
    not_between="Type a number between {least} and {most}.",
    not_a_date="Type a day like 2026-03-09.",
    no_such_file="There is no file {wrong}.",
)
