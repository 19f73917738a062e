"""What must not be found in a transcript: for the end of any test that did not order it.

Refusals, people who were left without an answer, phones that rang, a post that stands there twice, and the token outside of
where it belongs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.loopback.discord.world import World

AGAIN_WITHIN_S = 60.0


def flaws(world: World) -> list[str]:
    """One line each."""
    return [
        *(f"refused: {entry}" for entry in world.log if entry.refused),
        *(f"not answered: {one.person} and {one.data}" for one in world.failures),
        *(f"rang: {ping.pings} by {ping.message.text!r}" for ping in world.pings),
        *(f"posted twice in {where}: {text!r}" for where, text in _twice(world)),
        *(
            f"told the token: {entry.what}"
            for entry in world.log
            if world.token in json.dumps(entry.payload, default=str)
        ),
    ]


def _twice(world: World) -> Iterator[tuple[str, str]]:
    """The same message after itself, in a channel where all see it."""
    for channel in world.channels.values():
        said = [one for one in channel.messages if one.author["id"] == world.bot["id"] and channel.guild is not None]
        for one, other in pairwise(said):
            if one.drawn == other.drawn and other.at - one.at < AGAIN_WITHIN_S:
                yield str(channel), one.text
