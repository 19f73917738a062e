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
    "title": mark("A class's first week. Nothing is recorded: the program plays it now."),
    "monday": mark("Monday, 8:30 · A class in three questions"),
    "monday_morning": mark("Monday, 9:10 · The class comes in"),
    "monday_afternoon": mark("Monday, 15:00 · Ten minutes for Ms Lee"),
    "tuesday": mark("Tuesday · A second try counts the same"),
    "wednesday": mark("Wednesday · A slip of the finger"),
    "menu": mark("Wednesday · A board of her own"),
    "thursday": mark("Thursday · More to choose from"),
    "friday": mark("Friday, 10:00 · The class wants to play"),
    "friday_noon": mark("Friday, 13:00 · Nobody is last"),
    "hidden": mark("Mia has more points, and would rather not be listed. There is no gap."),
    "six_more": mark("Six others hand in as well."),
    "friday_end": mark("Friday, 15:30 · The week is over"),
    "end": mark("That was one week, played on the real program"),
    "start": mark("Your own class takes three questions: make run, then type setup."),
    "room": mark("Room 7"),
    "eat": mark("Fractions"),
    "others_come": mark("26 others press it, too. Lena has no phone: Ms Lee adds her name."),
    "sam_goes_on": mark("Sam has done B1 and B3 as well. Now he tries B2 again."),
    "after_school": mark("Half past three. Once a day the channel hears of all together."),
    "slip": mark("Oh. That was meant for one student."),
    "seven_more": mark("Seven more quests of her own, then she picks a kind of board."),
    "kai_is_ill": mark("Kai is ill today. Nobody asks for a reason."),
    "pizza": mark("2/4 of a pizza is 1/2 of a pizza."),
    "pizza_again": mark("I cut one in 2 and one in 4. Two quarters cover the half."),
    "works": mark("Good start."),
    "step": mark("Say why 2/4 equals 1/2."),
    "explain": mark("Draw the bar and colour one row. I come by at ten."),
    "give": mark("give all 5"),
    "work_1": mark("I drew it, and the drawing is on the wall."),
    "work_2": mark("First I guessed, then I counted. I was close."),
    "work_3": mark("We were three, and each of us cut once."),
    "work_4": mark("It is in my notebook, page 12."),
    "work_5": mark("I told it to my grandmother, and she had a question."),
    "menu_kind": mark("Menu"),
    "menu_title": mark("Market day"),
    "own_task": mark("Do it your way, and show how you found it."),
    "own_1": mark("Guess the weight"),
    "own_2": mark("Count the change"),
    "own_3": mark("Find the cheapest"),
    "own_4": mark("Plan a stall"),
    "own_5": mark("Pack a crate"),
    "own_6": mark("Ask ten people"),
    "own_7": mark("Draw a poster"),
    "own_8": mark("Invent a riddle"),
    "idea": mark("Market song"),
    "idea_task": mark("I write a song with prices in it."),
    "idea_how": mark("I sing it."),
    "team_1": mark("Owls"),
    "team_2": mark("Foxes"),
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
