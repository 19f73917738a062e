"""Whatever happens to a class's badges, living the record again gives what the tables hold: tallies, awards, balances."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from quests.actions import attempts, badges, giving, review, undoing
from quests.desk import Desk
from quests.errors import Refusal
from quests.ids import DAY
from quests.queries.attempts import attempt_at
from quests.queries.badges import badge_kinds
from quests.queries.deeds import deeds_of
from quests.queries.verifying import flaws
from quests.rules.badges import rule_of
from tests.classroom import Class

RULES: dict[str, dict[str, Any]] = {
    "two_in_a_day": {"condition": {"count": "approved", "within": "day", "ge": 2}, "award": "day", "points": 3},
    "steps": {"condition": {"count": "approved", "ge": 1}, "tiers": [2, 4], "points": 5},
    "every_two": {"condition": {"count": "approved", "ge": 2}, "award": "every", "points": 1},
    "never_missed": {"condition": {"none": [{"count": "returned", "ge": 1}]}, "revoke": "live"},
    "kept": {"condition": {"count": "handed_in", "ge": 3}, "revoke": "never"},
    "rich": {"condition": {"level": 2}, "points": 60},
    "richer": {"condition": {"all": [{"level": 3}, {"has_badge": "rich"}]}},
    "both": {"condition": {"all": [{"has_badge": "steps", "tier": 2}, {"count": "approved", "ge": 2}]}},
    "lines": {"condition": {"line": "any", "ge": 1}, "tiers": [2]},
    "days": {"condition": {"streak": "day", "ge": 2}, "award": "week"},
    "kinds": {"condition": {"distinct": "quest", "within": "3d", "ge": 2}},
    "much": {"condition": {"sum": "worth", "ge": 40}},
    "some": {"condition": {"at_least": {"n": 2, "of": [{"has_badge": "lines"}, {"has_badge": "much"}, {"level": 2}]}}},
}
OTHER = [
    {"condition": {"count": "approved", "ge": 3}},
    {"condition": {"any": [{"count": "returned", "ge": 1}, {"line": "any"}]}, "revoke": "live"},
    {"condition": {"sum": "worth", "within": "2d", "ge": 20}, "award": "day", "points": 2},
]
who = st.integers(0, 1)
quest = st.integers(0, 8)


class BadgesOfAClass(RuleBasedStateMachine):
    """Anything that may touch a badge, one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.room = Class.on(desk)
        for code, data in RULES.items():
            self.room.write(
                badges.make_badge, code=code, title=code, about="", rule=rule_of(data), by=self.room.teacher
            )

    def quietly(self, action: Any, **values: Any) -> None:
        with suppress(Refusal):
            self.room.write(action, **values)

    @rule(who=who, quest=quest)
    def a_student_hands_in(self, who: int, quest: int) -> None:
        self.quietly(attempts.hand_in, quest=self.room.quests[quest], by=self.room.students[who], evidence="Mine")

    @rule(who=who, quest=quest, how=st.sampled_from(["approve", "return", "take_back"]))
    def what_was_handed_in_is_answered(self, who: int, quest: int, how: str) -> None:
        found = self.room.read(attempt_at, self.room.quests[quest], self.room.students[who])
        if found is None:
            return
        if how == "approve":
            self.quietly(review.approve, attempt=found.attempt_id, by=self.room.teacher)
        elif how == "return":
            self.quietly(review.return_, attempt=found.attempt_id, by=self.room.teacher, next_step="Say why.")
        else:
            self.quietly(attempts.take_back, attempt=found.attempt_id, by=self.room.students[who])

    @rule(who=who, quest=quest)
    def a_student_does_a_whole_quest(self, who: int, quest: int) -> None:
        self.a_student_hands_in(who, quest)
        self.what_was_handed_in_is_answered(who, quest, "approve")

    @rule(everyone=st.booleans(), amount=st.sampled_from([5, 60]))
    def points_are_given(self, everyone: bool, amount: int) -> None:
        whom = self.room.students if everyone else self.room.students[:1]
        self.room.write(giving.give, members=whom, amount=amount, reason="Kind", by=self.room.teacher)

    @rule(number=st.integers(0, 9))
    def a_deed_is_undone(self, number: int) -> None:
        deeds = self.room.read(deeds_of, self.room.teacher)
        if deeds:
            self.quietly(undoing.undo, deed=deeds[number % len(deeds)].deed_id, by=self.room.teacher)

    @rule(days=st.integers(1, 3))
    def days_go_by(self, days: int) -> None:
        clock: Any = self.room.desk.clock
        clock.tick(days * DAY)

    @rule(number=st.integers(0, 20), on=st.booleans())
    def a_badge_is_switched(self, number: int, on: bool) -> None:
        badge = self.one_of_them(number)
        self.quietly(badges.switch, badge=badge, on=on, by=self.room.teacher)

    @rule(number=st.integers(0, 20), other=st.sampled_from(OTHER), at_once=st.booleans())
    def a_rule_is_changed(self, number: int, other: dict[str, Any], at_once: bool) -> None:
        badge = self.one_of_them(number)
        self.room.write(badges.change_rule, badge=badge, rule=rule_of(other), by=self.room.teacher, at_once=at_once)
        for member in self.room.read(badges.everyone):
            if at_once:
                self.room.write(badges.look_again, badge=badge, member=member, by=self.room.teacher)

    @rule(number=st.integers(0, 20), who=who)
    def a_badge_is_given_by_hand(self, number: int, who: int) -> None:
        self.quietly(
            badges.give_badge, badge=self.one_of_them(number), member=self.room.students[who], by=self.room.teacher
        )

    def one_of_them(self, number: int) -> Any:
        kinds = self.room.read(badge_kinds)
        return kinds[number % len(kinds)].badge_id

    @invariant()
    def living_the_record_again_gives_what_the_tables_hold(self) -> None:
        assert self.room.read(flaws) == []


def machine(desk: Desk, examples: int, steps: int) -> None:
    run_state_machine_as_test(
        lambda: BadgesOfAClass(desk),  # type: ignore[arg-type] # any factory does
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_live_and_replay_agree(sqlite_desk):
    machine(sqlite_desk, 12, 20)


@pytest.mark.slow
def test_live_and_replay_agree_over_many_lives(desk):
    machine(desk, 150, 40)
