"""Somebody who fills a form in, modal by modal, as a client does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from adapters.discord import forms
from adapters.discord.fields import BOX, BOXES, RADIO, SELECT, TYPED, UPLOAD
from adapters.forms import (
    FileField,
    Form,
    FormField,
    PlaceField,
    RoleField,
    Value,
    answered,
    options_of,
    standing,
    takes_several,
    whole,
)
from tests.adapters.discord.words import ENGLISH


def wishes(form: Form, number: int) -> dict[str, Value]:
    """What somebody would rather have in the fields of `form`: other texts, other choices, none where none is needed."""
    chance = Random(number)
    return {field.name: _wish(field, chance) for field in (*form.fields, *form.more)}


def _wish(field: FormField, chance: Random) -> Value:
    codes = [option.value for option in options_of(field)]
    if isinstance(field, FileField):
        return ()
    if isinstance(field, PlaceField | RoleField):
        return ("77",) if takes_several(field) else "77"
    if not codes:
        return f"text {chance.randrange(9)}"
    if takes_several(field):
        return tuple(code for code in codes if code and chance.random() < 0.3)
    return chance.choice(codes)


def filled_in(form: Form, wanted: Mapping[str, Value] | None = None) -> dict[str, Value]:
    """What `form` is sent with by somebody who goes through all its steps; without wishes everything stays as it stands.

    Before each step the form is filled in with what is kept of it.
    """
    kept: dict[str, Value] = {}
    for step in range(1, forms.steps(form) + 1):
        values, _ = forms.sent(as_sent(forms.modal(_refilled(form, kept), step, ENGLISH), wanted))
        kept |= values
    return whole(form, kept)


def _refilled(form: Form, kept: dict[str, Value]) -> Form:
    fields, more = (tuple(_with(one, answered(one, kept)) for one in part) for part in (form.fields, form.more))
    return replace(form, fields=fields, more=more)


def _with(field: FormField, value: Value) -> FormField:
    return replace(field, value=value if isinstance(value, str) else ",".join(value))


def as_sent(modal: dict[str, Any], wanted: Mapping[str, Value] | None = None, *, more: bool = False) -> dict[str, Any]:
    """The modal's data as a client sends it: what stands in it, or what is `wanted` by field name."""
    components = [
        {"type": part["type"], "component": _told(part["component"], wanted, more=more)}
        for part in modal["components"]
        if "component" in part
    ]
    return {"custom_id": modal["custom_id"], "components": components}


def _told(component: dict[str, Any], wanted: Mapping[str, Value] | None, *, more: bool) -> dict[str, Any]:
    brief = {"type": component["type"], "custom_id": component["custom_id"]}
    wish = None if wanted is None else wanted.get(name_of(component))
    match component["type"]:
        case kind if kind == BOX:
            return {**brief, "value": more}
        case kind if kind == TYPED:
            return {**brief, "value": component.get("value", "") if wish is None else wish}
        case kind if kind in (SELECT, BOXES, RADIO):
            values = [*_chosen(component, wish)]
            return {**brief, "value": values[0] if values else None} if kind == RADIO else {**brief, "values": values}
        case kind if kind == UPLOAD:
            return {**brief, "values": []}
        case _:
            stands = [one["id"] for one in component.get("default_values", ())]
            return {**brief, "values": stands if wish is None else [*_listed(wish)]}


def _chosen(component: dict[str, Any], wish: Value | None) -> Iterator[str]:
    for option in component["options"]:
        picked = option.get("default", False) if wish is None else plain_value(option["value"]) in _listed(wish)
        if picked:
            yield option["value"]


def _listed(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def plain_value(coded: str) -> str:
    """An option's value as the form has it."""
    return coded.removeprefix("~")


def name_of(component: dict[str, Any]) -> str:
    """The field that a part of a modal asks about."""
    name: str = component["custom_id"].partition("#")[0].partition("=")[0].rstrip("*")
    return name


def as_it_stands(form: Form) -> dict[str, Value]:
    """What `form` holds, as far as Discord can hold it."""
    return {field.name: standing(field) for field in (*form.fields, *form.more)}
