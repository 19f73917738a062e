"""The words to type: what they are called, in every language, and one line about each.

A word's translation is one of its synonyms (a test), so that both are understood everywhere, whoever types.
"""

from __future__ import annotations

from functools import cache

from adapters.calls import Audience, CommandSpec
from bot.locales import LANGUAGES, catalogue
from bot.views.look import mark

S, T, E = Audience.STUDENT, Audience.TEACHER, Audience.EVERYONE
Row = tuple[str, str, str, Audience, tuple[str, ...]]

FIRST: tuple[Row, ...] = (
    (mark("board"), "board", mark("the board; a square opens its quest"), S, ("boards", "tablero")),
    (mark("next"), "next", mark("what to do now, and why"), S, ("siguiente",)),
    (mark("handin"), "handin", mark("hand in your work"), S, ("hand-in", "submit", "entregar")),
    (mark("me"), "me", mark("answers, how I like to read, my name"), S, ("yo",)),
    (mark("class"), "class", mark("boards, quests, people, style"), T, ("clase",)),
    (mark("review"), "review", mark("who needs you, and hand-ins"), T, ("revisar",)),
    (mark("post"), "post", mark("pick a board, look, post"), T, ("publicar",)),
    (mark("give"), "give", mark("who, how many, why"), T, ("dar",)),
    (mark("undo"), "undo", mark("take back what you did"), T, ("deshacer",)),
    (mark("student"), "student", mark("one person's page, by name"), T, ("person", "estudiante", "alumno")),
    (mark("help"), "help", mark("these words, and who sees what"), E, ("ayuda", "?")),
)
"""The few words that a student or a teacher needs; the help shows these with a line each."""

ALSO: tuple[Row, ...] = (
    (mark("home"), "home", mark("my page"), E, ("page", "inicio")),
    (mark("quest"), "quest", mark("one quest, by its square or title"), E, ("misión",)),
    (mark("answers"), "answers", mark("answers you have not seen"), S, ("respuestas",)),
    (mark("points"), "points", mark("your points, and why"), S, ("puntos",)),
    (mark("badges"), "badges", mark("your badges, and what is next"), S, ("insignias",)),
    (
        mark("leaderboard"),
        "leaderboard",
        mark("how we stand, as your teacher chose"),
        E,
        ("leaderboards", "ranking", "clasificación"),
    ),
    (mark("name"), "name", mark("what others see of you"), S, ("nombre", "join")),
    (mark("reading"), "reading", mark("how I like to read"), S, ("lectura",)),
    (mark("telling"), "telling", mark("how I am told of answers"), S, ("avisos",)),
    (mark("language"), "language", mark("which language I speak with you"), E, ("idioma",)),
    (mark("data"), "my_data", mark("what is kept of you, and a copy of it"), E, ("mydata", "datos")),
    (mark("privacy"), "who_sees", mark("who sees what"), E, ("privacidad",)),
    (mark("classes"), "classes", mark("the classes you are in"), E, ("clases", "switch")),
    (mark("quests"), "quests", mark("all quests, and making one"), T, ("misiones",)),
    (mark("packs"), "packs", mark("sets of quests and boards, ready to bring in"), T, ("paquetes",)),
    (mark("people"), "people", mark("everybody, and adding names"), T, ("students", "personas")),
    (mark("leaving"), "leaving", mark("who asked to be erased, and who left"), T, ("erase", "salidas")),
    (mark("record"), "record", mark("who did what, newest first"), T, ("audit", "registro")),
    (mark("term"), "term", mark("when the term ends, and what goes after it"), T, ("retention", "curso")),
    (mark("letter"), "letter", mark("a letter to families, to print"), T, ("carta",)),
    (mark("calendar"), "calendar", mark("school days and holidays"), T, ("holidays", "calendario")),
    (mark("places"), "places", mark("where the class meets, and what I may do there"), T, ("channels", "lugares")),
    (mark("style"), "style", mark("quiet, light or game"), T, ("estilo",)),
    (mark("try"), "try_student", mark("try it as a student"), T, ("probar",)),
    (mark("back"), "back", mark("be the teacher again"), T, ("volver",)),
    (mark("setup"), "setup", mark("set up a class, in three questions"), T, ("crear",)),
)
"""Words that work too; what they open is behind buttons as well."""

HELPERS = frozenset({"review", "undo"})
"""A teacher's words that a helper has too."""
TAKING = frozenset({"board", "quest", "handin", "give", "student"})
"""Words after which a square, a title or a name may follow."""
COMMON = frozenset({row[0] for row in FIRST} | {"quest", "setup", "points", "badges", "leaderboard"})
"""Words that stand in a platform's own list of commands."""
ANY_WORD = "any_word"
"""What `/quest` means on a platform that lists commands: alone one's own page, else whichever word of ours follows."""
QUIET = frozenset({"points", "badges", "give", "leaderboard"})
"""Words that a quiet class does not have."""


MENUS: tuple[tuple[str, str, Audience], ...] = (
    ("review_of", mark("Review this student"), T),
    ("hand_this_in", mark("Hand this in"), S),
)
"""What stands in the menu of a message; nobody types it."""


@cache
def specs() -> tuple[CommandSpec, ...]:
    """All words, with their lines in every language."""
    return tuple(
        CommandSpec(
            word=word,
            verb=verb,
            summary={language: catalogue(language).gettext(summary) for language in LANGUAGES},
            audience=audience,
            common=word in COMMON,
            any_word=ANY_WORD if word == "quest" else "",
            names={language: catalogue(language).gettext(word) for language in LANGUAGES},
            synonyms=synonyms,
            takes_words=verb in TAKING,
            opens_form=verb in {"handin", "give", "setup"},
        )
        for word, verb, summary, audience, synonyms in (*FIRST, *ALSO)
    )


def word_of(verb: str) -> str:
    """The word for `verb`; "" when there is none."""
    return next((spec.word for spec in specs() if spec.verb == verb), "")


def number_of(word: str) -> int:
    """A word of ours as a number, for a button; 0 for none."""
    return int(word, 36) if word else 0


def verb_of(number: int) -> str:
    """The verb of the word that `number_of` made a number of; "" for any other number."""
    return next((spec.verb for spec in specs() if number_of(spec.word) == number), "")


@cache
def menus() -> tuple[CommandSpec, ...]:
    """What can be picked from the menu of a message, where a platform has one. They are no words."""
    return tuple(
        CommandSpec(word="", verb=verb, summary=(called := _in_each(name)), audience=audience, menu=called)
        for verb, name, audience in MENUS
    )


def _in_each(message: str) -> dict[str, str]:
    return {language: catalogue(language).gettext(message) for language in LANGUAGES}


def listed(role: str, *, quiet: bool) -> tuple[tuple[CommandSpec, ...], tuple[CommandSpec, ...]]:
    """The words for `role`: those it needs, and those that work too."""
    audience = T if role == "teacher" else S
    mine = [
        spec
        for spec in specs()
        if (spec.audience in (audience, E) or (role == "helper" and spec.word in HELPERS))
        and not (quiet and spec.word in QUIET)
    ]
    first = {row[0] for row in FIRST}
    return tuple(spec for spec in mine if spec.word in first), tuple(spec for spec in mine if spec.word not in first)
