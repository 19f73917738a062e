"""The record stays readable: what an earlier version wrote down is understood by this one."""

import json

import pytest

from quests.events import KINDS, Event, decode, encode

STORED = {
    "attempt.approved": '{"by":1,"attempt":2,"quest":3,"member":4,"hand_in":5,"try_no":2,"worth":20,"lines":1,"badges":[7]}',
    "attempt.handed_in": '{"by":4,"attempt":2,"quest":3,"member":4,"hand_in":5,"try_no":1,"first":true,"after_due":false}',
    "attempt.put_back": '{"by":4,"attempt":2,"quest":3,"member":4}',
    "attempt.returned": '{"by":1,"attempt":2,"quest":3,"member":4,"hand_in":5,"try_no":1}',
    "attempt.shared": '{"by":4,"member":4,"attempt":2,"quest":3}',
    "attempt.taken": '{"by":4,"attempt":2,"quest":3,"member":4}',
    "attempt.taken_back": '{"by":4,"attempt":2,"quest":3,"member":4,"hand_in":5}',
    "badge.awarded": '{"by":1,"member":4,"count":2,"badges":[7,8]}',
    "badge.given": '{"by":1,"badge":7,"member":4,"code":"explainer","tier":1}',
    "badge.ruled": '{"by":1,"badge":7,"rule_version":2,"is_on":true,"at_once":false}',
    "board.made": '{"by":1,"board":8}',
    "board.posted": '{"by":1,"board":8}',
    "board.removed": '{"by":1,"board":8,"before":"posted"}',
    "calendar.day_off_added": '{"by":1,"day_off":12,"member":null}',
    "calendar.day_off_removed": '{"by":1,"day_off":12,"member":4}',
    "calendar.weekdays_set": '{"by":1,"weekdays":[0,2],"was":[0,1,2,3,4]}',
    "board.mended": '{"by":1,"board":8}',
    "board.closed": '{"by":1,"board":8}',
    "board.reopened": '{"by":1,"board":8}',
    "class.told": '{"by":0,"done":12}',
    "classroom.made": '{"by":1,"classroom":9,"style":"light"}',
    "classroom.style_changed": '{"by":1,"style":"quiet","before":"light"}',
    "deed.undone": '{"by":1,"deed":10,"what":"points.given","entries":28,"answers":1,"done_at":5}',
    "classroom.erased": '{"by":0,"people":27}',
    "classroom.erasure_near": '{"by":0,"erase_at":1790000000000000,"times":1}',
    "classroom.term_set": '{"by":1,"ends_at":1790000000000000,"keep_days":90}',
    "help.answered": '{"by":1,"help":11,"quest":3,"member":4}',
    "help.asked": '{"by":4,"help":11,"quest":3,"member":4,"how":"talk"}',
    "leaderboard.switched": '{"by":1,"what":"top","on":true}',
    "member.added": '{"by":1,"member":4}',
    "member.joined": '{"by":4,"member":4}',
    "member.removed": '{"by":1,"member":4}',
    "member.role_changed": '{"by":1,"member":4,"role":"helper","before":"student"}',
    "person.erased": '{"by":1,"member":4}',
    "person.erasure_asked": '{"by":4,"member":4}',
    "person.erasure_called_off": '{"by":4,"member":4}',
    "person.exported": '{"by":1,"member":4}',
    "pack.imported": '{"by":1,"pack":"fractions","edition":1,"quests":9,"boards":2,"badges":1,"mended":0}',
    "pack.mended": '{"by":1,"pack":"fractions","edition":2,"mended":3}',
    "place.added": '{"by":1,"place":16}',
    "place.removed": '{"by":1,"place":16}',
    "place.posts_moved": '{"by":1,"place":16,"was":null}',
    "roles.mapped": '{"by":1,"teachers":1,"helpers":0}',
    "points.given": '{"by":1,"amount":5,"count":28,"member":null}',
    "time.given": '{"by":1,"quest":3,"member":4,"until":1790000000000000,"before":0,"help":11}',
    "quest.unlock_set": '{"by":1,"quest":3}',
    "quest.made": '{"by":1,"quest":3}',
    "season.closed": '{"by":1,"season":13}',
    "season.opened": '{"by":1,"season":14,"ended":13}',
    "team.made": '{"by":1,"team":15}',
    "team.moved": '{"by":1,"member":4,"team":15,"left":null}',
    "team.removed": '{"by":1,"team":15}',
    "feedback.told": '{"by":0,"since":1795000000000000}',
    "week.told": '{"by":0}',
    "proposal.made": '{"by":4,"proposal":19,"quest":3,"member":4}',
    "proposal.approved": '{"by":1,"proposal":19,"quest":3,"member":4}',
    "proposal.returned": '{"by":1,"proposal":19,"quest":3,"member":4}',
    "quest.mended": '{"by":1,"quest":3}',
}
"""Rows as the first version wrote them. They are never edited: a new version adds its own below."""


def test_every_kind_of_fact_has_a_stored_row():
    assert set(STORED) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(STORED))
def test_a_stored_row_is_read_and_written_back_with_nothing_lost(kind: str):
    fact = decode(kind, STORED[kind])
    assert fact.kind == kind
    assert json.loads(encode(fact)).items() >= json.loads(STORED[kind]).items()


@pytest.mark.parametrize("event", KINDS.values(), ids=lambda event: event.kind)
def test_a_fact_holds_ids_numbers_and_codes_and_never_free_text(event: type[Event]):
    """So that a person can be erased without touching the record: text fields are the few that hold a code."""
    texts = {name for name, kind in event.__annotations__.items() if kind == "str"}
    assert texts <= {"code", "style", "before", "under", "role", "how", "what", "pack"}


def test_a_kind_is_named_once():
    assert len({event.kind for event in KINDS.values()}) == len(KINDS)
