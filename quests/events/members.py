"""Who came, left, or changed."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import MemberId


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    """Somebody came in by themselves."""

    kind = "member.joined"
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class MemberAdded(Event):
    """A teacher added a name."""

    kind = "member.added"
    undoable = True
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(Event):
    """A teacher removed somebody. What they did stays in the record."""

    kind = "member.removed"
    undoable = True
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    """A member has another role."""

    kind = "member.role_changed"
    undoable = True
    member: MemberId
    role: str
    before: str
    under: str = ""
    """The role by hand that lay under `before`, when that was granted by the platform's own roles."""
