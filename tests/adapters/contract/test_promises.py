"""The promises that every renderer keeps, for any card and any form."""

import re
from typing import get_args
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.cards import Card, Part
from adapters.forms import Form, FormField
from tests.adapters.contract import made
from tests.adapters.contract.renderers import RENDERERS, Rendered
from tests.adapters.contract.said import letters, pressed, said_by_card, said_by_form

OBEYED = re.compile("[\u202a-\u202e\u2066-\u2069]")

every_renderer = pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
every_part = pytest.mark.parametrize("part", get_args(Part), ids=lambda part: part.__name__)
every_field = pytest.mark.parametrize("field", get_args(FormField), ids=lambda field: field.__name__)


def check(rendered: Rendered, words: list[str], pings: str) -> None:
    """Nothing is lost, nothing is obeyed, nobody is pinged, nothing is refused."""
    text = letters(rendered.text)
    assert [missing for missing in words if letters(missing) not in text] == []
    assert [sign for sign in rendered.raw if category(sign) in ("Cc", "Cs") and sign != "\n"] == []
    assert not OBEYED.search(rendered.raw)
    assert not re.search(pings, rendered.raw)
    assert rendered.beyond_limits == ()


@every_renderer
@given(made.card)
def test_a_card_loses_no_word_and_no_button(renderer, card):
    rendered = renderer.card(card)
    check(rendered, said_by_card(card), renderer.pings)
    assert rendered.actions == set(pressed(card))


@every_renderer
@given(made.form)
def test_a_form_keeps_every_field_with_its_hint_error_and_value(renderer, form):
    check(renderer.form(form), said_by_form(form, picks=renderer.picks), renderer.pings)


@every_renderer
@given(made.card)
@settings(max_examples=20)
def test_the_same_card_is_shown_the_same(renderer, card):
    assert renderer.card(card) == renderer.card(card)


@every_renderer
@given(made.form)
@settings(max_examples=20)
def test_the_same_form_is_shown_the_same(renderer, form):
    assert renderer.form(form) == renderer.form(form)


@every_renderer
@every_part
@given(st.data())
@settings(max_examples=20)
def test_no_part_is_forgotten(renderer, part, data):
    card = Card(heading="Only this", parts=(data.draw(made.PARTS[part]),))
    check(renderer.card(card), said_by_card(card), renderer.pings)
    assert letters(renderer.card(card).raw)


@every_renderer
@every_field
@given(st.data())
@settings(max_examples=20)
def test_no_field_is_forgotten(renderer, field, data):
    form = Form(
        title="Only this", action=data.draw(made.action), submit="Send", fields=(data.draw(made.FIELDS[field]),)
    )
    check(renderer.form(form), said_by_form(form, picks=renderer.picks), renderer.pings)


def test_every_part_and_field_can_be_made():
    assert set(made.PARTS) == set(get_args(Part))
    assert set(made.FIELDS) == set(get_args(FormField))
