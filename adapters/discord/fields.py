"""A form's fields as parts of a modal, and what was filled in as values again.

What a part asks stands in its custom_id, as nothing else of a form comes back when it is sent:

title            one value
tags*            several
whom#2           the third select of a field with more than 25 options; `=` behind it where its value stood in this one
whom*#25-50      its options from the 26th to the 50th only: the others are asked in another step
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from adapters.discord.counting import is_blank, label, length
from adapters.discord.limits import (
    CHECKBOX_OPTIONS,
    FIELD_HINT,
    FIELD_LABEL,
    FIELD_PLACEHOLDER,
    FILES,
    OPTION,
    OPTIONS,
    PLACEHOLDER,
    RADIO_OPTIONS,
    TEXT_INPUT,
)
from adapters.discord.slicing import Asked
from adapters.discord.words import DiscordWords
from adapters.fallback.printable import one_line, printable
from adapters.forms import (
    ChooseMany,
    ChooseOne,
    DateField,
    FileField,
    FormField,
    FormOption,
    LongText,
    Number,
    PersonField,
    PlaceField,
    RoleField,
    ShortText,
    Value,
    standing,
    takes_several,
)

Part = dict[str, Any]
ROW, BUTTON, SELECT, TYPED, ROLES, CHANNELS, TEXT = 1, 2, 3, 4, 6, 8, 10
LABEL, UPLOAD, RADIO, BOXES, BOX = 18, 19, 21, 22, 23
PLACES = (0, 5, 15, 11, 10, 12)
"""Channels in which a class can meet: text, announcements, forums, and threads."""
LINE, LINES = 1, 2
NUMBER_LONGEST, DATE_LONGEST = 24, 40
EMPTY = "~"
"""An option's value is never empty for Discord."""
ANSWER = re.compile(r"(?P<name>[^*#=@~]+)(?P<several>\*)?(?P<part>#\d+(?P<end>-\d+)?)?(?P<stood>=)?(?:@\d+)?")


def part(one: Asked, words: DiscordWords, *, alone: bool, hint: str) -> Part:
    """A field as a modal shows it. `alone`: all of it is asked here. `hint` is what stands below its label."""
    component = _component(one, words)
    component["custom_id"] = _custom_id(one, alone=alone)
    called = label(one.field.label, FIELD_LABEL - len(one.numbering)) + one.numbering
    below = {} if is_blank(hint) else {"description": label(hint, FIELD_HINT)}
    return {"type": LABEL, "label": called, **below, "component": component}


def _custom_id(one: Asked, *, alone: bool) -> str:
    field, several = one.field, takes_several(one.field)
    named = f"{field.name}*" if several else field.name
    if not one.numbering:
        return named
    stood = "=" if not several and any(option.value == field.value for option in one.options) else ""
    number = str(one.first // OPTIONS) if alone else f"{one.first}-{one.first + len(one.options)}"
    return f"{named}#{number}{stood}"


def _component(one: Asked, words: DiscordWords) -> Part:
    match one.field:
        case ShortText(longest=longest) as field:
            return _typed(field, LINE, longest)
        case LongText(longest=longest) as field:
            return _typed(field, LINES, longest)
        case Number() as field:
            return _typed(field, LINE, NUMBER_LONGEST, _bounds(field))
        case DateField() as field:
            return _typed(field, LINE, DATE_LONGEST, words.day)
        case FileField(most=most) as field:
            return {"type": UPLOAD, **_needed(field), "max_values": min(most, FILES)}
        case PlaceField() as field:
            return {"type": CHANNELS, "channel_types": list(PLACES), **_needed(field), **_picked(field, "channel", 1)}
        case RoleField() as field:
            return {
                "type": ROLES,
                "max_values": OPTIONS,
                "required": False,
                "min_values": 0,
                **_picked(field, "role", OPTIONS),
            }
        case ChooseOne() | ChooseMany() | PersonField():
            return _choice(one)


def _typed(field: FormField, style: int, longest: int, placeholder: str = "") -> Part:
    """What stands in it is never too long to be sent again, and may be made shorter."""
    value = (printable if style == LINES else one_line)(field.value)[:TEXT_INPUT]
    most = min(max(longest, length(value), 1), TEXT_INPUT)
    asked: Part = {"type": TYPED, "style": style, "required": field.required, "max_length": most}
    if value:
        asked["value"] = value
    return {**asked, "placeholder": label(placeholder, FIELD_PLACEHOLDER)} if placeholder else asked


def _bounds(field: Number) -> str:
    least, most = field.least, field.most
    if least is not None and most is not None:
        return f"{least} – {most}"
    return f"≥ {least}" if least is not None else f"≤ {most}" if most is not None else ""


def _needed(field: FormField) -> Part:
    return {"required": field.required, "min_values": int(field.required)}


def _picked(field: FormField, kind: str, most: int) -> Part:
    """What already stands in a picker: ids, and nothing else."""
    value = standing(field)
    ids = [one for one in ((value,) if isinstance(value, str) else value) if re.fullmatch(r"[0-9]{1,20}", one)]
    return {"default_values": [{"id": one, "type": kind} for one in ids[:most]]} if ids else {}


def _choice(one: Asked) -> Part:
    """Buttons up to ten, a menu beyond; a single choice that may be left out is a menu, as a radio button stays pressed."""
    field, options = one.field, [_option(option, one.field) for option in one.options]
    required = field.required and not one.numbering
    if isinstance(field, ChooseMany) and not one.numbering and len(options) <= CHECKBOX_OPTIONS:
        return {"type": BOXES, "options": options, "required": required, "min_values": int(required)}
    pressed = required or any(option.value == "" for option in one.options)
    if isinstance(field, ChooseOne) and pressed and not one.numbering and 1 < len(options) <= RADIO_OPTIONS:
        return {"type": RADIO, "options": options, "required": required}
    most = len(options) if takes_several(field) else 1
    menu = {"type": SELECT, "options": options, "required": required, "min_values": int(required), "max_values": most}
    return {**menu, "placeholder": _from_to(one.options)} if one.numbering else menu


def _from_to(options: tuple[FormOption, ...]) -> str:
    return label(" – ".join(label(end.label, PLACEHOLDER // 2 - 2) for end in (options[0], options[-1])), PLACEHOLDER)


def _option(option: FormOption, field: FormField) -> Part:
    value = standing(field)
    chosen = option.value in ((value,) if isinstance(value, str) else value)
    shown: Part = {"label": label(option.label, OPTION), "value": _coded(option.value)}
    if not is_blank(option.about):
        shown["description"] = label(option.about, OPTION)
    return {**shown, "default": True} if chosen else shown


def _coded(value: str) -> str:
    return EMPTY + value if not value or value.startswith(EMPTY) else value


def _decoded(value: str) -> str:
    return value.removeprefix(EMPTY)


def answers(components: Iterable[Mapping[str, Any]]) -> dict[str, Value]:
    """What was filled in, by field name. A single choice of which only some was asked and nothing touched is not among them."""
    found: dict[str, Value] = {}
    stood: dict[str, str] = {}
    empty: dict[str, str] = {}
    for component in components:
        asked = ANSWER.fullmatch(component.get("custom_id", ""))
        if asked is None:
            continue
        name, given = asked["name"], _given(component)
        if asked["several"]:
            key = name + asked["part"] if asked["end"] else name
            found[key] = (*found.get(key, ()), *given)
        elif asked["stood"]:
            stood[name] = given[0] if given else ""
        elif given:
            found[name] = given[0]
        elif not asked["end"]:
            empty[name] = ""
    return empty | stood | found


def _given(component: Mapping[str, Any]) -> tuple[str, ...]:
    if component.get("values") is not None:
        return tuple(_decoded(str(one)) for one in component["values"])
    value = component.get("value")
    if component.get("type") == RADIO and value is not None:
        value = _decoded(value)
    return () if value is None else (str(value),)
