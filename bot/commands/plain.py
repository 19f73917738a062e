"""Plain talk to the bot: which word it means, which are near, and whether it is work rather than a word.

No guessing: a phrase of `bot/views/phrases.py` means its word when it is said whole, whatever its capitals, accents and politeness.
What is longer than a word and none of these is a student's work, and is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from adapters.calls import Audience, CommandSpec
from bot.views import phrases, words

NEAR = 0.6
NEAR_PHRASE = 0.8
"""A phrase has more letters in which to differ, and is not to be found in somebody's work."""
NEAREST_MOST = 3
SQUARE = re.compile(r"[a-z]\d{1,2}")
LONG_TALK = 4
"""From so many words on, talk is a sentence ("next I cut it in four"): work to hand in, rather than a word of ours that takes none
after it, or a slip of the pen."""
PHRASE_LONGEST = 120
"""Characters: longer talk is no phrase, with all its politeness."""
QUESTION_LONGEST = 6
"""Words of a question in which a word of ours decides, wherever it stands."""
SHORTENED = (("n't", " not"), ("'s", " is"), ("'m", " am"), ("'ve", " have"), ("'d", " would"))
"""How English shortens words, and what they are: "what's next", "I don't get it"."""


def meaning(talk: str, *, working: bool = False) -> tuple[str, str] | None:
    """The verb that `talk` means and what follows it; None when it is no word of ours. `working`: a student's, and may be work.

    A square ("B2") means its quest, and a whole phrase its word. Else the first word decides, unless it only begins a sentence; in
    a short question ("what is on the board?") a word anywhere does.
    """
    said = talk.strip()
    first, _, rest = said.removeprefix("/").partition(" ")
    spec = _named().get(fold(first) or first) if first else None
    if said.startswith("/"):
        return (spec.verb, rest.strip()) if spec else None
    whole = _whole(said)
    if whole:
        return whole
    if spec and _decides(spec, said, working=working):
        return (spec.verb == "quest" and word_alone(rest)) or (spec.verb, rest.strip())
    return _asked(said)


def after_quest(said: str) -> tuple[str, str]:
    """The verb that is meant by `/quest` and what was `said` after it, and what follows that.

    Alone it is one's own page. A word of ours is itself, so is a phrase; all else names a quest by its square or title.
    """
    first, _, rest = said.strip().partition(" ")
    spec = _named().get(fold(first) or first) if first else None
    if not first:
        return "home", ""
    if spec and spec.takes_words:
        return spec.verb, rest.strip()
    return word_alone(said) or _whole(said) or ("quest", said.strip())


def _decides(spec: CommandSpec, said: str, *, working: bool) -> bool:
    """Whether the first word means itself, and does not only begin a sentence."""
    if not _is_sentence(said):
        return True
    return spec.takes_words and not (working and ("\n" in said or spec.audience is Audience.TEACHER))


def _whole(said: str) -> tuple[str, str] | None:
    """What a phrase means that is said whole; a square may stand behind a word that takes one ("hand in b2, please")."""
    for core in _cores(said):
        if SQUARE.fullmatch(core):
            return "quest", core
        if core in _table():
            return _table()[core], ""
        head, _, square = core.rpartition(" ")
        verb = _table().get(head, "")
        if SQUARE.fullmatch(square) and verb in words.TAKING:
            return verb, square
    return None


def word_alone(said: str) -> tuple[str, str] | None:
    """The verb of a word of ours that stands behind `quest` ("quest board"); None for anything else."""
    spec = _named().get(fold(said))
    return (spec.verb, "") if spec else None


def _asked(said: str) -> tuple[str, str] | None:
    if not said.endswith("?") or len(said.split()) > QUESTION_LONGEST:
        return None
    found = [_named()[word].verb for word in fold(said).split() if word in _named()]
    return (found[0], "") if found else None


def nearest(talk: str, specs: Sequence[CommandSpec]) -> tuple[CommandSpec, ...]:
    """The words nearest to what was typed; the first ones of the list when none is near."""
    by_name = {fold(name): spec for spec in specs for name in (spec.word, *spec.synonyms)}
    first = fold(talk.strip().removeprefix("/").partition(" ")[0])
    found = [by_name[name] for name in get_close_matches(first, by_name, NEAREST_MOST, NEAR)]
    near = {spec.word: spec for spec in (*near_phrases(talk, specs), *found)}
    return tuple(near.values())[:NEAREST_MOST] or tuple(specs[:NEAREST_MOST])


def near_phrases(talk: str, specs: Sequence[CommandSpec]) -> tuple[CommandSpec, ...]:
    """Those of `specs` of which a phrase is near to `talk`: "how many pionts do I have"."""
    by_verb = {spec.verb: spec for spec in specs}
    found = {
        verb: by_verb[verb]
        for core in _cores(talk)
        for name in get_close_matches(core, _table(), NEAREST_MOST, NEAR_PHRASE)
        if (verb := phrases.IN_PLACE.get(_table()[name], _table()[name])) in by_verb
    }
    return tuple(found.values())


def is_work(talk: str) -> bool:
    """Whether plain talk is long enough to be work that somebody wants to hand in."""
    return not talk.startswith("/") and _is_sentence(talk)


def _is_sentence(talk: str) -> bool:
    return len(talk.split()) >= LONG_TALK


def fold(talk: str) -> str:
    """`talk` in small letters without accents or signs, each word once apart: "¿Qué hago?" is "que hago"."""
    said = talk.casefold().replace("\u2019", "'")
    for short, long in SHORTENED:
        said = re.sub(rf"{short}\b", long, said)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", said) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", plain))


def _cores(said: str) -> Iterator[str]:
    """`said` without the small words, and then without what stands before: as it is compared, the longest first."""
    if len(said) > PHRASE_LONGEST:
        return
    core = _small().sub(" ", fold(said)).strip()
    while core:
        core = " ".join(core.split())
        yield core
        shorter = _before().sub("", core, count=1)
        if shorter == core:
            return
        core = shorter


@cache
def _named() -> dict[str, CommandSpec]:
    return {fold(name) or name: spec for spec in words.specs() for name in (spec.word, *spec.synonyms)}


@cache
def _table() -> dict[str, str]:
    """The verb of each word and phrase, as they are compared. Words go before phrases."""
    said = {core: verb for verb, phrase in phrases.phrases() if (core := next(_cores(phrase), ""))}
    return said | {name: spec.verb for name, spec in _named().items()}


@cache
def _small() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(phrases.anywhere())})\b")


@cache
def _before() -> re.Pattern[str]:
    small = (_small().sub(" ", fold(one)) for one in phrases.before())
    return re.compile(rf"^(?:{_any_of(tuple(small))})\b ?")


def _any_of(said: tuple[str, ...]) -> str:
    return "|".join(sorted({" ".join(fold(one).split()) for one in said} - {""}, key=len, reverse=True))
