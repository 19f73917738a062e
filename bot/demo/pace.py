"""How fast the demo goes: so that a person can read along, or not waiting at all."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

LINE_S = 0.05
"""For each line that was printed."""
STEP_S = 0.14
"""For each thing that happens."""


@dataclass(frozen=True)
class Pace:
    """Waits after what was printed; never when `fast`."""

    fast: bool

    async def after(self, lines: int) -> None:
        """Give time to read so many lines."""
        if not self.fast:
            await asyncio.sleep(STEP_S + LINE_S * lines)
