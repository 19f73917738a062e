"""The loopback Discord refuses what Discord refuses in a modal: one spoilt payload a row, with the path and the code."""

from __future__ import annotations

from typing import Any

import pytest

from tests.loopback.discord.payloads import Thing, button, label, modal, option, options, row, select, shown, typed
from tests.loopback.discord.rules import modal_refusals


def radio(count: int = 3, **more: Any) -> Thing:
    return {"type": 21, "custom_id": "one", "options": options(count), **more}


def boxes(count: int = 3, **more: Any) -> Thing:
    return {"type": 22, "custom_id": "some", "options": options(count), **more}


def upload(**more: Any) -> Thing:
    return {"type": 19, "custom_id": "files", **more}


def box(**more: Any) -> Thing:
    return {"type": 23, "custom_id": "more", **more}


TOP: dict[str, tuple[Any, str, str]] = {
    "no title": (modal(label(), title=None), "title", "BASE_TYPE_REQUIRED"),
    "a blank title": (modal(label(), title=" "), "title", "BASE_TYPE_REQUIRED"),
    "a title of 46": (modal(label(), title="x" * 46), "title", "BASE_TYPE_BAD_LENGTH"),
    "no custom_id": (modal(label(), custom_id=None), "custom_id", "BASE_TYPE_REQUIRED"),
    "a custom_id of 101": (modal(label(), custom_id="x" * 101), "custom_id", "BASE_TYPE_BAD_LENGTH"),
    "nothing to fill in": (modal(), "components", "BASE_TYPE_REQUIRED"),
    "six labels": (modal(*(label(typed(str(n))) for n in range(6))), "components", "BASE_TYPE_BAD_LENGTH"),
    "a button": (modal(button()), "components.0", "UNION_TYPE_CHOICES"),
    "a row of buttons": (modal(row(button())), "components.0", "UNION_TYPE_CHOICES"),
    "a text input without label": (modal(typed()), "components.0", "UNION_TYPE_CHOICES"),
    "a container": (modal({"type": 17, "components": [shown()]}), "components.0", "UNION_TYPE_CHOICES"),
    "empty text": (modal(shown("")), "components.0.content", "BASE_TYPE_REQUIRED"),
    "text over 4,000": (modal(shown("x" * 4001)), "components.0.content", "BASE_TYPE_BAD_LENGTH"),
    "texts over 4,000 together": (
        modal(shown("x" * 2000), shown("x" * 2001)),
        "components",
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    "a custom_id twice": (
        modal(label(), label()),
        "components.1.component.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "an id twice": (
        modal(label(id=5), label(typed("b", id=5))),
        "components.1.component.id",
        "COMPONENT_ID_DUPLICATED",
    ),
    "no object": ("x", "", "MODEL_TYPE_CONVERT"),
}

FIELD: dict[str, tuple[Any, str, str]] = {
    "no label": (label(label=None), "label", "BASE_TYPE_REQUIRED"),
    "an empty label": (label(label=""), "label", "BASE_TYPE_REQUIRED"),
    "a label of 46": (label(label="x" * 46), "label", "BASE_TYPE_BAD_LENGTH"),
    "an empty description": (label(description=""), "description", "BASE_TYPE_BAD_LENGTH"),
    "a description of 101": (label(description="x" * 101), "description", "BASE_TYPE_BAD_LENGTH"),
    "no field": ({"type": 18, "label": "x"}, "component", "BASE_TYPE_REQUIRED"),
    "a button as field": (label(button()), "component", "UNION_TYPE_CHOICES"),
    "text as field": (label(shown()), "component", "UNION_TYPE_CHOICES"),
    "a label in a label": (label(label()), "component", "UNION_TYPE_CHOICES"),
    "a field without custom_id": (label({"type": 4, "style": 1}), "component.custom_id", "BASE_TYPE_REQUIRED"),
    "a text input without style": (label(typed(style=None)), "component.style", "BASE_TYPE_REQUIRED"),
    "a text input of style 3": (label(typed(style=3)), "component.style", "BASE_TYPE_CHOICES"),
    "a text input with a label of its own": (
        label(typed(label="x")),
        "component.label",
        "TEXT_INPUT_LABEL_INSIDE_LABEL",
    ),
    "a placeholder of 101": (label(typed(placeholder="x" * 101)), "component.placeholder", "BASE_TYPE_MAX_LENGTH"),
    "min_length of -1": (label(typed(min_length=-1)), "component.min_length", "NUMBER_TYPE_MIN"),
    "max_length of 0": (label(typed(max_length=0)), "component.max_length", "NUMBER_TYPE_MIN"),
    "max_length of 4,001": (label(typed(max_length=4001)), "component.max_length", "NUMBER_TYPE_MAX"),
    "min over max": (label(typed(min_length=9, max_length=8)), "component.min_length", "NUMBER_TYPE_MAX"),
    "a value over 4,000": (label(typed(value="x" * 4001)), "component.value", "BASE_TYPE_MAX_LENGTH"),
    "a value over its max_length": (label(typed(value="xxx", max_length=2)), "component.value", "BASE_TYPE_MAX_LENGTH"),
    "a value under its min_length": (label(typed(value="x", min_length=2)), "component.value", "BASE_TYPE_BAD_LENGTH"),
    "required that is no yes or no": (label(typed(required="yes")), "component.required", "BOOLEAN_TYPE_CONVERT"),
    "a disabled select": (label(select(disabled=True)), "component.disabled", "COMPONENT_DISABLED_IN_MODAL"),
    "a required select that asks for none": (
        label(select(min_values=0)),
        "component.min_values",
        "COMPONENT_REQUIRED_ZERO_MIN_VALUES",
    ),
    "a picker that asks for none": (
        label(select(6, min_values=0)),
        "component.min_values",
        "COMPONENT_REQUIRED_ZERO_MIN_VALUES",
    ),
    "a select of 26": (label(select(options=options(26))), "component.options", "BASE_TYPE_BAD_LENGTH"),
    "two chosen where one may be": (
        label(select(options=[option("a", default=True), option("b", default=True)])),
        "component.options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
    "a role chosen among channels": (
        label(select(8, default_values=[{"id": "1", "type": "role"}])),
        "component.default_values.0.type",
        "BASE_TYPE_CHOICES",
    ),
    "one radio button": (label(radio(1)), "component.options", "BASE_TYPE_BAD_LENGTH"),
    "no radio button": (label(radio(0)), "component.options", "BASE_TYPE_REQUIRED"),
    "eleven radio buttons": (label(radio(11)), "component.options", "BASE_TYPE_BAD_LENGTH"),
    "a radio button's label of 101": (
        label(radio(options=[option("a", label="x" * 101), option("b")])),
        "component.options.0.label",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "equal radio buttons": (
        label(radio(options=[option("a"), option("a")])),
        "component.options.1",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "two radio buttons chosen": (
        label(radio(options=[option("a", default=True), option("b", default=True)])),
        "component.options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
    "no boxes": (label(boxes(0)), "component.options", "BASE_TYPE_REQUIRED"),
    "eleven boxes": (label(boxes(11)), "component.options", "BASE_TYPE_BAD_LENGTH"),
    "more boxes to tick than there are": (label(boxes(2, max_values=3)), "component.options", "BASE_TYPE_MIN_LENGTH"),
    "required boxes that ask for none": (
        label(boxes(min_values=0)),
        "component.min_values",
        "COMPONENT_REQUIRED_ZERO_MIN_VALUES",
    ),
    "two boxes ticked where one may be": (
        label(boxes(options=[option("a", default=True), option("b", default=True)], max_values=1)),
        "component.options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
    "boxes that want more than they allow": (
        label(boxes(min_values=3, max_values=2)),
        "component.min_values",
        "NUMBER_TYPE_MAX",
    ),
    "eleven files": (label(upload(max_values=11)), "component.max_values", "NUMBER_TYPE_MAX"),
    "required files that ask for none": (
        label(upload(min_values=0)),
        "component.min_values",
        "COMPONENT_REQUIRED_ZERO_MIN_VALUES",
    ),
    "a file type without a dot": (label(upload(file_types=["pdf"])), "component.file_types.0", "BASE_TYPE_CHOICES"),
    "a box that is ticked maybe": (label(box(default="maybe")), "component.default", "BOOLEAN_TYPE_CONVERT"),
}


@pytest.mark.parametrize("spoilt", TOP)
def test_a_modal_is_refused_with(spoilt: str) -> None:
    payload, path, code = TOP[spoilt]

    assert (f"data.{path}".rstrip("."), code) in modal_refusals(payload)


@pytest.mark.parametrize("spoilt", FIELD)
def test_a_field_is_refused_with(spoilt: str) -> None:
    field, path, code = FIELD[spoilt]

    assert (f"data.components.1.{path}", code) in modal_refusals(modal(shown(), field))


ACCEPTED: dict[str, Thing] = {
    "one text": modal(label(), title="x" * 45, custom_id="y" * 100),
    "text before it": modal(shown("Say it your way."), label(description="x" * 100)),
    "five fields": modal(*(label(typed(str(n)), label="x" * 45) for n in range(5))),
    "every kind of field": modal(label(radio(10)), label(boxes(10)), label(box(default=True)), label(upload())),
    "every kind of select": modal(*(label(select(kind, f"s{kind}")) for kind in (3, 5, 6, 7, 8))),
    "text that is filled in": modal(label(typed(value="x" * 4000, max_length=4000, min_length=0, required=False))),
    "an empty value": modal(label(typed(value="", min_length=5))),
    "nothing required": modal(
        label(select(min_values=0, required=False)),
        label(boxes(min_values=0, required=False)),
        label(upload(min_values=0, max_values=10, required=False, file_types=["image", ".pdf"])),
        label(radio(2, required=False)),
        label(select(6, "roles", min_values=0, max_values=25, required=False, default_values=[])),
    ),
    "one chosen": modal(label(radio(options=[option("a", default=True), option("b")]))),
    "all ticked": modal(label(boxes(options=[option(str(n), default=True) for n in range(10)]))),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_modal_is_accepted_with(name: str) -> None:
    assert modal_refusals(ACCEPTED[name]) == []
