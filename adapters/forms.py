"""Forms: what is asked. Plain frozen data; an adapter slices a form by its platform's limits and names the step in the call.

Discord shows five fields a step (title 45, label 45, hint 100), Slack a hundred (title 24), a terminal asks one by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from adapters.actions import Action

Value = str | tuple[str, ...]
Values = Mapping[str, Value]
"""What was filled in, by field name: text as typed, several for many choices or files, "" for nothing.

Where a step of a form asked about some of a field's options only, the name says which: `whom#25-50` is about the 26th to the 50th.
"""
PARTLY = re.compile(r"(?P<name>.+)#(?P<first>\d{1,6})-(?P<end>\d{1,6})")
"""The name of an answer about some of a field's options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    name: str
    label: str
    hint: str = ""
    required: bool = True
    value: str = ""
    """What already stands in it: a default, or what was typed before the form was refused."""
    error: str = ""
    """Why it was refused, in the reader's words: Slack shows it at the field, others above the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText(_Asked):
    """One line."""

    longest: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(_Asked):
    """Several lines (Discord 4,000, Slack 3,000). In a terminal lines go on until an empty one."""

    longest: int = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(_Asked):
    """A whole number. Discord has no such field: text that is checked when it is sent."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(_Asked):
    """A day as YYYY-MM-DD. Slack has a picker; elsewhere it is typed, and the answer says it back in words."""


@dataclass(frozen=True, slots=True)
class FormOption:
    """One thing to choose in a form: what is sent (a code, different from the others'), and how it reads."""

    value: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOne(_Asked):
    """One of some: radio buttons up to ten, a select beyond."""

    options: tuple[FormOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseMany(_Asked):
    """Any of some: check boxes up to ten, a multiple select beyond. `value` holds the chosen ones parted by commas."""

    options: tuple[FormOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileField(_Asked):
    """Files handed in with the form; checked for type and size when they arrive. In a terminal a path is typed."""

    most: int = 1
    kept: str = ""
    """In words, which files are kept from before, should none be given now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonField(_Asked):
    """A member of this class, from a list that the form brings (the platform's own people pickers know too many)."""

    options: tuple[FormOption, ...]
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceField(_Asked):
    """One of the platform's own channels, from its own picker. Not asked where there are none (a terminal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleField(_Asked):
    """Some of the platform's own roles, from its own picker; never required. Not asked where there are none (Slack, a terminal)."""


FormField = (
    ShortText
    | LongText
    | Number
    | DateField
    | ChooseOne
    | ChooseMany
    | FileField
    | PersonField
    | PlaceField
    | RoleField
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Questions with one button to send them. `more` holds what stands behind More: optional, with defaults."""

    title: str
    action: Action
    submit: str
    fields: tuple[FormField, ...]
    intro: str = ""
    more: tuple[FormField, ...] = field(default=())
    more_label: str = ""
    note: str = ""
    """Said above it this once: that it was filled in before, or what is wrong with it as a whole."""


def options_of(field: FormField) -> tuple[FormOption, ...]:
    """What can be chosen; empty for a field that is typed."""
    return field.options if isinstance(field, ChooseOne | ChooseMany | PersonField) else ()


def takes_several(field: FormField) -> bool:
    """Whether its value is a tuple: many choices, several people, files."""
    return isinstance(field, ChooseMany | FileField | RoleField) or (isinstance(field, PersonField) and field.several)


def standing(field: FormField) -> Value:
    """What already stands in the field, as it would be sent: a tuple for a field that takes several."""
    return tuple(filter(None, field.value.split(","))) if takes_several(field) else field.value


def answered(field: FormField, values: Values) -> Value:
    """What stands in `field` once `values` are given: answers about some of its options change nothing of the others."""
    now = values.get(field.name, standing(field))
    for name, chosen in values.items():
        about = PARTLY.fullmatch(name)
        if about and about["name"] == field.name:
            asked = {one.value for one in options_of(field)[int(about["first"]) : int(about["end"])]}
            now = (*(one for one in _several(now) if one not in asked), *_several(chosen))
    return now


def whole(form: Form, values: Values) -> dict[str, Value]:
    """What `form` is sent with once `values` are given: what was not asked stays as it stands in it."""
    plain = {name: value for name, value in values.items() if not PARTLY.fullmatch(name)}
    return plain | {field.name: answered(field, values) for field in (*form.fields, *form.more)}


def _several(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
