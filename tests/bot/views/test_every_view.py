"""Every view, in every language and style: it speaks, fits the plainest platform, and no button leads nowhere."""

import ast
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.cards import Card
from adapters.fallback import form_text, show
from adapters.forms import Form
from bot.commands import COMMANDS, DOOR
from bot.views import errors as error_view
from bot.views import words
from quests import errors
from tests.bot.views.real import EXACTLY, NOT_WHEN_QUIET, few, labels, others, read, shown, verbs, views
from tests.laws.sources import code_files, tree
from tests.laws.spoken import LABEL_MOST, word_count

# These take no look: they are no views. A new one is put here, or is given a look and tried like all others.
NO_VIEWS = {
    "attempts.asks_for_files",  # looks at a quest's formats
    "completion.is_sum",  # these two look at a board's tree, and say nothing
    "completion.makes_rows",
    "demo.agrees",  # the demo's own words between the cards; tests/scenarios/test_demo.py reads all of it
    "demo.alone",
    "demo.everybody_sees",
    "demo.place",
    "demo.presses",
    "demo.taps",
    "demo.text",
    "demo.told",
    "demo.types",
    "discord.discord_words",  # the adapter's own words
    "discord.greeting",  # pages.greeting, for nobody in particular
    "drafts.refill",  # gives a form back as it was filled in
    "files.document_name",  # a name for a document
    "files.size",  # a number
    "look.look_for",
    "look.mark",
    "look.stranger",
    "phrases.anywhere",  # what people say to us
    "phrases.before",
    "phrases.phrases",
    "quests.heading",  # a title
    "quests.short",  # a part of a text
    "sample.sample",  # the texts of a class, shown by nobody as they are
    "terminal.console_words",  # held to by tests/laws/test_catalogues.py
    "words.listed",
    "words.number_of",
    "words.menus",
    "words.specs",
    "words.verb_of",
    "words.word_of",
}
# What is done without a button, a form or a word of its own.
UNPRESSED = {"said": "talk that is no word of ours is work to hand in"}


def styles_of(name: str) -> tuple[str, ...]:
    return ("light", "game") if name in NOT_WHEN_QUIET else ("quiet", "light", "game")


def test_every_function_that_speaks_is_tried():
    assert others() == NO_VIEWS
    assert set(views()) >= NOT_WHEN_QUIET


@pytest.mark.parametrize("name", sorted(views()))
@few
@given(data=st.data())
def test_it_speaks_and_fits(name, data):
    """Nothing breaks; every button has at most three words and does something there is; the plain text holds it all."""
    _, body = shown(name, data, styles_of(name))
    if isinstance(body, Card | Form):
        assert [label for label in labels(body) if word_count(label) > LABEL_MOST] == []
        assert verbs(body) <= {*COMMANDS, *DOOR}
        assert plain(body)


@pytest.mark.parametrize("name", sorted(views()))
@few
@given(data=st.data())
def test_no_english_is_left_in_spanish(name, data):
    """A sentence that is put together from ours reads in one language: none of these little words is Spanish too."""
    look, body = shown(name, data, styles_of(name))
    if look.locale == "es":
        ours = [text for text in read_of(body) if re.search(r"\b(the|your?|is|and|with|not|yet|for)\b", text)]
        assert ours == []


def read_of(body: object) -> list[str]:
    return list(read(body))


def plain(body: Card | Form) -> str:
    return show(body).text if isinstance(body, Card) else form_text(body)


SELDOM = {"quests.quest", "review.review", "standings.seasons"}
"""Views with buttons that only some states have."""


def test_every_command_can_be_reached():
    """By a word, or from a button, a choice, a square or a form of some view."""
    pressed: set[str] = {spec.verb for spec in (*words.specs(), *words.menus())}

    def pressing(name: str) -> Callable[..., None]:
        def press(data: st.DataObject) -> None:
            body = shown(name, data, styles_of(name))[1]
            if isinstance(body, Card | Form):
                pressed.update(verbs(body))

        return press

    def missing() -> set[str]:
        return {*COMMANDS, *DOOR} - pressed - set(UNPRESSED)

    for name in views():
        few(given(data=st.data())(pressing(name)))()
    for name in sorted(SELDOM) if missing() else ():  # states that are met seldom are looked for longer
        settings(few, max_examples=300)(given(data=st.data())(pressing(name)))()
    assert {*COMMANDS, *DOOR} - pressed == set(UNPRESSED)


def test_every_word_does_something():
    assert {spec.verb for spec in words.specs()} <= {*COMMANDS, *DOOR}


def test_every_problem_with_a_field_is_worded():
    """A code that no sentence knows would be told as "Pick one of the list"."""
    raised = {problem for path in code_files() for problem in problems(tree(path))}
    worded = {
        case.value for case in ast.walk(tree(VIEW)) if isinstance(case, ast.Constant) and isinstance(case.value, str)
    }
    assert raised - worded == {"not_a_choice"}
    assert raised <= set(known_problems())


VIEW = next(path for path in code_files() if path.name == "errors.py" and path.parent.name == "views")


def problems(code: ast.AST) -> set[str]:
    """The second thing that an Invalid is told; both of an either-or."""
    told = [
        node.args[1]
        for node in ast.walk(code)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Invalid") and len(node.args) > 1
    ]
    codes = [end for one in told for end in ((one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,))]
    return {one.value for one in codes if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def known_problems() -> set[str]:
    strategy = EXACTLY["Invalid", "problem"]
    return set(strategy.elements)  # type: ignore[attr-defined]


def test_every_refusal_has_a_heading_and_a_sentence_of_its_own():
    source = ast.unparse(tree(VIEW))
    assert [one.__name__ for one in errors.Refusal.__subclasses__() if f"errors.{one.__name__}" not in source] == []
    assert {one.__name__ for one in error_view.STORES} <= {one.__name__ for one in errors.StoreError.__subclasses__()}
