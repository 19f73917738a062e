"""What people say when they mean a word: whole phrases, in every language, and what is no more than politeness around them.

Each row is a few short sentences that mean the same; a translation is a few sentences of its own language, as many as it likes and
not word by word. All languages are understood everywhere, whoever says them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.locales import LANGUAGES, catalogue
from bot.views.look import mark

NEED_HELP = "help_ask"
"""Help with a quest: which one is asked."""
IN_PLACE = {NEED_HELP: "help"}
"""The word that is offered for a phrase whose verb has none."""

PHRASES: tuple[tuple[str, str], ...] = (
    ("board", mark("What is on the board? Which quests are there? What can I choose? What can I pick? Choice board.")),
    (
        "next",
        mark(
            "What next? What is next? What now? What should I do? What should I do next? What do I do? What do I do next? "
            "What can I do? What can I do next? What do I have to do? What comes next? I am finished. I am done. I am bored."
        ),
    ),
    (
        "handin",
        mark(
            "Hand in. Hand in work. Hand something in. Hand it in. I want to hand in. I want to hand something in. "
            "Turn in. Turn it in. Send in work. How do I hand in? How do I hand in work? Where do I hand in?"
        ),
    ),
    (
        NEED_HELP,
        mark(
            "I need help. I need some help. Help me. Can you help me? I am stuck. I do not understand. I do not get it. "
            "It is too hard. This is too hard. I have a question."
        ),
    ),
    (
        "help",
        mark("What can you do? What can I say? What can I type? How does it work? Which words are there? Who are you?"),
    ),
    ("home", mark("My page. Hello. Hi. Hey. Good morning. Good afternoon. Start.")),
    ("me", mark("About me. My settings. Settings.")),
    (
        "answers",
        mark(
            "My feedback. Feedback. Is there feedback? Is there any feedback? What did my teacher say? What did the teacher say? "
            "Did my teacher answer? Did I get an answer? Any news? Is there anything new? Anything new? See mine."
        ),
    ),
    (
        "points",
        mark(
            "How many points do I have? How many points have I got? How many points? What are my points? "
            "Why did I get points? My score. What is my score?"
        ),
    ),
    (
        "badges",
        mark(
            "Which badges do I have? What badges do I have? How many badges do I have? How do I get a badge? My badge."
        ),
    ),
    ("leaderboard", mark("Who is first? Who has the most points? Where do I stand? What place am I?")),
    (
        "name",
        mark("Change my name. What is my name? What am I called? How do others see me? My nickname. New nickname."),
    ),
    ("reading", mark("How do I like to read? Make it easier to read. Short text. Easier to read.")),
    ("telling", mark("How am I told? Message me. Do not message me. Stop messages. No more messages. Notifications.")),
    ("language", mark("Change the language. Another language. Speak English. Do you speak English? English.")),
    (
        "my_data",
        mark("What do you know about me? What is kept of me? What do you keep about me? Delete my data. My data."),
    ),
    ("who_sees", mark("Who sees what? Who can see this? Who can see my work? Who sees my work? Who sees this?")),
    (
        "classes",
        mark("Which classes am I in? My classes. Change class. Change the class. Another class. Switch class."),
    ),
    (
        "review",
        mark(
            "Who needs me? Who needs help? Who is waiting? What is waiting? Who waits for me? What do I have to review? "
            "What needs review? Hand-ins. Show me the hand-ins. What was handed in? Is anybody stuck? Review work."
        ),
    ),
    ("class", mark("My class. Show my class. How is my class? Manage my class. Class settings.")),
    ("post", mark("Post a board. New board. Make a board. Post a new board. I want to post a board.")),
    ("give", mark("Give points. Give some points. Give out points. How do I give points?")),
    ("undo", mark("Undo that. Undo it. Take that back. That was a mistake. I made a mistake. Go back one step.")),
    ("people", mark("Who is in my class? Who is in the class? My students. Add a student. Add students. Add names.")),
    ("quests", mark("All quests. New quest. Make a quest.")),
    ("record", mark("Who did what? What happened? What happened today?")),
    ("calendar", mark("School days. School holidays. When are the holidays?")),
    ("try_student", mark("Try it as a student. Try as a student. What do my students see? What do students see?")),
    ("back", mark("Be the teacher again. Back to teaching. Stop trying.")),
)
"""By the verb that they mean."""

BEFORE = mark(
    "Can you show me. Could you show me. Can I see. May I see. I want to see. I would like to see. Show me. Let me see. Tell me. "
    "Give me. Open. Show. Go to. Take me to. Can you tell me. Hey. Hello. Hi. OK. Okay. So. And. Can I have. I would like to."
)
"""What may stand before a phrase and means nothing more."""
ANYWHERE = mark("Please. Thanks. Thank you. The. A. An. My. Our. Just. Bot. Questboard.")
"""Small words that change nothing, wherever they stand."""

END = re.compile(r"(?<=[.?!])\s+")


@cache
def phrases() -> tuple[tuple[str, str], ...]:
    """Every phrase of every language, with the verb that it means."""
    return tuple((verb, said) for verb, row in PHRASES for said in _in_all(row))


@cache
def before() -> tuple[str, ...]:
    """What may stand before a phrase, in every language."""
    return tuple(_in_all(BEFORE))


@cache
def anywhere() -> tuple[str, ...]:
    """Small words that change nothing, in every language."""
    return tuple(_in_all(ANYWHERE))


def _in_all(row: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield from END.split(catalogue(language).gettext(row))
