"""The words to type: what they are called, in every language, and one line about each."""

from __future__ import annotations

from functools import cache

from adapters.calls import Audience, CommandSpec
from bot.locales import LANGUAGES, catalogue
from bot.views.look import mark

S, T, E = Audience.STUDENT, Audience.TEACHER, Audience.EVERYONE
Row = tuple[str, str, str, Audience, tuple[str, ...]]

FIRST: tuple[Row, ...] = (
    ("board", "board", mark("the board; a square opens its quest"), S, ("boards", "tablero")),
    ("next", "next", mark("what to do now, and why"), S, ("siguiente",)),
    ("handin", "handin", mark("hand in your work"), S, ("hand-in", "submit", "entregar")),
    ("me", "me", mark("answers, how I like to read, my name"), S, ("yo",)),
    ("class", "class", mark("boards, quests, people, style"), T, ("clase",)),
    ("review", "review", mark("who needs you, and hand-ins"), T, ("revisar",)),
    ("post", "post", mark("pick a board, look, post"), T, ("publicar",)),
    ("give", "give", mark("who, how many, why"), T, ("dar",)),
    ("undo", "undo", mark("take back what you did"), T, ("deshacer",)),
    ("student", "student", mark("one person's page, by name"), T, ("person", "alumno")),
    ("help", "help", mark("these words, and who sees what"), E, ("ayuda", "?")),
)
"""The few words that a student or a teacher needs; the help shows these with a line each."""

ALSO: tuple[Row, ...] = (
    ("home", "home", mark("my page"), E, ("page", "inicio")),
    ("quest", "quest", mark("one quest, by its square or title"), E, ("misión",)),
    ("answers", "answers", mark("answers you have not seen"), S, ("respuestas",)),
    ("points", "points", mark("your points, and why"), S, ("puntos",)),
    ("badges", "badges", mark("your badges, and what is next"), S, ("insignias",)),
    ("name", "name", mark("what others see of you"), S, ("nombre", "join")),
    ("reading", "reading", mark("how I like to read"), S, ("lectura",)),
    ("telling", "telling", mark("how I am told of answers"), S, ("avisos",)),
    ("language", "language", mark("which language I speak with you"), E, ("idioma",)),
    ("privacy", "who_sees", mark("who sees what"), E, ("privacidad",)),
    ("classes", "classes", mark("the classes you are in"), E, ("clases", "switch")),
    ("quests", "quests", mark("all quests, and making one"), T, ("misiones",)),
    ("people", "people", mark("everybody, and adding names"), T, ("students", "personas")),
    ("style", "style", mark("quiet, light or game"), T, ("estilo",)),
    ("try", "try_student", mark("try it as a student"), T, ("probar",)),
    ("back", "back", mark("be the teacher again"), E, ("volver",)),
    ("setup", "setup", mark("set up a class, in three questions"), T, ("crear",)),
)
"""Words that work too; what they open is behind buttons as well."""

HELPERS = frozenset({"review", "undo"})
"""A teacher's words that a helper has too."""
QUIET = frozenset({"points", "badges", "give"})
"""Words that a quiet class does not have."""


@cache
def specs() -> tuple[CommandSpec, ...]:
    """All words, with their lines in every language."""
    return tuple(
        CommandSpec(
            word=word,
            verb=verb,
            summary={language: catalogue(language).gettext(summary) for language in LANGUAGES},
            audience=audience,
            synonyms=synonyms,
            opens_form=verb in {"handin", "give", "setup"},
        )
        for word, verb, summary, audience, synonyms in (*FIRST, *ALSO)
    )


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
