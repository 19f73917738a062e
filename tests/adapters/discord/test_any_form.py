"""What holds for any form at all: Discord refuses none of its modals, and every field is asked.

That their words arrive, the contract says."""

import re
from unicodedata import category

import pytest

from adapters.discord import forms
from tests.adapters.discord import seen
from tests.adapters.discord.any_form import any_form
from tests.adapters.discord.words import ENGLISH


def check(number: int) -> None:
    form = any_form(number)
    steps = forms.steps(form)
    modals = [forms.modal(form, step, ENGLISH) for step in range(1, steps + 1)]
    between = [message for step in {1, steps} for message in forms.between(form, step, ENGLISH)]
    assert seen.refused_modals(modals) == (), number
    assert seen.refused(between) == (), number
    asked = {one["component"]["custom_id"] for modal in modals for one in modal["components"] if "component" in one}
    names = {field.name for field in (*form.fields, *form.more)}
    assert {name_in(custom_id) for custom_id in asked if custom_id != forms.MORE} == names, number
    text = "\n".join((*map(seen.modal_text, modals), seen.raw(between)))
    assert [sign for sign in set(text) if category(sign) in ("Cc", "Cs") and sign != "\n"] == [], number


def name_in(custom_id: str) -> str:
    return re.split("[*#=]", custom_id)[0]


def test_no_form_is_refused_and_no_field_is_lost():
    for number in range(60):
        check(number)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 10_000, 1_000))
def test_none_of_ten_thousand_forms_is_refused_and_no_field_is_lost(first):
    for number in range(first, first + 1_000):
        check(number)
