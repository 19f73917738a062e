"""From what a person fills into a modal to the data of the interaction; a client stops them where the form says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.loopback.discord import reading
from tests.loopback.discord.resolving import Resolved
from tests.loopback.discord.seen import Field, Modal, NotThere

Payload = dict[str, Any]


def filled(modal: Modal, given: Mapping[str, Any], resolved: Resolved) -> Payload:
    """The data of a sent modal. Raises NotThere for a field that it has not, and for what the client would not send."""
    values = _by_field(modal, given)
    numbers = _numbers(modal.data["components"])
    fields = {field.name: field for field in modal.fields.values()}

    def told(component: Payload) -> Payload:
        brief = {"type": component["type"], "id": numbers[id(component)]}
        if component["type"] == reading.LABEL:
            return brief | {"component": told(component["component"])}
        if component["type"] == reading.ROW:
            return brief | {"components": [told(inner) for inner in component["components"]]}
        if component["type"] == reading.TEXT:
            return brief
        field = fields[component["custom_id"]]
        return brief | {"custom_id": field.name} | _value(field, values.get(field.name), resolved)

    components = [told(component) for component in modal.data["components"]]
    data = {"custom_id": modal.data["custom_id"], "components": components}
    return data | ({"resolved": resolved.payload} if resolved.payload else {})


def _by_field(modal: Modal, given: Mapping[str, Any]) -> Payload:
    """By custom_id; a field may be named by it or by its label, as it stands or as a Python name."""
    found = {}
    for said, value in given.items():
        named = [field for field in modal.fields.values() if said in {field.name, field.label}]
        named = named or [
            field for field in modal.fields.values() if _plain(said) in {_plain(field.label), _plain(field.name)}
        ]
        if len(named) != 1:
            raise NotThere(f"{modal.title!r} has no one field {said!r}, but {list(modal.fields)}")
        found[named[0].name] = value
    return found


def _plain(name: str) -> str:
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _value(field: Field, value: Any, resolved: Resolved) -> Payload:
    if field.kind == reading.INPUT:
        return {"value": _text(field, field.value if value is None else str(value))}
    if field.kind == reading.CHECKBOX:
        return {"value": field.value if value is None else bool(value)}
    picked = _listed(value)
    if field.kind == reading.UPLOAD or (field.kind in reading.SELECTS and field.kind != reading.SELECT):
        told = [resolved.put(one) for one in picked]
        if value is None and field.kind != reading.UPLOAD:
            told = field.value
    else:
        told = _options(field, field.value if value is None else picked)
    _demand_count(field, len(told))
    if field.kind == reading.RADIO:
        return {"value": told[0] if told else None}
    return {"values": told}


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple | set) else [value]


def _text(field: Field, text: str) -> str:
    least, most = field.component.get("min_length") or 0, field.component.get("max_length") or 4000
    if (field.required and not text) or (text and not least <= len(text) <= most):
        raise NotThere(f"the client does not send {field.label!r} with {len(text)} signs ({least} to {most})")
    return text


def _options(field: Field, labels: list[str]) -> list[str]:
    known = {option["label"]: option["value"] for option in field.component["options"]}
    known |= {option["value"]: option["value"] for option in field.component["options"]}
    strange = [label for label in labels if label not in known]
    if strange:
        raise NotThere(f"{field.label!r} offers {list(field.options)}, not {strange}")
    return [known[label] for label in labels]


def _demand_count(field: Field, count: int) -> None:
    usual = len(field.options) if field.kind == reading.CHECKBOXES else 1
    least = field.component.get("min_values")
    least = 1 if least is None else least
    most = field.component.get("max_values") or usual
    if (field.required and count < max(least, 1)) or (count and not least <= count <= most):
        raise NotThere(f"the client does not send {field.label!r} with {count} chosen ({least} to {most})")


def _numbers(components: list[Payload]) -> dict[int, int]:
    """The component ids, given in order as Discord does."""
    return {
        id(component): component.get("id") or number for number, component in enumerate(reading.walk(components), 1)
    }
