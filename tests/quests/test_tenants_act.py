"""One class cannot touch another's: an action that is handed an id of another class is refused, or changes nothing at all."""

import sqlite3
from contextlib import suppress
from datetime import date

import psycopg
import pytest

from quests.actions.mending import Said
from quests.actions.quests import NewQuest
from quests.errors import QuestsError
from quests.queries.members import AccountKey
from quests.reports.packs import Pack, PackQuest
from quests.rules.ready_badges import READY
from tests.quests.tenants import ACCOUNT, ACTIONS, everything, parameters, stranger, twins

IDS = {
    "to_quests",
    "quest",
    "member",
    "members",
    "on_behalf_of",
    "attempt",
    "shown",
    "hand_in",
    "help_id",
    "place_id",
    "board",
    "deed",
    "badge",
    "day_off",
    "season",
    "team",
    "proposal",
}
MENDED = Said(
    title="Other", short="", task="Do it.", points=5, minutes=5, due_at=None, closes_at=None, simple="", links="[]"
)
PLAIN = {
    **ACCOUNT,
    "kind": "explain",
    "step": 2,
    "why": "Away",
    "unlock": "",
    "until": 1 << 52,
    "evidence": "Work",
    "words": "Work",
    "days_kept": 90,
    "answer": "Answer",
    "next_step": "Step",
    "note": "Note",
    "reason": "Why",
    "amount": 5,
    "points": 5,
    "earned_at": 5,
    "starts_at": 5,
    "first": date(2027, 3, 1),
    "last": date(2027, 3, 5),
    "weekdays": (0, 2),
    "wanted": (0, 2),
    "on": True,
    "role": "helper",
    "field": "as_list",
    "ends": "2099-06-30",
    "value": 1,
    "candidates": ("Odd Owl",),
    "form": "f2",
    "typed": {"evidence": "Draft"},
    "square": (0, 0),
    "cause": "any",
    "more": {"approved": 1},
    "undoing": 5,
    "place": "c",
    "admits": True,
    "extent": "channel",
    "teachers": ("900",),
    "helpers": ("901",),
    "roles": ("900",),
    "name": "Zoe",
    "nickname": "Zoe",
    "style": "game",
    "locale": "en",
    "zone": "UTC",
    "by_name": "Zoe",
    "delivery": "d",
    "verb": "v",
    "content": "Note",
    "said": MENDED,
    "before": MENDED,
    "after": MENDED,
    "new": NewQuest(title="Extra", task="Do it."),
    "task": "Do it.",
    "how": "Show it.",
    "title": "Extra",
    "pack": Pack(code="kites", title="Kites", quests=(PackQuest(code="fly", title="Fly", task="Fly it."),)),
    "template": "list",
    "rows": 1,
    "columns": 1,
    "code": "first_step",
    "about": "For trying.",
    "rule": READY["first_step"],
    "at_once": False,
    "tier": 1,
    "who": AccountKey("chat", "school", "somebody"),
}
"""What an action wants that is no id of a row."""
OWN = {
    ("giving.give", "deed"): "made by the command itself",
    ("members.try_as_student", "teacher"): "dispatch hands over the member it found itself",
    ("members.back_to_teaching", "practice"): "the same",
    ("members.add_member", "deed"): "only joins events of this class",
    ("review.approve", "deed"): "the same",
    ("ledger.enter", "deed"): "the same",
    ("teams.make_team", "deed"): "the same",
    ("teams.move", "deed"): "the same",
    ("bonuses.follow", "deed"): "the same",
}
"""What is never taken from a button or a form, each with why."""

BLOCKS = {
    "bonuses.follow",
    "bonuses.take_back",
    "ledger.enter",
    "ledger.count",
    "ledger.reverse",
    "review.approved_tallies",
    "members.insert_member",
    "files.keep_files",
    "files.drop_files",
    "quest_places.take_place",
    "quest_places.free_place",
    "quest_places.free_places",
    "quest_places.hold_places",
    "quests.insert_quest",
    "counting.count_along",
    "counting.let_go",
    "seasons.begin",
    "awarding.correct",
    "awarding.insert_award",
    "awarding.locked_life",
    "awarding.note",
    "awarding.note_fact",
    "awarding.note_points",
    "awarding.revoke",
    "awarding.write_tallies",
}
"""Parts of actions: alone they would leave sums that are not exact."""
LAST = {"erasing.erase"}
"""After it the others would find nobody."""
KNOWN = IDS | PLAIN.keys() | {"by", "squares", "teacher", "practice"}
ASKED = [
    (name, key)
    for name, action in ACTIONS.items()
    for key in sorted(IDS & set(parameters(action)))
    if (name, key) not in OWN and name not in BLOCKS
]


def test_many_ids_are_tried():
    assert len(ASKED) > 20


def test_every_action_can_be_tried():
    """A parameter that is new here must be said to be an id, a plain value, or never taken from a button."""
    assert [name for name, action in ACTIONS.items() if name not in BLOCKS and needs(action) - KNOWN] == []


@pytest.mark.parametrize("name, key", ASKED)
def test_an_id_of_another_class_changes_nothing(desk, name, key):
    (one, _), strange = twins(desk), stranger(desk)
    mine, theirs = {**PLAIN, **one.ids()}, strange.ids()
    action = ACTIONS[name]
    values = {**{at: mine[at] for at in needs(action)}, key: theirs[key]}
    before = everything(desk)
    with suppress(QuestsError, sqlite3.IntegrityError, psycopg.IntegrityError):  # a foreign key is a wall too
        one.room.write(action, **values)
    assert everything(desk) == before


def test_a_board_is_not_made_of_another_classes_quests(desk):
    (one, _), strange = twins(desk), stranger(desk)
    before = everything(desk)
    with pytest.raises(QuestsError):
        one.room.write(
            ACTIONS["boards.make_board"],
            title="Stolen",
            template="list",
            rows=1,
            columns=1,
            squares=strange.room.quests[:1],
            by=one.room.teacher,
        )
    assert everything(desk) == before


def test_living_in_one_twin_changes_nothing_in_the_other(desk):
    """They have the same ids everywhere, so a statement that forgot its classroom would reach both."""
    one, other = twins(desk)

    def rows_of_other():
        return {name: [row for row in rows if other.room.classroom in row] for name, rows in everything(desk).items()}

    before = rows_of_other()
    for name, action in sorted(ACTIONS.items(), key=lambda named: named[0] in LAST):
        mine = {**PLAIN, **one.ids()}
        if needs(action) <= mine.keys() and name not in BLOCKS and name != "keeping.sweep":
            with suppress(QuestsError):
                one.room.write(action, **{at: mine[at] for at in needs(action)})
    assert rows_of_other() == before


def needs(action):
    return {at for at, parameter in parameters(action).items() if parameter.default is parameter.empty}
