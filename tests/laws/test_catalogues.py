"""Every sentence is spoken in every language, and every translation is of a sentence that somebody says."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from bot.commands import plain
from bot.locales import LANGUAGES, catalogue
from bot.views import nicknames, terminal, words
from bot.views.look import Look
from quests.ids import Moment
from tests.adapters.console.words import ENGLISH
from tests.laws.sources import code_files, tree
from tests.laws.spoken import (
    OPERATOR,
    Said,
    compiled,
    gaps,
    ids,
    languages,
    messages,
    po,
    po_path,
    said,
    sentences,
    strings,
)

OTHERS = languages()

# What may be said without standing there as a sentence, besides an entry of a marked table (`say(STATES[code])`).
HANDED_ON = {
    ("bot/views/helping.py", "spec.word"): "each word is marked in words.py",
    ("bot/views/look.py", "label"): "button() says what it was given; the law is kept where button() is called",
    ("bot/views/review.py", "phrase"): "from NOTES or STEPS, both marked",
    ("bot/views/review.py", "bank[int(chosen) - 1]"): "from NOTES or STEPS, both marked",
    ("bot/views/sample.py", "mild"): "from NICKNAMES, where both words of each pair are marked",
    ("bot/views/sample.py", "animal"): "as mild",
}

SPANISH_WITHOUT_GENDER = {
    "alegre",
    "amable",
    "apacible",
    "brillante",
    "dulce",
    "hábil",
    "paciente",
    "prudente",
    "sorprendente",
    "valiente",
}


def test_every_language_we_offer_has_a_catalogue():
    assert sorted({"en", *OTHERS}) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language):
    spoken = {ids(message) for message in messages(language) if all(strings(message)) and not message.fuzzy}
    assert sentences() - spoken == set(), "run `make words`, then translate"


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_that_nobody_says(language):
    assert {ids(message) for message in messages(language)} - sentences() == set(), "run `make words`"
    assert [message.id for message in po(language).obsolete.values()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_gaps_of_its_sentence(language):
    different = [ids(message) for message in messages(language) if not same_gaps(ids(message), strings(message))]
    assert different == []


def same_gaps(said_here: tuple[str, ...], said_there: tuple[str, ...]) -> bool:
    """All forms have the same gaps; only how many there are may be said as a word ("one quest", "una misión")."""
    wanted = {gaps(words) - {"n"} for words in said_here} | {gaps(words) - {"n"} for words in said_there}
    may_count = any("n" in gaps(words) for words in said_here)
    return len(wanted) == 1 and all(may_count or "n" not in gaps(words) for words in said_there)


@pytest.mark.parametrize("language", OTHERS)
def test_every_number_has_its_form(language):
    plural = [message for message in messages(language) if len(ids(message)) > 1]
    assert [ids(message) for message in plural if len(strings(message)) != po(language).num_plurals] == []
    assert plural


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_compiles_and_speaks(language):
    spoken = compiled(language)
    assert [
        ids(message) for message in messages(language) if spoken.gettext(ids(message)[0]) not in strings(message)
    ] == []
    assert [(message.id, errors) for message, errors in po(language).check()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_set_up_has_compiled_the_catalogue_as_it_stands(language):
    stale = [
        ids(message)
        for message in messages(language)
        if catalogue(language).gettext(ids(message)[0]) not in strings(message)
    ]
    assert po_path(language).with_suffix(".mo").exists()
    assert stale == [], "run `make set-up-test`"


def test_what_is_said_stands_where_translators_find_it():
    """`say` takes a sentence, or an entry of a table whose every sentence is marked."""
    tables = dict(marked_tables())
    unknown = [f"{one.path}:{one.line} {ast.unparse(one.call)}" for one in said() if not findable(one, tables)]
    assert unknown == []


def test_every_entry_of_a_table_is_marked():
    assert [name for name, marked in marked_tables() if not marked and name in tables_said()] == []


def test_the_exceptions_are_still_needed():
    handed_on = {
        (str(one.path), ast.unparse(one.call.args[0])) for one in said() if one.call.args and not one.sentences
    }
    assert set(HANDED_ON) <= handed_on


def findable(one: Said, tables: dict[str, bool]) -> bool:
    if one.sentences:
        return True
    words = one.call.args[0]
    return (str(one.path), ast.unparse(words)) in HANDED_ON or any(
        tables.get(name) for name in table_of(one.path, words)
    )


def tables_said() -> set[str]:
    return {
        name for one in said() if not one.sentences and one.call.args for name in table_of(one.path, one.call.args[0])
    }


def table_of(path: Path, words: ast.expr) -> Iterator[str]:
    """The names of the tables that `words` is looked up in: TABLE[x], TABLE.get(x, OTHER), OTHER, or `for words in TABLE`."""
    match words:
        case ast.Subscript(value=table):
            yield last_name(table)
        case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[_, ast.Name(id=other)]) if other.isupper():
            yield last_name(table)
        case ast.Name(id=name) if name.isupper():
            yield name
        case ast.Name(id=name):
            for loop in (node for node in ast.walk(tree(path)) if isinstance(node, ast.comprehension)):
                if isinstance(loop.target, ast.Name) and loop.target.id == name:
                    yield last_name(loop.iter)
        case _:
            pass


def last_name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]


def marked_tables() -> Iterator[tuple[str, bool]]:
    """The constants of the views that hold sentences, and whether each sentence in them is marked."""
    for path in code_files():
        if path.parts[:2] == ("bot", "views") and path != OPERATOR:
            for node in tree(path).body:
                targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
                value = getattr(node, "value", None)
                if isinstance(targets[0], ast.Name) and targets[0].id.isupper() and value is not None:
                    yield targets[0].id, all(is_mark(entry) for entry in entries(value))


def entries(value: ast.expr) -> list[ast.expr]:
    match value:
        case ast.Dict(values=values):
            return values
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return elements
        case _:
            return [value]


def is_mark(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "mark"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminals_sentences_have_the_gaps_that_it_fills(language):
    """It fills them itself; those of its own tests are tried with everything that it fills in."""
    spoken = terminal.console_words(compiled(language), language)
    filled = {field.name: gaps(getattr(ENGLISH, field.name)) for field in fields(ENGLISH)}
    assert {field.name: gaps(getattr(spoken, field.name)) for field in fields(spoken)} == filled


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_that_help_shows_is_understood(language):
    shown = {spec.verb: compiled(language).gettext(spec.word) for spec in words.specs()}
    assert [verb for verb, word in shown.items() if plain.meaning(word) != (verb, "")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_nicknames_are_the_same(language):
    """Each animal goes with each mild word, whatever its gender, and all are different."""
    look = Look(words=compiled(language), locale=language, zone="UTC", style="light", classroom=1, now=Moment(0))
    names = nicknames.candidates(look)
    assert len(set(names)) == len(nicknames.MILD) * len(nicknames.ANIMALS)


def test_a_mild_word_has_no_gender_in_spanish():
    """Hand-checked: "Nutria apacible", "Lince apacible". A new one is added here once it was looked at."""
    said_of = {compiled("es").gettext(mild).replace("{animal} ", "") for mild in nicknames.MILD}
    assert said_of == SPANISH_WITHOUT_GENDER
