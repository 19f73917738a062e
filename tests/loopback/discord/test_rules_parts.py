"""The loopback Discord refuses what Discord refuses in buttons, selects and layout: one spoilt part a row."""

from __future__ import annotations

from typing import Any

import pytest

from tests.loopback.discord.payloads import (
    boxed,
    button,
    file,
    gallery,
    linked,
    message,
    option,
    options,
    picture,
    row,
    section,
    select,
    shown,
)
from tests.loopback.discord.rules import refusals

UPLOADS = ("badge.png", "board.html")

BUTTONS: dict[str, tuple[Any, str, str]] = {
    "no buttons": (row(), "components", "BASE_TYPE_REQUIRED"),
    "six buttons": (row(*(button(str(n)) for n in range(6))), "components", "BASE_TYPE_BAD_LENGTH"),
    "text in a row": (row(shown()), "components.0", "UNION_TYPE_CHOICES"),
    "a text input in a row": (row({"type": 4, "custom_id": "x", "style": 1}), "components.0", "UNION_TYPE_CHOICES"),
    "a row in a row": (row(row(button())), "components.0", "UNION_TYPE_CHOICES"),
    "no style": (row(button(style=None)), "components.0.style", "BASE_TYPE_REQUIRED"),
    "style 7": (row(button(style=7)), "components.0.style", "BASE_TYPE_CHOICES"),
    "no custom_id": (row(button(None)), "components.0.custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
    "an empty custom_id": (row(button("")), "components.0.custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
    "a custom_id of 101": (row(button("x" * 101)), "components.0.custom_id", "BASE_TYPE_BAD_LENGTH"),
    "a custom_id twice": (row(button(), button()), "components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"),
    "a custom_id twice, one disabled": (
        row(button(), button(disabled=True)),
        "components.1.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "a label of 81": (row(button(label="x" * 81)), "components.0.label", "BASE_TYPE_MAX_LENGTH"),
    "no label and no emoji": (row(button(label=None)), "components.0.label", "BASE_TYPE_REQUIRED"),
    "a blank label": (row(button(label=" ")), "components.0.label", "BASE_TYPE_REQUIRED"),
    "an emoji that is a word": (
        row(button(emoji={"name": "ok"})),
        "components.0.emoji.name",
        "COMPONENT_INVALID_EMOJI",
    ),
    "an emoji that is no object": (row(button(emoji="✅")), "components.0.emoji", "MODEL_TYPE_CONVERT"),
    "a url on a plain button": (
        row(button(url="https://a.example")),
        "components.0.url",
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "a custom_id on a link": (
        row(linked(custom_id="x")),
        "components.0.custom_id",
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "a link without url": (row({"type": 2, "style": 5, "label": "x"}), "components.0.url", "BASE_TYPE_REQUIRED"),
    "a link of 513": (row(linked("https://a.example/" + "x" * 495)), "components.0.url", "BASE_TYPE_MAX_LENGTH"),
    "a link to a script": (row(linked("javascript://x")), "components.0.url", "URL_TYPE_INVALID_SCHEME"),
    "a link to a file": (row(linked("attachment://badge.png")), "components.0.url", "URL_TYPE_INVALID_SCHEME"),
    "a link without host": (row(linked("https:///x")), "components.0.url", "URL_TYPE_INVALID_URL"),
    "a premium button with a label": (
        row({"type": 2, "style": 6, "sku_id": "1", "label": "x"}),
        "components.0.label",
        "BUTTON_COMPONENT_PREMIUM_EXCLUSIVE",
    ),
    "a premium button without sku": (row({"type": 2, "style": 6}), "components.0.sku_id", "NUMBER_TYPE_COERCE"),
    "disabled that is no yes or no": (row(button(disabled="no")), "components.0.disabled", "BOOLEAN_TYPE_CONVERT"),
    "an id that is no number": (row(button(id="x")), "components.0.id", "NUMBER_TYPE_COERCE"),
    "an id of 33 bits": (row(button(id=2**31)), "components.0.id", "NUMBER_TYPE_MAX"),
    "a negative id": (row(button(id=-1)), "components.0.id", "NUMBER_TYPE_MIN"),
    "an id twice": (row(button(id=7), button("2", id=7)), "components.1.id", "COMPONENT_ID_DUPLICATED"),
    "an id of the row's": (row(button(id=7), id=7), "components.0.id", "COMPONENT_ID_DUPLICATED"),
}

SELECTS: dict[str, tuple[Any, str, str]] = {
    "two selects": (row(select(), select(5, "who")), "components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    "a select beside a button": (row(button(), select()), "components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    "no custom_id": (row({"type": 3, "options": options(1)}), "components.0.custom_id", "BASE_TYPE_REQUIRED"),
    "no options": (row(select(options=[])), "components.0.options", "BASE_TYPE_REQUIRED"),
    "26 options": (row(select(options=options(26))), "components.0.options", "BASE_TYPE_BAD_LENGTH"),
    "a placeholder of 151": (row(select(placeholder="x" * 151)), "components.0.placeholder", "BASE_TYPE_MAX_LENGTH"),
    "an option without label": (
        row(select(options=[{"value": "a"}])),
        "components.0.options.0.label",
        "BASE_TYPE_REQUIRED",
    ),
    "an option with a blank label": (
        row(select(options=[option(label=" ")])),
        "components.0.options.0.label",
        "BASE_TYPE_REQUIRED",
    ),
    "a label of 101": (
        row(select(options=[option(label="x" * 101)])),
        "components.0.options.0.label",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a value of 101": (
        row(select(options=[option("x" * 101)])),
        "components.0.options.0.value",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an empty value": (row(select(options=[option("")])), "components.0.options.0.value", "BASE_TYPE_REQUIRED"),
    "a description of 101": (
        row(select(options=[option(description="x" * 101)])),
        "components.0.options.0.description",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a value twice": (
        row(select(options=[option("a"), option("a")])),
        "components.0.options.1",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "min_values of -1": (row(select(min_values=-1)), "components.0.min_values", "NUMBER_TYPE_MIN"),
    "max_values of 26": (row(select(max_values=26)), "components.0.max_values", "NUMBER_TYPE_MAX"),
    "max_values of 0": (row(select(min_values=0, max_values=0)), "components.0.max_values", "NUMBER_TYPE_MIN"),
    "min over max": (row(select(min_values=3, max_values=2)), "components.0.min_values", "NUMBER_TYPE_MAX"),
    "more to choose than there is": (row(select(max_values=4)), "components.0.options", "BASE_TYPE_MIN_LENGTH"),
    "two chosen where one may be": (
        row(select(options=[option("a", default=True), option("b", default=True)])),
        "components.0.options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
    "a role chosen among people": (
        row(select(5, default_values=[{"id": "1", "type": "role"}])),
        "components.0.default_values.0.type",
        "BASE_TYPE_CHOICES",
    ),
    "two people chosen where one may be": (
        row(select(5, default_values=[{"id": "1", "type": "user"}, {"id": "2", "type": "user"}])),
        "components.0.default_values",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a channel type of 99": (row(select(8, channel_types=[99])), "components.0.channel_types.0", "BASE_TYPE_CHOICES"),
    "an option's emoji that is a word": (
        row(select(options=[option(emoji={"name": "x"})])),
        "components.0.options.0.emoji.name",
        "COMPONENT_INVALID_EMOJI",
    ),
}

BLOCKS: dict[str, tuple[Any, str, str]] = {
    "a section without text": (section(), "components", "BASE_TYPE_REQUIRED"),
    "a section with four texts": (section(*(shown() for _ in range(4))), "components", "BASE_TYPE_BAD_LENGTH"),
    "a section with a button inside": (section(button()), "components.0", "UNION_TYPE_CHOICES"),
    "a section with nothing beside it": (
        {"type": 9, "components": [shown()], "accessory": None},
        "accessory",
        "BASE_TYPE_REQUIRED",
    ),
    "a section with a select beside it": (section(shown(), accessory=select()), "accessory", "UNION_TYPE_CHOICES"),
    "a section's button without custom_id": (
        section(shown(), accessory=button(None)),
        "accessory.custom_id",
        "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
    ),
    "a thumbnail of nothing": (section(shown(), accessory={"type": 11}), "accessory.media", "BASE_TYPE_REQUIRED"),
    "a thumbnail alone": ({"type": 11, **picture()}, "", "UNION_TYPE_CHOICES"),
    "an empty gallery": (gallery(), "items", "BASE_TYPE_REQUIRED"),
    "eleven pictures": (gallery(*(picture() for _ in range(11))), "items", "BASE_TYPE_BAD_LENGTH"),
    "alt text of 1,025": (gallery(picture(description="x" * 1025)), "items.0.description", "BASE_TYPE_BAD_LENGTH"),
    "empty alt text": (gallery(picture(description="")), "items.0.description", "BASE_TYPE_BAD_LENGTH"),
    "a picture that was not uploaded": (
        gallery(picture("attachment://other.png")),
        "items.0.media.url",
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "a picture on this machine": (gallery(picture("file:///etc/x")), "items.0.media.url", "URL_TYPE_INVALID_SCHEME"),
    "a file from the web": (file("https://a.example/x.pdf"), "file.url", "URL_TYPE_INVALID_SCHEME"),
    "a file that was not uploaded": (
        file("attachment://other.html"),
        "file.url",
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "a file of nothing": ({"type": 13}, "file", "BASE_TYPE_REQUIRED"),
    "an empty container": (boxed(), "components", "BASE_TYPE_REQUIRED"),
    "a container in a container": (boxed(boxed(shown())), "components.0", "UNION_TYPE_CHOICES"),
    "a button in a container": (boxed(button()), "components.0", "UNION_TYPE_CHOICES"),
    "a select in a container": (boxed(select()), "components.0", "UNION_TYPE_CHOICES"),
    "a colour of 25 bits": (boxed(shown(), accent_color=0x1000000), "accent_color", "NUMBER_TYPE_MAX"),
    "a colour that is a word": (boxed(shown(), accent_color="green"), "accent_color", "NUMBER_TYPE_COERCE"),
    "a separator of spacing 3": ({"type": 14, "spacing": 3}, "spacing", "BASE_TYPE_CHOICES"),
    "a label": ({"type": 18, "label": "x", "component": select()}, "", "UNION_TYPE_CHOICES"),
    "a text input": ({"type": 4, "custom_id": "x", "style": 1}, "", "UNION_TYPE_CHOICES"),
    "a button alone": (button(), "", "UNION_TYPE_CHOICES"),
    "a part without type": ({"content": "x"}, "", "UNION_TYPE_CHOICES"),
}


@pytest.mark.parametrize("table,spoilt", [(t, s) for t, rows in enumerate((BUTTONS, SELECTS, BLOCKS)) for s in rows])
def test_a_part_is_refused_wherever_it_stands(table: int, spoilt: str) -> None:
    part, path, code = (BUTTONS, SELECTS, BLOCKS)[table][spoilt]

    assert (f"components.0.{path}".rstrip("."), code) in refusals(message(part), uploads=UPLOADS)
    if part.get("type") == 17:
        return
    assert (f"components.0.components.1.{path}".rstrip("."), code) in refusals(
        message(boxed(shown(), part)), uploads=UPLOADS
    )
