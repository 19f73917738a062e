"""The loopback Discord refuses what Discord refuses in a message: one spoilt payload a row, with the path and the code."""

from __future__ import annotations

import pytest

from tests.loopback.discord.payloads import (
    V2,
    Thing,
    boxed,
    button,
    file,
    gallery,
    linked,
    message,
    option,
    picture,
    row,
    section,
    select,
    shown,
)
from tests.loopback.discord.rules import answer, refusals

UPLOADS = ("badge.png", "board.html")
CHARACTER = "字"

TEXT: dict[str, tuple[Thing, str, str]] = {
    "content over 2,000": ({"content": "x" * 2001}, "content", "BASE_TYPE_MAX_LENGTH"),
    "content that is no text": ({"content": 5}, "content", "STRING_TYPE_CONVERT"),
    "a lone surrogate": ({"content": "a\ud800"}, "content", "STRING_TYPE_CONVERT"),
    "nothing at all": ({}, "", "50006"),
    "no component": (message(), "", "50006"),
    "a nonce of 26": (message(shown(), nonce="n" * 26), "nonce", "BASE_TYPE_MAX_LENGTH"),
    "content beside V2": (
        message(shown(), content="x"),
        "content",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "an embed beside V2": (
        message(shown(), embeds=[{"title": "x"}]),
        "embeds",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "a sticker beside V2": (
        message(shown(), sticker_ids=["1"]),
        "sticker_ids",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "a poll beside V2": (
        message(shown(), poll={"question": {}}),
        "poll",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "V2 parts without the flag": ({"components": [shown()]}, "components.0", "UNION_TYPE_CHOICES"),
    "a container without the flag": ({"components": [boxed(shown())]}, "components.0", "UNION_TYPE_CHOICES"),
    "ephemeral where it is no answer": (message(shown(), flags=V2 | 64), "flags", "MESSAGE_FLAGS_INVALID"),
    "text of nothing": (message(shown("")), "components.0.content", "BASE_TYPE_REQUIRED"),
    "text of blanks": (message(shown("  \n")), "components.0.content", "BASE_TYPE_REQUIRED"),
    "text over 4,000": (message(shown("x" * 4001)), "components.0.content", "BASE_TYPE_BAD_LENGTH"),
    "texts over 4,000 together": (
        message(shown("x" * 2000), boxed(shown("x" * 2001))),
        "components",
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    "text beside a button counts": (
        message(shown("x" * 4000), section(shown())),
        "components",
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    "too many bytes in few characters": (
        message(shown(CHARACTER * 3390)),
        "components",
        "COMPONENT_PROCESSED_SIZE_EXCEEDED",
    ),
    "41 components": (
        message(*(shown() for _ in range(41))),
        "components",
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    "41 components, nested ones counted": (
        message(boxed(*(row(*(button(f"{r}.{c}") for c in range(5))) for r in range(6)), *(shown() for _ in range(4)))),
        "components",
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    "41 components, sections counted": (
        message(boxed(*(section(shown(), accessory=button(str(n))) for n in range(13)), shown())),
        "components",
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    "components that are no list": ({"flags": V2, "components": {}}, "components", "LIST_TYPE_CONVERT"),
    "a component that is no object": (message("x"), "components.0", "MODEL_TYPE_CONVERT"),  # type: ignore[arg-type]
    "six rows in an old message": (
        {"content": "x", "components": [row(button(str(n))) for n in range(6)]},
        "components",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "eleven embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds", "BASE_TYPE_MAX_LENGTH"),
    "an embed's title of 257": ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
}

AROUND: dict[str, tuple[Thing, str, str]] = {
    "an attachment that is not there": (
        message(shown(), attachments=[{"id": 2, "filename": "x.png"}]),
        "attachments.0",
        "ATTACHMENT_NOT_FOUND",
    ),
    "alt text of a file over 1,024": (
        message(shown(), attachments=[{"id": 0, "description": "x" * 1025}]),
        "attachments.0.description",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "mentions of another kind": (
        message(shown(), allowed_mentions={"parse": ["channels"]}),
        "allowed_mentions.parse.0",
        "BASE_TYPE_CHOICES",
    ),
    "mentions twice": (
        message(shown(), allowed_mentions={"parse": ["users", "users"]}),
        "allowed_mentions.parse.1",
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
    ),
    "people both ways": (
        message(shown(), allowed_mentions={"parse": ["users"], "users": ["1"]}),
        "allowed_mentions",
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    "101 people": (
        message(shown(), allowed_mentions={"users": [str(n) for n in range(101)]}),
        "allowed_mentions.users",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a person by name": (
        message(shown(), allowed_mentions={"users": ["Ada"]}),
        "allowed_mentions.users.0",
        "NUMBER_TYPE_COERCE",
    ),
    "a person twice": (
        message(shown(), allowed_mentions={"users": ["1", "1"]}),
        "allowed_mentions.users.1",
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
    ),
    "mentions that are no object": (message(shown(), allowed_mentions=[]), "allowed_mentions", "MODEL_TYPE_CONVERT"),
}


@pytest.mark.parametrize("spoilt", [*TEXT, *AROUND])
def test_a_message_is_refused_with(spoilt: str) -> None:
    payload, path, code = (TEXT | AROUND)[spoilt]

    assert (path, code) in refusals(payload, uploads=() if spoilt in TEXT else UPLOADS)


ACCEPTED: dict[str, Thing] = {
    "old text": {"content": "x" * 2000, "allowed_mentions": {"parse": []}},
    "old text with five rows": {"content": "x", "components": [row(button(str(n))) for n in range(5)]},
    "text": message(shown("x" * 4000)),
    "a board of five by five": message(
        boxed(shown(), *(row(*(button(f"{r}{c}") for c in range(5))) for r in range(5)))
    ),
    "the most of buttons": message(*(row(*(button(f"{r}.{c}") for c in range(5))) for r in range(6))),
    "the most of sections": message(boxed(*(section(shown(), accessory=button(str(n))) for n in range(13)))),
    "a label of 80 and a custom_id of 100": message(row(button("x" * 100, label="y" * 80))),
    "a button that is only an emoji": message(row(button(label=None, emoji={"name": "✅"}))),
    "a keycap as emoji": message(row(button(emoji={"name": "1️⃣"}))),
    "a link": message(row(linked("https://a.example/" + "x" * 494), linked("discord://-/settings"))),
    "all selects": message(*(row(select(kind, f"s{kind}")) for kind in (3, 5, 6, 7, 8))),
    "25 options, all chosen": message(
        row(select(options=[option(str(n), default=True) for n in range(25)], min_values=0, max_values=25))
    ),
    "a picker with what is chosen": message(
        row(select(5, default_values=[{"id": "1", "type": "user"}], placeholder="x" * 150))
    ),
    "ids that differ": message(boxed(shown(id=1), row(button(id=2), id=3), id=4)),
    "ids of 0": message(shown(id=0), shown(id=0)),
    "numbers as text": message(shown(id="5"), flags=str(V2)),
    "pictures and a file": message(boxed(gallery(*(picture() for _ in range(10))), file(), accent_color=0xFFFFFF)),
    "a thumbnail": message(section(shown(), accessory={"type": 11, **picture("https://a.example/x.png")})),
    "a separator": message(shown(), {"type": 14, "spacing": 2, "divider": False}, shown()),
    "no accent colour": message(boxed(shown(), accent_color=None, spoiler=False)),
    "a nonce of 25": message(shown(), nonce="n" * 25, enforce_nonce=True, tts=False),
    "words about the files": message(
        file(), attachments=[{"id": 1, "filename": "board.html", "description": "x" * 1024}]
    ),
    "people by id": message(
        shown("<@5>"), allowed_mentions={"parse": ["roles"], "users": ["5"], "replied_user": False}
    ),
    "people both ways, but none": message(shown(), allowed_mentions={"parse": ["users"], "users": []}),
    "empty legacy fields": message(shown(), content=None, embeds=[], sticker_ids=[], poll=None),
    "many letters of three bytes": message(shown("字" * 3386)),
    "no notification": message(shown(), flags=V2 | 1 << 12),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_message_is_accepted_with(name: str) -> None:
    assert refusals(ACCEPTED[name], uploads=UPLOADS) == []


def test_only_an_answer_may_be_ephemeral() -> None:
    assert refusals(message(shown(), flags=V2 | 64), answer=True) == []


def test_an_edit_may_show_the_files_that_stay_and_no_others() -> None:
    before = {"id": "9", "attachments": [{"id": "77", "filename": "old.png"}]}

    assert refusals(message(gallery(picture("attachment://old.png"))), before=before) == []
    kept = message(gallery(picture("attachment://old.png")), attachments=[{"id": "77"}])
    assert refusals(kept, before=before) == []
    dropped = message(gallery(picture("attachment://old.png")), attachments=[])
    assert refusals(dropped, before=before) == [
        ("components.0.items.0.media.url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND")
    ]


@pytest.mark.parametrize("name", ["mein bild.png", "bård.png", "a/b.png", "x.png?y"])
def test_a_file_whose_name_discord_would_change_is_not_found(name: str) -> None:
    found = refusals(message(gallery(picture(f"attachment://{name}"))), uploads=(name,))

    assert found
    assert all(path == "components.0.items.0.media.url" for path, _ in found)


def test_an_edit_may_leave_everything_as_it_is_but_not_shrink_to_nothing_of_v2() -> None:
    assert refusals({}, before={"attachments": []}) == []


def test_a_refusal_is_told_as_discord_tells_it() -> None:
    spoilt = message(boxed(row(button(label="x" * 81, custom_id=None))))

    assert answer(refusals(spoilt)) == {
        "code": 50035,
        "message": "Invalid Form Body",
        "errors": {
            "components": {
                "0": {
                    "components": {
                        "0": {
                            "components": {
                                "0": {
                                    "label": {
                                        "_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "BASE_TYPE_MAX_LENGTH"}]
                                    },
                                    "custom_id": {
                                        "_errors": [
                                            {
                                                "code": "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
                                                "message": "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
                                            }
                                        ]
                                    },
                                }
                            }
                        }
                    }
                }
            }
        },
    }
    assert answer(refusals({})) == {"code": 50006, "message": "Cannot send an empty message"}
