"""Whether the files that were handed in are where the rows say they are."""

from __future__ import annotations

import os

from bot.app.home import store_of
from bot.operations import reading
from bot.settings import Settings
from quests.errors import StoreError
from quests.queries.files import latest_hashes

SAMPLE = 100
"""So many contents, those handed in last, are read and compared with their hash."""


def stored(settings: Settings) -> tuple[str, bool, str]:
    """What was found of them, whether that is well, and a code of what to do."""
    folder = next(one for one in (settings.files_dir, *settings.files_dir.absolute().parents) if one.is_dir())
    if not os.access(folder, os.W_OK):
        return str(settings.files_dir), False, "files_folder"
    try:
        with reading(settings) as desk:
            store = store_of(settings, desk.clock)
            hashes = desk.read_now(lambda look: latest_hashes(look, SAMPLE))
    except StoreError:  # the database is a finding of its own
        return str(settings.files_dir), True, ""
    lost = sum(store.get(one) is None for one in hashes)
    return f"{len(hashes) - lost} / {len(hashes)}", not lost, "files_lost" if lost else ""
