"""Safe nicknames: a mild word and an animal. Nobody is teased by one, and none tells who it is."""

from __future__ import annotations

from bot.views.look import Look, mark

MILD = (
    mark("Quiet {animal}"),
    mark("Calm {animal}"),
    mark("Kind {animal}"),
    mark("Bright {animal}"),
    mark("Gentle {animal}"),
    mark("Happy {animal}"),
    mark("Curious {animal}"),
    mark("Brave {animal}"),
    mark("Patient {animal}"),
    mark("Clever {animal}"),
)
ANIMALS = (
    mark("Otter"),
    mark("Heron"),
    mark("Lynx"),
    mark("Robin"),
    mark("Dolphin"),
    mark("Hedgehog"),
    mark("Owl"),
    mark("Panda"),
    mark("Falcon"),
    mark("Squirrel"),
    mark("Turtle"),
    mark("Badger"),
)


def candidates(look: Look) -> list[str]:
    """All safe nicknames in the reader's language."""
    return [look.say(mild, animal=look.say(animal)) for animal in ANIMALS for mild in MILD]
