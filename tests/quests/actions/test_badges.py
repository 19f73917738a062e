"""Badges: made, changed, given, lost. The edge cases that other engines stumble over, one each."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from quests.actions import attempts, badges, giving, review, undoing
from quests.errors import BadgesInCircle, Invalid, NotFound
from quests.events import Approved
from quests.ids import DAY, BadgeId, MemberId
from quests.queries.badges import badge_kinds, badges_of, find_badge, held_by, holders, holding
from quests.queries.deeds import deeds_of
from quests.queries.points import balance, entries_of
from quests.queries.records import record_of
from quests.reports import Badge
from quests.rules.badges import rule_of
from quests.rules.conditions import progress, read_tree
from quests.rules.lives import BY_HAND, Held
from tests.classroom import Class


def make(room: Class, code: str, condition: dict[str, Any], **head: Any) -> BadgeId:
    rule = rule_of({"condition": condition, **head})
    return room.write(badges.make_badge, code=code, title=code, about="", rule=rule, by=room.teacher).badge


def of(room: Class, badge: BadgeId, member: MemberId | None = None) -> Badge:
    return next(one for one in room.read(badges_of, member or room.sam) if one.kind.badge_id == badge)


def has(room: Class, badge: BadgeId, member: MemberId | None = None) -> bool:
    return of(room, badge, member).awarded_at is not None


def undo_last(room: Class) -> None:
    room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)


TWICE = {"count": "approved", "ge": 2}


async def test_once_only_however_many_approvals_come_at_once(room):
    badge = make(room, "twice", TWICE, points=7)
    waiting = [room.hand_in(room.sam, quest).attempt for quest in range(6)]
    units = [
        room.desk.write(
            lambda work, one=one: review.approve(work, attempt=one, by=room.teacher), classroom=room.classroom
        )
        for one in waiting
    ]
    done: list[Approved] = await asyncio.gather(*units)
    assert sum(badge in one.badges for one in done) == 1
    assert sum(entry.amount == 7 for entry in room.read(entries_of, room.sam)) == 1


def test_what_was_done_before_a_badge_was_made_counts_from_the_next_step_on(room):
    room.done(room.sam, 0)
    room.done(room.sam, 1)
    badge = make(room, "twice", TWICE)
    assert not has(room, badge)
    assert (of(room, badge).done, of(room, badge).total) == (2, 2)
    assert badge in room.done(room.sam, 2).badges


def test_looking_at_everybody_anew_awards_now_and_tells_once(room):
    badge = make(room, "twice", {"count": "approved", "ge": 9})
    room.wants_messages(room.sam, "sam")
    room.done(room.sam, 0)
    room.done(room.sam, 1)
    room.desk.clock.tick(3 * DAY)
    now = room.desk.clock.now()
    room.write(badges.change_rule, badge=badge, rule=rule_of({"condition": TWICE}), by=room.teacher, at_once=True)
    facts = [
        room.write(badges.look_again, badge=badge, member=member, by=room.teacher)
        for member in room.read(badges.everyone)
    ]
    (fact,) = [one for one in facts if one is not None]
    assert (fact.member, fact.count) == (room.sam, 1)
    assert of(room, badge).awarded_at >= now
    assert room.write(badges.look_again, badge=badge, member=room.sam, by=room.teacher) is None


def test_a_changed_rule_is_a_new_version_and_who_has_it_keeps_it(room):
    badge = make(room, "twice", TWICE)
    room.done(room.sam, 0)
    room.done(room.sam, 1)
    room.write(
        badges.change_rule, badge=badge, rule=rule_of({"condition": {"count": "approved", "ge": 5}}), by=room.teacher
    )
    assert has(room, badge)
    assert room.read(find_badge, badge).version == 2
    room.done(room.sam, 2)
    undo_last(room)  # a correction asks by the version that it was earned by
    assert has(room, badge)


def test_a_dry_run_says_who_would_gain_and_lose_and_changes_nothing(room):
    badge = make(room, "twice", TWICE)
    for quest in (0, 1):
        room.done(room.sam, quest)
    room.done(room.ada, 0)
    easier = room.read(badges.dry_run, badge=badge, rule=rule_of({"condition": {"count": "approved", "ge": 1}}))
    harder = room.read(badges.dry_run, badge=badge, rule=rule_of({"condition": {"count": "approved", "ge": 3}}))
    assert (easier.gained, easier.lost) == ([room.ada], [])
    assert (harder.gained, harder.lost) == ([], [room.sam])
    assert (has(room, badge), has(room, badge, room.ada)) == (True, False)


def test_an_undone_approval_takes_the_badge_and_its_points_back_once(room):
    badge = make(room, "twice", TWICE, points=7)
    attempt = room.done(room.sam, 0).attempt
    first = room.read(deeds_of, room.teacher)[0].deed_id
    room.done(room.sam, 1)
    assert room.read(balance, room.sam) == 47
    room.write(undoing.undo, deed=first, by=room.teacher)
    assert (has(room, badge), room.read(balance, room.sam)) == (False, 20)
    room.approve(attempt)
    assert (has(room, badge), room.read(balance, room.sam)) == (True, 47)


def test_what_waits_for_a_lost_badge_goes_with_it(room):
    make(room, "twice", TWICE)
    second = make(room, "second", {"all": [{"has_badge": "twice"}, {"count": "approved", "ge": 1}]})
    room.done(room.sam, 0)
    assert second in room.done(room.sam, 1).badges
    undo_last(room)
    assert not has(room, second)


def test_a_badge_that_is_never_taken_back_stays(room):
    badge = make(room, "twice", TWICE, revoke="never")
    room.done(room.sam, 0)
    room.done(room.sam, 1)
    undo_last(room)
    assert has(room, badge)


def test_a_live_badge_goes_as_soon_as_it_is_no_longer_so(room):
    badge = make(room, "clear", {"none": [{"count": "returned", "ge": 1}]}, revoke="live")
    room.give_back(room.hand_in(room.ada, 0).attempt)
    room.done(room.sam, 0)
    assert not has(room, badge, room.ada)
    assert not has(room, badge)  # nothing that it asks about has happened to Sam: time and other things award nothing
    room.give_back(room.hand_in(room.sam, 1).attempt)
    assert not has(room, badge)


def test_time_alone_neither_awards_nor_revokes(room):
    badge = make(room, "busy", {"count": "approved", "within": "2d", "ge": 2})
    room.done(room.sam, 0)
    room.done(room.sam, 1)
    room.desk.clock.tick(10 * DAY)
    assert has(room, badge)


def test_one_step_that_reaches_several_tiers_gives_all_of_them_once(room):
    badge = make(room, "worth", {"sum": "worth", "ge": 10}, tiers=[15, 20], points=3)
    assert badge in room.done(room.sam, 0).badges
    assert (of(room, badge).tier, room.read(balance, room.sam)) == (3, 20 + 9)
    assert [entry.amount for entry in room.read(entries_of, room.sam)].count(3) == 3


def test_a_badge_for_every_two_is_had_as_often(room):
    badge = make(room, "pairs", TWICE, award="every")
    for quest in range(5):
        room.done(room.sam, quest)
    assert of(room, badge).times == 2


def test_a_weekly_badge_is_had_once_in_each_week(room):
    badge = make(room, "weekly", {"count": "approved", "within": "week", "ge": 1}, award="week")
    room.done(room.sam, 0)
    room.done(room.sam, 1)
    room.desk.clock.tick(7 * DAY)
    room.done(room.sam, 2)
    periods = sorted(held.period for held in room.read(held_by, room.sam) if held.code == "weekly")
    assert (len(periods), of(room, badge).times) == (2, 2)
    assert all(period.startswith(f"{date(2026, 9, 7).year}-W") for period in periods)


def test_badges_that_would_wait_for_each_other_are_refused(room):
    one = make(room, "one", {"has_badge": "two"})
    with pytest.raises(BadgesInCircle):
        make(room, "two", {"any": [{"has_badge": "one"}, {"count": "approved", "ge": 1}]})
    assert [kind.code for kind in room.read(badge_kinds)].count("two") == 0
    assert not has(room, one)


def test_a_removed_quest_or_badge_is_never_true_by_itself(room):
    gone = read_tree({"all": [{"count": "approved", "where": {"quest": 5}, "ge": 1}, {"has_badge": "gone"}]})
    room.done(room.sam, 0)
    record = room.read(record_of, room.sam, [gone])
    assert not progress(gone, record).met


def test_a_badge_given_by_hand_is_not_given_again_by_its_rule(room):
    badge = make(room, "twice", TWICE, points=7)
    room.write(badges.give_badge, badge=badge, member=room.sam, by=room.teacher)
    room.done(room.sam, 0)
    assert badge not in room.done(room.sam, 1).badges
    assert room.read(held_by, room.sam)[Held("twice", 1, "")].source == BY_HAND
    assert room.read(balance, room.sam) == 40


def test_a_badge_given_by_hand_can_be_undone_and_earned(room):
    badge = make(room, "twice", TWICE)
    room.write(badges.give_badge, badge=badge, member=room.sam, by=room.teacher)
    assert room.write(badges.give_badge, badge=badge, member=room.sam, by=room.teacher) is None
    undo_last(room)
    assert not has(room, badge)
    room.done(room.sam, 0)
    assert badge in room.done(room.sam, 1).badges


def test_a_badge_that_is_off_is_earned_no_more_and_kept_by_who_has_it(room):
    badge = make(room, "twice", TWICE)
    for quest in (0, 1):
        room.done(room.sam, quest)
        room.done(room.kai, quest) if quest else None
    room.write(badges.switch, badge=badge, on=False, by=room.teacher)
    assert badge not in room.done(room.kai, 0).badges
    assert has(room, badge)
    assert badge not in [one.kind.badge_id for one in room.read(badges_of, room.kai)]


def test_points_alone_reach_a_level_that_a_badge_waits_for(room):
    badge = make(room, "level", {"level": 2})
    room.write(giving.give, members=[room.sam], amount=60, reason="Kind", by=room.teacher)
    assert has(room, badge)
    undo_last(room)
    assert not has(room, badge)


def test_trying_again_and_taking_back_are_counted_for_what_they_are(room):
    badge = make(room, "tries", {"count": "handed_in", "ge": 2})
    handed_in = room.hand_in(room.sam, 0)
    room.write(attempts.take_back, attempt=handed_in.attempt, by=room.sam)
    assert badge not in room.hand_in(room.sam, 0).badges
    assert badge in room.hand_in(room.sam, 1).badges


def test_who_has_it_is_told_without_practice_students_and_who_left(room):
    badge = make(room, "once", {"count": "approved", "ge": 1})
    room.done(room.sam, 0)
    room.done(room.ada, 0)
    assert room.read(holders)[badge] == 2
    assert [one.member_id for one in room.read(holding, badge)] == [room.sam, room.ada]


@pytest.mark.parametrize("code", ["", "Has Space", "x" * 41])
def test_a_code_is_small_letters(room, code):
    with pytest.raises(Invalid):
        make(room, code, TWICE)


def test_what_is_not_there_cannot_be_given_or_switched(room):
    for action in (
        lambda: room.write(badges.give_badge, badge=BadgeId(5), member=room.sam, by=room.teacher),
        lambda: room.write(badges.switch, badge=BadgeId(5), on=True, by=room.teacher),
        lambda: room.write(badges.switch_ready, code="gone", by=room.teacher),
    ):
        with pytest.raises(NotFound):
            action()
