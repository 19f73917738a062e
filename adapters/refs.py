"""Opaque addresses. Only the platform's own `refs.py` knows what stands inside one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountRef:
    """One person's identity on one platform. `workspace` is that in which the platform names people: all of Discord, a Slack
    team, "here" in a terminal.
    """

    platform: str
    workspace: str
    account: str


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """One channel of one platform: where a class is told something together. `workspace` is a Discord server or a Slack team."""

    platform: str
    workspace: str
    place: str


Address = AccountRef | PlaceRef
"""Whom a message goes to: a person alone, or a place where all can read it."""


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message that was sent: its address, and the platform's own name for it."""

    address: Address
    message: str
