"""A form and its fields as plain text, and what already stands in them."""

from __future__ import annotations

from adapters.fallback.columns import aligned
from adapters.fallback.printable import one_line, printable
from adapters.forms import FileField, Form, FormField, FormOption, options_of, standing


def form_text(form: Form) -> str:
    """The whole form, to be read: title, introduction, every field with what stands in it, what sends it."""
    more = [one_line(form.more_label), *map(_whole_field, form.more)] if form.more else []
    blocks = [one_line(form.title), printable(form.intro), printable(form.note), *map(_whole_field, form.fields), *more]
    return "\n\n".join(filter(None, (*blocks, f"[{one_line(form.submit)}]")))


def field_text(field: FormField) -> str:
    """What is asked: the label, why it was refused, the hint, and the options numbered from 1."""
    refused = f"! {one_line(field.error)}" if field.error else ""
    kept = one_line(field.kept) if isinstance(field, FileField) else ""
    options = [(f"[{number}]", _option_text(option)) for number, option in enumerate(options_of(field), 1)]
    return "\n".join(filter(None, (one_line(field.label), refused, kept, printable(field.hint), *aligned(options))))


def standing_text(field: FormField) -> str:
    """What already stands in the field, as it reads: the labels of what is chosen, the text as typed."""
    labels = {option.value: option.label for option in options_of(field)}
    if not labels:
        return printable(field.value)
    chosen = standing(field)
    values = (chosen,) if isinstance(chosen, str) else chosen
    return ", ".join(one_line(labels.get(value, value)) for value in values)


def _whole_field(field: FormField) -> str:
    value = standing_text(field)
    return "\n".join(filter(None, (field_text(field), f"= {value}" if value else "")))


def _option_text(option: FormOption) -> str:
    return " - ".join(filter(None, (one_line(option.label), one_line(option.about))))
