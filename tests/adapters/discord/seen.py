"""What a person sees of the messages that were made, what they can press, and what Discord would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from adapters.actions import Action
from adapters.cards import Bullets, Card, Fields, Paragraph
from adapters.discord import custom_ids
from adapters.discord.message import Component, Message
from adapters.text import Moment, Named, Names, Span, Words, spans
from tests.loopback.discord.rules import modal_refusals, refusals

V2 = 1 << 15


def parts(messages: Iterable[Message]) -> list[Component]:
    """Every component, nested ones too, in order."""
    return [one for message in messages for top in message.components for one in _nested(top)]


def _nested(component: Component) -> Iterator[Component]:
    yield component
    for inner in component.get("components", ()):
        yield from _nested(inner)


def raw(messages: Iterable[Message]) -> str:
    """All text as Discord reads it."""
    return "\n".join(one["content"] for one in parts(messages) if "content" in one)


def text(card: Card, messages: tuple[Message, ...]) -> str:
    """All that somebody sees or hears: moments and names as they are shown, labels, alt texts, files and what is in them."""
    said = raw(messages)
    for span in _spans(card):
        match span:
            case Moment(at_us, shown):
                said = said.replace(f"<t:{at_us // 1_000_000}:f>", shown, 1)
            case Named(what, id, shown):
                said = said.replace(f"<#{id}>" if what is Names.PLACE else f"<@&{id}>", shown, 1)
            case _:
                pass
    files = [f"{file.name}\n{_inside(file.content)}" for message in messages for file in message.files]
    return "\n".join([said, *labels(messages), *files])


def _inside(content: object) -> str:
    return content.decode(errors="replace") if isinstance(content, bytes) else ""


def labels(messages: Iterable[Message]) -> Iterator[str]:
    """What stands on buttons, in menus, and under pictures: nothing in it is markup."""
    for one in parts(messages):
        yield (one.get("emoji") or {}).get("name", "")
        yield one.get("label", "")
        yield one.get("placeholder", "")
        for option in one.get("options", ()):
            yield option["label"]
            yield option.get("description", "")
        yield from (item["description"] for item in one.get("items", ()))


def _spans(card: Card) -> Iterator[Span]:
    for part in card.parts:
        words: tuple[Words, ...] = ()
        match part:
            case Paragraph(said):
                words = (said,)
            case Fields(fields):
                words = tuple(field.words for field in fields)
            case Bullets(items):
                words = items
            case _:
                pass
        for some in words:
            yield from spans(some)


def actions(messages: Iterable[Message]) -> list[Action]:
    """What can be pressed or picked, one after the other."""
    return [action for one in parts(messages) for text in _ids(one) if (action := custom_ids.read(text).action)]


def _ids(component: Component) -> Iterator[str]:
    if "options" in component:
        yield from (option["value"] for option in component["options"])
    elif "custom_id" in component:
        yield component["custom_id"]


def payload(message: Message) -> dict[str, Any]:
    """The message as it would be posted."""
    files = [{"id": number, "filename": file.name} for number, file in enumerate(message.files)]
    return {"flags": V2, "components": list(message.components), "attachments": files}


def refused(messages: Iterable[Message]) -> tuple[str, ...]:
    """What Discord would refuse, as path and code."""
    return tuple(
        f"{path} {code}"
        for message in messages
        for path, code in refusals(payload(message), uploads=tuple(file.name for file in message.files))
    )


def modal_text(modal: Component) -> str:
    """All that somebody sees of a modal, what already stands in its fields included."""
    said = [modal["title"]]
    for part in modal["components"]:
        asked = part.get("component", {})
        said += [part.get(name, "") for name in ("content", "label", "description")]
        said += [asked.get(name, "") for name in ("value", "placeholder") if isinstance(asked.get(name, ""), str)]
        said += [f"{one['label']}\n{one.get('description', '')}" for one in asked.get("options", ())]
        said += [str(one["id"]) for one in asked.get("default_values", ())]
    return "\n".join(said)


def modal_raw(modal: Component) -> str:
    """What of a modal is read as markup: all but its labels."""
    return "\n".join(part["content"] for part in modal["components"] if "content" in part)


def refused_modals(modals: Iterable[Component]) -> tuple[str, ...]:
    """What Discord would refuse of modals, as path and code."""
    return tuple(f"{path} {code}" for modal in modals for path, code in modal_refusals(modal))
