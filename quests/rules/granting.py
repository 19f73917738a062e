"""What the platform's own roles make of somebody: never less than what a teacher gave them by hand."""

from __future__ import annotations

from dataclasses import dataclass

from quests.rules.roles import RUNGS, Role

NONE = ""
"""No role is granted."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's role; what the platform's roles granted when last looked at; the role by hand that lies under such a grant."""

    role: str
    granted: str = NONE
    under: str = NONE


def highest(granted: list[str]) -> str:
    """The highest of these roles; "" of none."""
    return max(granted, key=_rung, default=NONE)


def settle(before: Standing, now: str) -> Standing:
    """How somebody stands whose platform roles grant `now`.

    A grant raises, and when it goes the role by hand is back. What a teacher changed by hand meanwhile holds, either way.
    """
    if now == before.granted:
        return before
    if _rung(now) > _rung(before.role):
        return Standing(now, now, before.under or before.role)
    if not before.under:
        return Standing(before.role, now)
    if _rung(now) > _rung(before.under):
        return Standing(now, now, before.under)
    return Standing(before.under, now)


def _rung(role: str) -> int:
    return RUNGS[Role(role)] if role else -1
