"""A form as modals of five parts, and what comes back of them.

Discord forbids a modal as the answer to a modal, so between two steps, and before a refused form is opened again, stands a private
message with a button that opens it. Nothing is kept here: which step it is stands in the custom_id; what was typed, bot keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from adapters.cards import Card, Field, Fields, Paragraph, Tone
from adapters.discord import custom_ids, limits
from adapters.discord.counting import cut, is_blank, is_cut, label, length
from adapters.discord.fields import BOX, BUTTON, LABEL, ROW, TEXT, UPLOAD, Part, answers, part
from adapters.discord.limits import FIELD_HINT, FIELD_LABEL, MODAL_FIELDS, MODAL_TITLE, TEXT_BYTES, TEXT_DISPLAY_BYTES
from adapters.discord.markup import bold, escaped
from adapters.discord.message import Message
from adapters.discord.render import render
from adapters.discord.slicing import Asked, Step, sliced
from adapters.discord.words import DiscordWords
from adapters.fallback.printable import one_line
from adapters.forms import FileField, Form, FormField, Values

MORE = "~more"
"""The box to tick that leads to what stands behind More."""
PRIMARY = 1


def steps(form: Form) -> int:
    """How many modals `form` is, those behind More included."""
    return len(sliced(form))


def modal(form: Form, step: int, words: DiscordWords, *, ends: bool = False, opened_by: int = 0) -> Part:
    """The modal of one step, from 1: title, custom_id, components. `ends`: it is sent for good, as all other steps are kept.

    `opened_by` is the interaction that opens it.
    """
    found = sliced(form)
    number = min(max(step, 1), len(found))
    one = found[number - 1]
    numbering = f" ({number}/{len(found)})" if len(found) > 1 else ""
    unfinished = not ends and _goes_on(found, number)
    custom_id = custom_ids.write(form.action, step=number if numbering else 0, unfinished=unfinished)
    return {
        "title": label(form.title, MODAL_TITLE - len(numbering)) + numbering,
        "custom_id": custom_ids.opened_by(custom_id, opened_by) if opened_by else custom_id,
        "components": _components(form, one, number, words),
    }


def between(form: Form, step: int, words: DiscordWords, *, kept: bool = False) -> tuple[Message, ...]:
    """What is shown where no modal can be: what was wrong, or what is kept so far, and a button that opens `step`.

    Where something was wrong it opens that step instead; what is sent then is sent for good, unless only a step was `kept`.
    """
    found, wrong = sliced(form), to_mend(form)
    ends = bool(wrong) and not kept
    number = wrong or min(max(step, 1), len(found))
    parts = [Paragraph(form.note)] if form.note else []
    so_far = words.step_kept.format(n=number - 1, most=len(found))
    parts += [Paragraph(so_far)] if number > 1 and not wrong else []
    errors = tuple(_error(field) for field in _fields(form) if field.error)
    card = Card(
        heading=form.title,
        parts=(*parts, Fields(errors)) if errors else tuple(parts),
        tone=Tone.CARE if errors else Tone.PLAIN,
    )
    opens = custom_ids.write(form.action, step=number, unfinished=not ends and _goes_on(found, number))
    called = words.go_on if number > 1 and not wrong else words.open_form
    button = {"type": BUTTON, "style": PRIMARY, "label": label(called, limits.LABEL), "custom_id": opens}
    return _with_row(render(card, words), {"type": ROW, "components": [button]})


def to_mend(form: Form) -> int:
    """The first step in which something was wrong; 0 when nothing was."""
    for number, step in enumerate(sliced(form), 1):
        if any(one.field.error for one in step.asked):
            return number
    return 0


def sent(data: Mapping[str, Any]) -> tuple[Values, tuple[Mapping[str, Any], ...]]:
    """What was filled in, by field name, and the files that were given, as Discord tells of them."""
    files = (data.get("resolved") or {}).get("attachments") or {}
    given, uploaded = list[Mapping[str, Any]](), list[Mapping[str, Any]]()
    for component in _given(data):
        if component.get("type") == UPLOAD:
            found = [files[str(one)] for one in component.get("values") or () if str(one) in files]
            given.append({**component, "values": [one.get("filename", "") for one in found]})
            uploaded += found
        elif component.get("custom_id") != MORE:
            given.append(component)
    return answers(given), tuple(uploaded)


def goes_on(data: Mapping[str, Any]) -> bool:
    """Whether more steps follow what was sent: always, or because the box for more was ticked. Raises BadAction."""
    ticked = any(one.get("custom_id") == MORE and one.get("value") is True for one in _given(data))
    return ticked or custom_ids.read(data["custom_id"]).unfinished


def _given(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for component in data.get("components") or ():
        inner = component.get("component")
        if isinstance(inner, Mapping):
            yield inner


def _goes_on(found: tuple[Step, ...], number: int) -> bool:
    return number < len(found) and not found[number - 1].offers_more


def _fields(form: Form) -> Iterator[FormField]:
    return chain(form.fields, form.more)


def _error(field: FormField) -> Field:
    return Field(one_line(field.label), "\n".join(filter(None, (field.error, field.hint))))


def _components(form: Form, step: Step, number: int, words: DiscordWords) -> list[Part]:
    """What the modal shows: text above where there is any, the fields, the box for more."""
    above = [*map(escaped, step.above)]
    if above or step.size < MODAL_FIELDS:
        above = [*([escaped(form.note)] if number == 1 else []), *above, *_unfit_errors(step)]
    said = _clipped("\n\n".join(one for one in above if not is_blank(one)))
    whole = {one.field.name: _alone(step, one) for one in step.asked}
    shown = [part(one, words, alone=whole[one.field.name], hint=_below(one.field)) for one in step.asked]
    text = [{"type": TEXT, "content": said}] if said else []
    return [*text, *_told_apart(shown), *([_offer(form, words)] if step.offers_more else [])]


def _alone(step: Step, one: Asked) -> bool:
    """Whether all parts of its field stand in this step."""
    return len([each for each in step.asked if each.field is one.field]) == one.parts


def _below(field: FormField) -> str:
    """What stands below a label: what was wrong or what is kept, and the hint where there is room for it."""
    kept = field.kept if isinstance(field, FileField) else ""
    first = one_line(field.error) or one_line(kept)
    both = " · ".join(filter(None, (first, one_line(field.hint))))
    return both if not is_cut(both, FIELD_HINT) else first or both


def _unfit_errors(step: Step) -> Iterator[str]:
    for one in step.asked:
        if not one.first and is_cut(one.field.error, FIELD_HINT):
            yield f"{bold(one_line(one.field.label))}\n{escaped(one.field.error)}"


def _offer(form: Form, words: DiscordWords) -> Part:
    box = {"type": BOX, "custom_id": MORE, "default": False}
    below = label(words.more_follows, FIELD_HINT)
    return {"type": LABEL, "label": label(form.more_label, FIELD_LABEL), "description": below, "component": box}


def _told_apart(parts: list[Part]) -> list[Part]:
    """The same, with no custom_id twice."""
    seen: dict[str, int] = {}
    for one in parts:
        component = one["component"]
        named = component["custom_id"]
        seen[named] = seen.get(named, 0) + 1
        if seen[named] > 1:
            component["custom_id"] = f"{named}@{seen[named]}"
    return parts


def _clipped(text: str) -> str:
    """As much of `text` as Discord shows in one modal."""
    said, most = cut(text, limits.TEXT), TEXT_BYTES - TEXT_DISPLAY_BYTES
    while len(said.encode()) > most:
        said = cut(said, length(said) * most // len(said.encode()) - 1)
    return said


def _with_row(messages: tuple[Message, ...], row: Part) -> tuple[Message, ...]:
    """The messages with a row of buttons at their end."""
    *before, last = messages
    *others, container = last.components
    ended = {**container, "components": [*container["components"], row]}
    return (*before, replace(last, components=(*others, ended)))
