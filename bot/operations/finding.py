"""One thing that the doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass

from quests.errors import Held


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at: `what` it is, as a code, and what was found; `well` when that is good."""

    what: str
    found: str
    well: bool = True
    advice: str = ""
    """What to do, as a code; "" for what is usual with such a thing."""
    named: tuple[str, ...] = ()
    """What the advice names, or codes of what is lacking."""
    holder: Held | None = None
    """Who writes to the database, where that is what was found."""
