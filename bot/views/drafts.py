"""A form that comes back as it was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from adapters.forms import FileField, Form, FormField, Values, answered
from bot.views.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What is put into a form: what was typed, what was wrong by field name, which files are kept in words, lines above it."""

    typed: Values = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    kept: str = ""
    notes: tuple[str, ...] = ()


def refill(form: Form, filled: Filled) -> Form:
    """`form` as it was filled in. What it does not know is left out; what was wrong with no field of it is said above it."""
    fields, more = (tuple(_filled(one, filled) for one in part) for part in (form.fields, form.more))
    elsewhere = filled.errors.keys() - {one.name for one in (*fields, *more)}
    notes = (*(filled.errors[name] for name in sorted(elsewhere)), *filled.notes, form.note)
    return replace(form, note="\n\n".join(filter(None, notes)), fields=fields, more=more)


def typed_before(look: Look) -> str:
    """What stands above a form that opens with what was typed into it before."""
    return look.say("This is what you typed before.")


def files_kept(look: Look, names: tuple[str, ...]) -> str:
    """What stands beside a question for files, when some came before."""
    return look.say("Kept: {names}", names=", ".join(names))


def add_files_again(look: Look) -> str:
    """Several files came, and one could not be kept."""
    return look.say("Please add all your files again.")


def _filled(field: FormField, filled: Filled) -> FormField:
    error = filled.errors.get(field.name, "")
    if isinstance(field, FileField):
        return replace(field, error=error, kept=filled.kept, required=field.required and not filled.kept)
    value = answered(field, filled.typed)
    return replace(field, value=value if isinstance(value, str) else ",".join(value), error=error)
