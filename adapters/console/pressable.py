"""What can be pressed right now, though several cards stand on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.fallback.keys import Key
from adapters.refs import AccountRef, Address, PlaceRef

MESSAGE_MARK = "m"
"""Stands before the numbers of a message (`m1`): it may arrive while someone is about to type the 1 of their own card."""


class Pressable:
    """The last card's keys; then those of the last message to this person; then those of the last message to each place."""

    def __init__(self) -> None:
        self._card: Mapping[str, Key] = {}
        self._messages: dict[Address, Mapping[str, Key]] = {}

    def shown(self, keys: Mapping[str, Key]) -> None:
        """A card was shown: what stood on the one before cannot be pressed any more."""
        self._card = keys

    def arrived(self, address: Address, keys: Mapping[str, Key]) -> None:
        """A message was shown; it leaves the card as it was."""
        self._messages.pop(address, None)
        self._messages[address] = keys

    def keys(self, me: AccountRef) -> Mapping[str, Key]:
        """What `me` can press, by sign. Nobody presses what was sent to somebody else."""
        places = [keys for address, keys in self._messages.items() if isinstance(address, PlaceRef)]
        found: dict[str, Key] = {}
        for keys in (*places, self._messages.get(me, {}), self._card):
            found.update(keys)
        return found

    def place_of(self, key: Key) -> PlaceRef | None:
        """The place whose message `key` stands on; None for a card or message that only one person sees."""
        for address, keys in self._messages.items():
            if isinstance(address, PlaceRef) and any(key is other for other in keys.values()):
                return address
        return None
