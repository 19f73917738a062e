"""A form that comes back as it was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from adapters.forms import Form, FormField, Value
from bot.views.look import Look


def refill(form: Form, typed: Mapping[str, Value], errors: Mapping[str, str], note: str = "") -> Form:
    """`form` with what was `typed` in its fields and, by field name, what was wrong. What it does not know is left out.

    `note` is said above it.
    """
    return replace(
        form,
        intro=f"{form.intro}\n\n{note}".strip(),
        fields=tuple(_filled(field, typed, errors) for field in form.fields),
        more=tuple(_filled(field, typed, errors) for field in form.more),
    )


def typed_before(look: Look) -> str:
    """What stands above a form that opens with what was typed into it when it was refused."""
    return look.say("This is what you typed before.")


def _filled(field: FormField, typed: Mapping[str, Value], errors: Mapping[str, str]) -> FormField:
    value = typed.get(field.name, field.value)
    text = value if isinstance(value, str) else ",".join(value)
    return replace(field, value=text, error=errors.get(field.name, ""))
