"""What a terminal can hold, and why."""

from __future__ import annotations

WIDEST_CARD = 84
"""Columns. Longer lines are hard to read (about 75 letters are comfortable), however wide the window is."""
NARROWEST_CARD = 24
"""Columns. Below this a frame leaves nothing to read in; the window then breaks the lines."""
FRAME = 6
"""Columns that a card's border and the air inside it take."""
NARROWEST_CELL = 14
"""Columns inside a square of the board: a coordinate with a state word, or a longish word of a title."""
CELL_LINES = 3
"""Lines of a title in a square; a board with a longer title is shown as a list."""
LONGEST_NAME = 80
"""Characters in `/as NAME`: as many as the class list has room for in one line."""
REMEMBERED_NONCES = 1000
"""Messages whose repetition is noticed: far more than are ever on their way at once."""
