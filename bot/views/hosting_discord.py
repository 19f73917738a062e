"""What `questboard run` and `doctor` say of Discord to the one who hosts. The command line speaks English only."""

from __future__ import annotations

from typing import Protocol


class Present(Protocol):
    """As much of the bot's being there as is told."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def servers(self) -> int:
        """On how many servers it is."""
        ...


def present(presence: Present, link: str) -> str:
    """The gateway has let us in; on no server yet, this is the link to be clicked."""
    if not presence.servers:
        return f"Connected to Discord as {presence.name}. It is on no server yet. Open this link to invite it:\n{link}"
    servers = "1 server" if presence.servers == 1 else f"{presence.servers} servers"
    return f"Connected to Discord as {presence.name}, on {servers}."


def absent() -> str:
    """Nobody answered; it goes on trying."""
    return "Discord cannot be reached. Trying again, and again. What is in the way: questboard doctor"


def no_port(host: str, port: str) -> str:
    """Another program has it."""
    return f"HEALTH_PORT: {host} port {port} cannot be used. Choose another, or leave it empty."
