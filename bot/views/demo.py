"""What the demo says: who does what, who sees it, and the texts that its people write."""

from __future__ import annotations

from bot.views.look import Words, mark

TYPES = mark("types: {words}")
PRESSES = mark("presses [{label}]")
TAPS = mark("taps {square}")
AGREES = mark("{question} [{yes}]")
ALONE = mark("only {name} sees this")
TOLD = mark("message to {name} · only {name} sees this")
EVERYBODY = mark("{place} · everybody in the class sees this")
PLACE = mark("#room-7")

TEXTS = {
    "monday": mark("Monday, 8:30 · A class in three questions"),
    "monday_later": mark("Monday, 9:10 · The class comes in"),
    "monday_afternoon": mark("Monday, 15:00 · Ten minutes for Ms Lee"),
    "tuesday": mark("Tuesday · A second try counts the same"),
    "wednesday": mark("Wednesday · Everything can be taken back"),
    "room": mark("Room 7"),
    "join": mark("26 others come in the same way. Nobody makes an account."),
    "lena": mark("Lena has no phone. Ms Lee adds her name, and hands in for her."),
    "others": mark("Six others hand in, too."),
    "pizza": mark("2/4 of a pizza is 1/2 of a pizza."),
    "pizza_again": mark("I cut one in 2 and one in 4. Two quarters cover the half."),
    "works": mark("Good start."),
    "step": mark("Say why 2/4 equals 1/2."),
    "explain": mark("Start with the picture you know best. I come by at ten."),
    "note": mark("You explained the why."),
    "give": mark("give all 5"),
    "oops": mark("That was meant for one student."),
    "work": mark("My work is in my notebook."),
    "end": mark("That was one week. Start your own class with: make run"),
}


def text(words: Words, name: str) -> str:
    """One of the demo's own texts."""
    return words.gettext(TEXTS[name])


def place(words: Words) -> str:
    """What the class's channel is called."""
    return words.gettext(PLACE)


def types(words: Words, typed: str) -> str:
    """Somebody types a word."""
    return words.gettext(TYPES).format(words=typed)


def presses(words: Words, label: str) -> str:
    """Somebody presses a button."""
    return words.gettext(PRESSES).format(label=label)


def taps(words: Words, square: str) -> str:
    """Somebody taps a square."""
    return words.gettext(TAPS).format(square=square)


def agrees(words: Words, question: str, yes: str) -> str:
    """Somebody is asked first, and says yes."""
    return words.gettext(AGREES).format(question=question, yes=yes)


def alone(words: Words, name: str) -> str:
    """Who sees an answer."""
    return words.gettext(ALONE).format(name=name)


def told(words: Words, name: str) -> str:
    """Who sees a message."""
    return words.gettext(TOLD).format(name=name)


def everybody_sees(words: Words, channel: str) -> str:
    """Who sees what stands in the class's channel."""
    return words.gettext(EVERYBODY).format(place=channel)
