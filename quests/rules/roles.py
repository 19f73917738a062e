"""Who may do what: a ladder of three roles."""

from __future__ import annotations

from enum import StrEnum

from quests.errors import NotAllowed


class Role(StrEnum):
    """A student works, a helper also answers hand-ins, a teacher does everything."""

    STUDENT = "student"
    HELPER = "helper"
    TEACHER = "teacher"


RUNGS = {Role.STUDENT: 0, Role.HELPER: 1, Role.TEACHER: 2}


def may(role: Role, needs: Role) -> bool:
    """Whether `role` stands at `needs` or above it."""
    return RUNGS[role] >= RUNGS[needs]


def require(role: Role, needs: Role) -> None:
    """Raises NotAllowed unless `role` stands at `needs` or above it."""
    if not may(role, needs):
        raise NotAllowed(needs)


class Style(StrEnum):
    """quiet: no points or badges anywhere. light: they are private. game: so far as light. Switching loses nothing."""

    QUIET = "quiet"
    LIGHT = "light"
    GAME = "game"
