"""What a person sees after they did something: copies, so that later edits do not change what a test looks at."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.discord import reading
from tests.loopback.discord.messages import Message

Payload = dict[str, Any]


class NoAnswer(AssertionError):
    """The person read "This interaction failed", or saw "is thinking…" for ever."""


class NotThere(AssertionError):
    """The person cannot do this: no such command, button, option or field on their screen."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an open modal."""

    label: str
    name: str
    """Its custom_id."""
    kind: int
    hint: str
    required: bool
    options: tuple[str, ...]
    value: Any
    """What stands in it already: a text, the labels (of people, roles, channels the ids) that are chosen, True or False."""
    component: Payload = field(repr=False)


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal that is open."""

    data: Payload = field(repr=False)

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by label, in order."""
        return {one.label: one for one in _fields(self.data["components"])}

    @property
    def text(self) -> str:
        """All that can be read."""
        lines = [self.title]
        for component in self.data["components"]:
            if component["type"] == reading.TEXT:
                lines.append(component["content"])
            else:
                for one in _fields([component]):
                    lines += [one.label, *([one.hint] if one.hint else []), *one.options]
        return "\n".join(lines)

    @property
    def drawn(self) -> str:
        """The same with what stands in the fields."""
        lines = [f"== {self.title} =="]
        lines += [one["content"] for one in self.data["components"] if one["type"] == reading.TEXT]
        for one in self.fields.values():
            lines.append(f"{one.label}{'' if one.required else ' (may stay empty)'}: {one.value or '____'}")
            lines += [f"    {one.hint}"] if one.hint else []
            lines += [f"  - {option}" for option in one.options]
        return "\n".join(lines)

    def __contains__(self, text: str) -> bool:
        return text in self.text


@dataclass(frozen=True, slots=True)
class Seen:
    """Messages, oldest first, or an open modal."""

    messages: tuple[Message, ...] = ()
    modal: Modal | None = None

    @staticmethod
    def of(messages: Iterable[Message], modal: Payload | None = None) -> Seen:
        kept = tuple(copy.deepcopy(message) for message in messages if not message.deleted)
        return Seen(kept, Modal(modal) if modal is not None else None)

    @property
    def message(self) -> Message:
        """The last message."""
        if not self.messages:
            raise NotThere("no message is to be seen")
        return self.messages[-1]

    @property
    def text(self) -> str:
        """All that can be read, in order."""
        return "\n".join([message.text for message in self.messages] + ([self.modal.text] if self.modal else []))

    @property
    def drawn(self) -> str:
        """The same with buttons, menus and fields."""
        return "\n".join([message.drawn for message in self.messages] + ([self.modal.drawn] if self.modal else []))

    @property
    def buttons(self) -> list[str]:
        """The labels of what can be pressed."""
        return [label for message in self.messages for label in message.buttons]

    @property
    def options(self) -> list[str]:
        """The labels in select menus."""
        return [label for message in self.messages for label in message.options]

    @property
    def files(self) -> dict[str, bytes]:
        """The files, by name."""
        return {name: data for message in self.messages for name, data in message.files.items()}

    @property
    def private(self) -> bool:
        """Whether nobody else sees it."""
        return all(message.private for message in self.messages)

    def __str__(self) -> str:
        return self.drawn

    def __contains__(self, text: str) -> bool:
        return text in self.drawn


def _fields(components: Iterable[Payload]) -> Iterable[Field]:
    for outer in components:
        if outer["type"] == reading.LABEL:
            yield _field(outer["component"], outer["label"], outer.get("description") or "")
        elif outer["type"] == reading.ROW:
            for inner in outer["components"]:
                yield _field(inner, inner.get("label", ""), "")


def _field(component: Payload, label: str, hint: str) -> Field:
    given = component.get("options") or ()
    chosen = [option["label"] for option in given if option.get("default")]
    kind = component["type"]
    value: Any = chosen
    if kind == reading.INPUT:
        value = component.get("value") or ""
    elif kind in reading.SELECTS and kind != reading.SELECT:
        value = [one["id"] for one in component.get("default_values") or ()]
    elif kind == reading.CHECKBOX:
        value = bool(component.get("default"))
    required = component.get("required", kind != reading.CHECKBOX)
    labels = tuple(option["label"] for option in given)
    return Field(label, component["custom_id"], kind, hint, bool(required), labels, value, component)
