"""Which kinds of leaderboard a class has: its teacher picks."""

from __future__ import annotations

from quests.events import LeaderboardSwitched
from quests.ids import MemberId
from quests.rules import text
from quests.rules.standings import KINDS
from quests.tables import leaderboards
from quests.upserts import upsert
from quests.work import Work

_switch = upsert(leaderboards)
SWITCH = _switch.on_conflict_do_update(index_elements=["classroom_id", "kind"], set_={"is_on": _switch.excluded.is_on})


def switch(work: Work, *, kind: str, on: bool, by: MemberId) -> LeaderboardSwitched:
    """Have a kind of leaderboard from now on, or have it no more. Raises Invalid for a kind there is not."""
    work.execute(SWITCH, kind=text.one_of("kind", kind, KINDS), is_on=int(on))
    return work.emit(LeaderboardSwitched(by=by, what=kind, on=on))
