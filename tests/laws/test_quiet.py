"""A quiet class hears no word of points, badges, levels, ranks or streaks: on no card, no form, no button, in no language."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.calls import Audience
from bot.views import words
from tests.bot.views.real import NOT_WHEN_QUIET, few, read, shown, views
from tests.laws.spoken import every_wording, ids, messages

LOUD = {
    "en": r"\b(points?|badges?|levels?|rank(s|ed|ings?)?|streaks?|leader ?boards?|score[sd]?|medals?|troph(y|ies)|prizes?)\b",
    "es": r"\b((?<!a )puntos?|puntu\w+|insignias?|nivel(es)?|rangos?|clasificaci\w+|rachas?|medallas?|trofeos?|premios?|ranking)\b",
}
"""The words, and in Spanish not "a punto", which is about to do something."""


@pytest.mark.parametrize("name", sorted(set(views()) - NOT_WHEN_QUIET))
@few
@given(data=st.data())
def test_no_card_of_a_quiet_class_names_them(name, data):
    look, body = shown(name, data, ("quiet",))
    assert [text for text in read(body) if loud(text, look.locale)] == []


@pytest.mark.parametrize("role", ["student", "helper", "teacher"])
def test_no_word_of_a_quiet_class_names_them(role):
    listed = [spec for some in words.listed(role, quiet=True) for spec in some]
    told = [
        (language, text) for spec in listed for language, line in spec.summary.items() for text in (spec.word, line)
    ]
    assert [text for language, text in told if loud(text, language)] == []


def test_what_a_quiet_class_does_not_have_is_a_word():
    assert {spec.word for spec in words.specs() if spec.audience in Audience} >= words.QUIET


def test_what_is_loud_in_english_is_loud_in_spanish():
    """So the law hears both languages alike: a sentence names them in both or in neither."""
    english = {ids(message) for message in messages("es") if any(loud(text, "en") for text in ids(message))}
    spanish = {ids(message) for message in messages("es") if any(loud(text, "es") for text in strings_of(message))}
    assert english == spanish
    assert [text for language, text in every_wording() if loud(text, language)]


def strings_of(message):
    return message.string if isinstance(message.string, list | tuple) else (message.string,)


@pytest.mark.parametrize("text", ["Tienes 3 puntos", "tu nivel", "una racha de 4", "Mis insignias"])
def test_the_law_hears_spanish(text):
    assert loud(text, "es")


@pytest.mark.parametrize("text", ["Está a punto de cerrar", "apunta tu idea", "tu puesto"])
def test_the_law_lets_other_words_be(text):
    assert not loud(text, "es")


def loud(text: str, language: str) -> bool:
    """Whether `text` names them; what stands in braces is nobody's word."""
    return re.search(LOUD[language], re.sub(r"\{\w+\}", "…", text), re.IGNORECASE) is not None
