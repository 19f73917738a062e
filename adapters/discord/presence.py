"""As whom we are on Discord, and where: what the one who hosts wants to read at a start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Presence:
    """The gateway has let us in as `name`; `servers` is how many there are that the bot was invited to."""

    name: str
    application_id: str
    servers: int
