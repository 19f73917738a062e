"""The loopback Discord refuses an answer that does not fit what was asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.loopback.discord.payloads import V2, Thing, gallery, label, message, modal, picture, shown
from tests.loopback.discord.rules import callback_refusals

COMMAND, COMPONENT, AUTOCOMPLETE, SENT = 2, 3, 4, 5
CLICKED: Thing = {"id": "9", "attachments": [{"id": "7", "filename": "badge.png"}]}
SAID = {"type": 4, "data": message(shown(), flags=V2 | 64)}
ASKED = {"type": 9, "data": modal(label())}


def suggested(*choices: Any) -> Thing:
    return {"type": 8, "data": {"choices": list(choices)}}


REFUSED: dict[str, tuple[Any, int, Thing | None, str, str]] = {
    "no object": ([], COMMAND, None, "", "MODEL_TYPE_CONVERT"),
    "no type": ({"data": {}}, COMMAND, None, "type", "BASE_TYPE_REQUIRED"),
    "a pong": ({"type": 1}, COMMAND, None, "type", "BASE_TYPE_CHOICES"),
    "a modal after a modal": (ASKED, SENT, CLICKED, "type", "BASE_TYPE_CHOICES"),
    "an update after a command": ({"type": 7, "data": message(shown())}, COMMAND, None, "type", "BASE_TYPE_CHOICES"),
    "a quiet deferral after a command": ({"type": 6}, COMMAND, None, "type", "BASE_TYPE_CHOICES"),
    "an update after a modal from a command": (
        {"type": 7, "data": message(shown())},
        SENT,
        None,
        "type",
        "BASE_TYPE_CHOICES",
    ),
    "a message to an autocomplete": (SAID, AUTOCOMPLETE, None, "type", "BASE_TYPE_CHOICES"),
    "suggestions to a command": (suggested(), COMMAND, None, "type", "BASE_TYPE_CHOICES"),
    "a message of nothing": ({"type": 4}, COMMAND, None, "data", "BASE_TYPE_REQUIRED"),
    "an empty message": ({"type": 4, "data": {}}, COMMAND, None, "data", "50006"),
    "a modal of nothing": ({"type": 9}, COMMAND, None, "data", "BASE_TYPE_REQUIRED"),
    "a spoilt message": (
        {"type": 4, "data": message(shown(""))},
        COMMAND,
        None,
        "data.components.0.content",
        "BASE_TYPE_REQUIRED",
    ),
    "a spoilt update": (
        {"type": 7, "data": message(gallery(picture("attachment://gone.png")))},
        COMPONENT,
        CLICKED,
        "data.components.0.items.0.media.url",
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "a spoilt modal": ({"type": 9, "data": modal()}, COMMAND, None, "data.components", "BASE_TYPE_REQUIRED"),
    "V2 in a deferral": ({"type": 5, "data": {"flags": V2}}, COMMAND, None, "data.flags", "BASE_TYPE_CHOICES"),
    "26 suggestions": (
        suggested(*({"name": str(n), "value": str(n)} for n in range(26))),
        AUTOCOMPLETE,
        None,
        "data.choices",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a suggestion without name": (
        suggested({"name": "", "value": "x"}),
        AUTOCOMPLETE,
        None,
        "data.choices.0.name",
        "BASE_TYPE_REQUIRED",
    ),
    "a suggestion of 101": (
        suggested({"name": "x" * 101, "value": "x"}),
        AUTOCOMPLETE,
        None,
        "data.choices.0.name",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a suggestion's value of 101": (
        suggested({"name": "x", "value": "x" * 101}),
        AUTOCOMPLETE,
        None,
        "data.choices.0.value",
        "BASE_TYPE_MAX_LENGTH",
    ),
}

ACCEPTED: dict[str, tuple[Thing, int, Thing | None]] = {
    "a private message": (SAID, COMMAND, None),
    "a private message to a modal": (SAID, SENT, None),
    "a deferral": ({"type": 5, "data": {"flags": 64}}, COMPONENT, CLICKED),
    "a public deferral": ({"type": 5}, COMMAND, None),
    "a quiet deferral": ({"type": 6}, COMPONENT, CLICKED),
    "a modal": (ASKED, COMMAND, None),
    "a modal to a click": (ASKED, COMPONENT, CLICKED),
    "an update that keeps its picture": ({"type": 7, "data": message(gallery(picture()))}, COMPONENT, CLICKED),
    "an update after a modal from a message": ({"type": 7, "data": message(shown())}, SENT, CLICKED),
    "25 suggestions": (
        suggested(*({"name": "x" * 100, "value": f"{n}" + "x" * 98} for n in range(25))),
        AUTOCOMPLETE,
        None,
    ),
    "no suggestions": (suggested(), AUTOCOMPLETE, None),
}


@pytest.mark.parametrize("spoilt", REFUSED)
def test_an_answer_is_refused_with(spoilt: str) -> None:
    payload, asked, clicked, path, code = REFUSED[spoilt]

    assert (path, code) in callback_refusals(payload, asked=asked, clicked=clicked)


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_answer_is_accepted_with(name: str) -> None:
    payload, asked, clicked = ACCEPTED[name]

    assert callback_refusals(payload, asked=asked, clicked=clicked) == []
