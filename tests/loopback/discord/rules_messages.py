"""What Discord refuses in a message, sent, edited or given as an answer.

Sources: Discord's Message resource, Component Reference and "Uploading Files" (August 2026). Components V2 needs flag 1 << 15
and excludes content, embeds, stickers and a poll.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.discord import rules_parts as parts
from tests.loopback.discord.rules_values import (
    REQUIRED,
    TOO_LONG,
    TWICE,
    Refused,
    Thing,
    as_whole,
    at,
    choice,
    forbidden,
    link,
    many,
    model,
    no_twins,
    one_of,
    snowflake,
    text,
    whole,
    yes_or_no,
)

V2 = 1 << 15
EPHEMERAL = 1 << 6
SENDABLE = 1 << 2 | 1 << 12 | 1 << 13 | V2
"""Suppress embeds, suppress notifications, voice message, Components V2."""
LEGACY = ("content", "embeds", "sticker_ids", "poll")
LEGACY_WITH_V2 = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
COMPONENTS = 40
NOT_UPLOADED = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
FILE_NAME = re.compile(r"[A-Za-z0-9._-]{1,255}")
"""Discord stores a name with other signs under another name, so that `attachment://name` does not find it."""
IN_CONTAINER = (parts.ACTION_ROW, *range(parts.SECTION, parts.THUMBNAIL), *range(parts.GALLERY, parts.SEPARATOR + 1))
TOP = (*IN_CONTAINER, parts.CONTAINER)
BUTTON_FIELDS = {
    1: ("custom_id",),
    2: ("custom_id",),
    3: ("custom_id",),
    4: ("custom_id",),
    5: ("url",),
    6: ("sku_id",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What is known of a message besides its JSON."""

    uploads: tuple[str, ...] = ()
    """The names of files[0], files[1] …"""
    before: Thing | None = None
    """The message as it stands, when it is edited."""
    answer: bool = False
    """It answers an interaction, so that it may be ephemeral."""
    names: frozenset[str] = field(default=frozenset())
    """What `attachment://…` may name."""


def message(payload: Any, sent: Sent) -> Refused:
    """What is refused in `payload`, the JSON of a message."""
    yield from model(payload, "", lambda thing, path: _message(thing, path, sent))


def _message(thing: Thing, path: str, sent: Sent) -> Refused:
    flags = as_whole(thing.get("flags")) or 0
    yield from _flags(thing, path, sent)
    yield from text(thing, "content", path, most=2_000)
    yield from text(thing, "nonce", path, most=25) if not isinstance(thing.get("nonce"), int) else ()
    yield from yes_or_no(thing, path, "tts", "enforce_nonce")
    yield from many(thing, "embeds", path, embed, most=10)
    yield from many(thing, "sticker_ids", path, snowflake, most=3)
    yield from allowed_mentions(thing, path)
    yield from attachments(thing, path, sent)
    yield from _legacy(thing, path, flags)
    yield from components(thing, path, flags, _named(thing, sent))
    if sent.before is None and not sent.uploads and not any(thing.get(name) for name in ("components", *LEGACY)):
        yield path, "50006"


def _flags(thing: Thing, path: str, sent: Sent) -> Refused:
    yield from whole(thing, "flags", path, least=0, most=2**31 - 1)
    allowed = SENDABLE | (EPHEMERAL if sent.answer else 0)
    if (as_whole(thing.get("flags")) or 0) & ~allowed:
        yield at(path, "flags"), "MESSAGE_FLAGS_INVALID"


def _legacy(thing: Thing, path: str, flags: int) -> Refused:
    if flags & V2:
        yield from ((at(path, name), LEGACY_WITH_V2) for name in LEGACY if thing.get(name))


def _named(thing: Thing, sent: Sent) -> frozenset[str]:
    """The files that components may show: those uploaded now, and those of before that the edit keeps."""
    given = thing.get("attachments")
    before = (sent.before or {}).get("attachments") or ()
    kept = None if given is None else {str(each.get("id")) for each in given if isinstance(each, Mapping)}
    old = {str(each["filename"]) for each in before if kept is None or str(each.get("id")) in kept}
    return frozenset(old) | {name for name in sent.uploads if FILE_NAME.fullmatch(name)}


def components(thing: Thing, path: str, flags: int, names: frozenset[str]) -> Refused:
    """The components: of the kinds that the flag allows, at most 40, with ids that differ and text that fits."""
    here, given = at(path, "components"), thing.get("components")
    if flags & V2:
        yield from many(thing, "components", path, lambda each, inner: top(each, inner, names), most=COMPONENTS)
        if sum(1 for _ in parts.walked(given, here)) > COMPONENTS:
            yield here, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"
    else:
        yield from many(thing, "components", path, _legacy_row, most=5)
    yield from parts.ids(given, here)
    yield from parts.shown_text(given, here)


def _legacy_row(thing: Any, path: str) -> Refused:
    yield from parts.of_kind(thing, path, (parts.ACTION_ROW,))
    if parts.kind(thing) == parts.ACTION_ROW:
        yield from action_row(thing, path)


def top(thing: Any, path: str, names: frozenset[str]) -> Refused:
    """A component that stands in the message itself."""
    yield from parts.of_kind(thing, path, TOP)
    if parts.kind(thing) == parts.CONTAINER:
        yield from container(thing, path, names)
    elif parts.kind(thing) in TOP:
        yield from block(thing, path, names)


def container(thing: Thing, path: str, names: frozenset[str]) -> Refused:
    """A container: at least one part, an accent colour of 24 bits."""
    yield from whole(thing, "accent_color", path, least=0, most=0xFFFFFF)
    yield from yes_or_no(thing, path, "spoiler")

    def child(each: Any, here: str) -> Refused:
        yield from parts.of_kind(each, here, IN_CONTAINER)
        yield from block(each, here, names) if parts.kind(each) in IN_CONTAINER else ()

    yield from many(thing, "components", path, child, least=1, most=COMPONENTS)


def block(thing: Thing, path: str, names: frozenset[str]) -> Refused:
    """Any part that may stand in a container or beside one."""
    match parts.kind(thing):
        case parts.ACTION_ROW:
            yield from action_row(thing, path)
        case parts.SECTION:
            yield from section(thing, path, names)
        case parts.TEXT_DISPLAY:
            yield from parts.text_display(thing, path)
        case parts.GALLERY:
            yield from many(thing, "items", path, lambda each, here: picture(each, here, names), least=1, most=10)
        case parts.FILE:
            yield from file(thing, path, names)
        case parts.SEPARATOR:
            yield from one_of(thing, "spacing", path, (1, 2))
            yield from yes_or_no(thing, path, "divider")
        case _:
            pass


def action_row(thing: Thing, path: str) -> Refused:
    """One to five buttons, or one select."""

    def child(each: Any, here: str) -> Refused:
        yield from parts.of_kind(each, here, (parts.BUTTON, *parts.SELECTS))
        if parts.kind(each) == parts.BUTTON:
            yield from button(each, here)
        elif parts.kind(each) in parts.SELECTS:
            yield from parts.select(each, here)

    yield from many(thing, "components", path, child, least=1, most=5)
    inner = thing.get("components")
    if isinstance(inner, list | tuple) and any(parts.kind(each) in parts.SELECTS for each in inner):
        wide = range(1, len(inner))
        yield from ((at(path, f"components.{index}"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED") for index in wide)


def button(thing: Thing, path: str) -> Refused:
    """A button: its style says which of custom_id, url and sku_id it must have, and that it has none of the others."""
    yield from one_of(thing, "style", path, BUTTON_FIELDS, needed=True)
    yield from text(thing, "label", path, most=80)
    yield from yes_or_no(thing, path, "disabled")
    yield from parts.emoji(thing, path)
    style = as_whole(thing.get("style")) or 0
    needed = BUTTON_FIELDS.get(style, ("custom_id",))
    others = {"custom_id", "url", "sku_id"} - set(needed)
    yield from forbidden(thing, path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", *sorted(others))
    if style == 6:
        yield from snowflake(thing.get("sku_id"), at(path, "sku_id"))
        yield from forbidden(thing, path, "BUTTON_COMPONENT_PREMIUM_EXCLUSIVE", "label", "emoji")
        return
    if not thing.get("emoji") and not str(thing.get("label") or "").strip():
        yield at(path, "label"), REQUIRED
    if style == 5:
        yield from link(thing, "url", path, most=512, schemes=("http", "https", "discord"))
    elif thing.get("custom_id") in (None, ""):
        yield at(path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"
    else:
        yield from parts.custom_id(thing, path)


def section(thing: Thing, path: str, names: frozenset[str]) -> Refused:
    """One to three texts, and a button or a picture beside them."""

    def child(each: Any, here: str) -> Refused:
        yield from parts.of_kind(each, here, (parts.TEXT_DISPLAY,))
        yield from parts.text_display(each, here) if parts.kind(each) == parts.TEXT_DISPLAY else ()

    yield from many(thing, "components", path, child, least=1, most=3)
    beside, here = thing.get("accessory"), at(path, "accessory")
    if beside is None:
        yield here, REQUIRED
        return
    yield from parts.of_kind(beside, here, (parts.BUTTON, parts.THUMBNAIL))
    if parts.kind(beside) == parts.BUTTON:
        yield from button(beside, here)
    elif parts.kind(beside) == parts.THUMBNAIL:
        yield from picture(beside, here, names)


def picture(thing: Any, path: str, names: frozenset[str]) -> Refused:
    """A thumbnail, or an item of a gallery: an address or an uploaded file, words for it of at most 1,024 characters."""
    yield from model(thing, path, lambda each, here: _picture(each, here, names))


def _picture(thing: Thing, path: str, names: frozenset[str]) -> Refused:
    yield from text(thing, "description", path, least=1, most=1_024)
    yield from yes_or_no(thing, path, "spoiler")
    yield from media(thing.get("media"), at(path, "media"), ("http", "https", "attachment"), names)


def file(thing: Thing, path: str, names: frozenset[str]) -> Refused:
    """A file that was uploaded with the message."""
    yield from yes_or_no(thing, path, "spoiler")
    yield from media(thing.get("file"), at(path, "file"), ("attachment",), names)


def media(thing: Any, path: str, schemes: Sequence[str], names: frozenset[str]) -> Refused:
    """An address that is allowed here; an `attachment://` one names a file that is there."""
    if not isinstance(thing, Mapping):
        yield path, REQUIRED
        return
    yield from link(thing, "url", path, most=2_048, schemes=tuple(schemes))
    scheme, _, name = str(thing.get("url") or "").partition("://")
    if scheme == "attachment" and name not in names:
        yield at(path, "url"), NOT_UPLOADED


def attachments(thing: Thing, path: str, sent: Sent) -> Refused:
    """What is said of the files: each was uploaded or is there already, with a name and at most 1,024 characters about it."""
    old = {str(each["id"]) for each in (sent.before or {}).get("attachments") or ()}
    there = old | {str(index) for index in range(len(sent.uploads))}

    def each_one(each: Any, here: str) -> Refused:
        yield from model(each, here, lambda one, inner: _attachment(one, inner, there))

    yield from many(thing, "attachments", path, each_one, most=10)
    if len(sent.uploads) > 10:
        yield at(path, "attachments"), TOO_LONG


def _attachment(thing: Thing, path: str, there: set[str]) -> Refused:
    yield from text(thing, "filename", path, least=1, most=1_024)
    yield from text(thing, "description", path, most=1_024)
    if str(thing.get("id")) not in there:
        yield path, "ATTACHMENT_NOT_FOUND"


def allowed_mentions(thing: Thing, path: str) -> Refused:
    """Who may be notified: kinds to look for, or ids, and not both for the same kind."""
    given = thing.get("allowed_mentions")
    if given is not None:
        yield from model(given, at(path, "allowed_mentions"), _mentions)


def _mentions(thing: Thing, path: str) -> Refused:
    kinds = ("users", "roles", "everyone")
    yield from many(thing, "parse", path, lambda each, here: choice(each, here, kinds), most=1_521)
    yield from yes_or_no(thing, path, "replied_user")
    for name in ("parse", "users", "roles"):
        values = thing.get(name)
        if name != "parse":
            yield from many(thing, name, path, snowflake, most=100)
        if isinstance(values, list | tuple):
            yield from no_twins(((at(path, f"{name}.{index}"), each) for index, each in enumerate(values)), TWICE)
        if name in (thing.get("parse") or ()) and values:
            yield path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"


EMBED = {"title": 256, "description": 4_096, "url": 2_048}


def embed(thing: Any, path: str) -> Refused:
    """An embed: lengths only, since Components V2 messages have none."""
    if not isinstance(thing, Mapping):
        yield from model(thing, path, lambda *_: iter(()))
        return
    for name, most in EMBED.items():
        yield from text(thing, name, path, most=most)

    def pair(each: Any, here: str) -> Refused:
        yield from text(each, "name", here, least=1, most=256, needed=True)
        yield from text(each, "value", here, least=1, most=1_024, needed=True)

    yield from many(thing, "fields", path, lambda each, here: model(each, here, pair), most=25)
