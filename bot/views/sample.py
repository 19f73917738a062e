"""The words of the sample class: what its students handed in, and what its teacher said."""

from __future__ import annotations

from dataclasses import dataclass

from bot.views.look import Words, mark

CLASS = mark("Room 7")
RECIPE = mark("4 eggs : 4 people = 6 eggs : 6 people.")
COMIC = mark("My comic is on the wall by the door.")
WALK = mark("Glass 1/2, apple 3/4, bread 1/3, jug 2/3, egg box 5/6.")
BIGGER = mark("4/5 is bigger: 0.8 is more than 0.75.")
NOTE = mark("You explained the why.")
NICKNAMES = (
    (mark("Quiet {animal}"), mark("Otter")),
    (mark("Brave {animal}"), mark("Heron")),
    (mark("Calm {animal}"), mark("Lynx")),
    (mark("Kind {animal}"), mark("Owl")),
    (mark("Bright {animal}"), mark("Robin")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """All texts of the sample in one language."""

    classroom: str
    recipe: str
    comic: str
    walk: str
    bigger: str
    note: str
    nicknames: tuple[str, ...]


def sample(words: Words) -> Sample:
    """The texts in the language of `words`."""
    say = words.gettext
    return Sample(
        classroom=say(CLASS),
        recipe=say(RECIPE),
        comic=say(COMIC),
        walk=say(WALK),
        bigger=say(BIGGER),
        note=say(NOTE),
        nicknames=tuple(say(mild).format(animal=say(animal)) for mild, animal in NICKNAMES),
    )
