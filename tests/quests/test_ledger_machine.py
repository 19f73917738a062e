"""A class lived at random on the real database, next to a model in plain Python: they must agree after every step.

Steps come one by one, twice, and several at once (so that on SQLite they share a commit, and on PostgreSQL they collide).
What came of several at once must be explained by the model in one order or another.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from copy import deepcopy
from functools import partial
from itertools import count, permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from quests.desk import Desk
from quests.errors import Refusal
from quests.ids import DAY
from quests.queries import verifying
from quests.queries.points import balance
from quests.statements import HERE
from quests.tables import attempts, entries, hand_ins
from quests.work import Reading
from tests.classroom import Class
from tests.quests.ledger_model import Key, Model
from tests.quests.ledger_steps import Steps
from tests.quests.replay import awarded, stored_tallies

WHO = ("Sam", "Ada", "Kai")
WORTHS = (5, 0, 20, 20)
LEDGER = (
    select(entries.c.entry_id, entries.c.member_id, entries.c.amount, entries.c.cause)
    .where(entries.c.classroom_id == HERE)
    .order_by(entries.c.entry_id)
)
STATES = (
    select(attempts.c.member_id, attempts.c.quest_id, attempts.c.state, attempts.c.tries, hand_ins.c.looked_at)
    .outerjoin(
        hand_ins,
        (hand_ins.c.classroom_id == attempts.c.classroom_id)
        & (hand_ins.c.attempt_id == attempts.c.attempt_id)
        & (hand_ins.c.try_no == attempts.c.tries),
    )
    .where(attempts.c.classroom_id == HERE)
)

Step = tuple[Any, ...]
"""A verb and what it is about: ("hand_in", ("Sam", 0))."""
keys = st.tuples(st.sampled_from(WHO), st.integers(0, len(WORTHS) - 1))
numbers = st.integers(0, 20)
# Nothing that is drawn depends on what happened: collisions end in one way or another.
BY_STUDENTS = ["take", "put_back", "hand_in", "hand_in", "take_back"]
BY_TEACHERS = ["approve", "approve", "give_back"]
ANYBODYS = [*BY_STUDENTS, *BY_TEACHERS, "undo"]


class LivedClass(RuleBasedStateMachine):
    """Takes every step on the Desk and in the model."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.room = Class.on(desk)
        singles = [self.room.new_quest(points=worth) for worth in WORTHS[:2]]
        self.steps = Steps(self.room, dict(zip(WHO, self.room.students, strict=True)), singles + self.room.quests[:2])
        self.model = Model(WORTHS)
        self.names = map("deed {}".format, count(1))
        self.ledger: list[Any] = []

    # One by one

    @rule(verb=st.sampled_from(BY_STUDENTS), key=keys)
    def a_student_does_something(self, verb: str, key: Key) -> None:
        self.happen((verb, key))

    @rule(verb=st.sampled_from([*BY_TEACHERS, "look_at"]), key=keys)
    def a_teacher_answers(self, verb: str, key: Key) -> None:
        self.happen(self.step(verb, key))

    @rule(stale=st.sets(keys, max_size=2))
    def a_teacher_approves_all(self, stale: set[Key]) -> None:
        """What is shown may be out of date."""
        shown = tuple((key, len(run.tries) - (key in stale)) for key, run in self.model.runs.items())
        self.happen(("approve_all", shown, next(self.names)))

    @rule(whom=st.sets(st.sampled_from(WHO), min_size=1), amount=st.integers(1, 1000))
    def a_teacher_gives(self, whom: set[str], amount: int) -> None:
        self.happen(("give", tuple(sorted(whom)), amount, next(self.names)))

    @rule(number=numbers)
    def a_teacher_undoes(self, number: int) -> None:
        self.happen(self.undo(number))

    @rule(days=st.integers(0, 2))
    def time_goes_by(self, days: int) -> None:
        clock: Any = self.room.desk.clock
        clock.tick(days * DAY + 1)

    # Twice, and at once

    @rule(verb=st.sampled_from(BY_STUDENTS), key=keys)
    def a_student_clicks_twice(self, verb: str, key: Key) -> None:
        self.happen((verb, key), (verb, key))

    @rule(verbs=st.tuples(*[st.sampled_from(BY_TEACHERS)] * 2), key=keys)
    def two_teachers_answer_at_once(self, verbs: tuple[str, str], key: Key) -> None:
        self.happen(*(self.step(verb, key) for verb in verbs))

    @rule(number=numbers)
    def a_teacher_undoes_twice_at_once(self, number: int) -> None:
        self.happen(*[self.undo(number)] * 2)

    @rule(these=st.lists(st.tuples(st.sampled_from(ANYBODYS), keys, numbers), min_size=2, max_size=4))
    def many_things_happen_at_once(self, these: list[tuple[str, Key, int]]) -> None:
        self.happen(*(self.undo(number) if verb == "undo" else self.step(verb, key) for verb, key, number in these))

    def step(self, verb: str, key: Key) -> Step:
        return (verb, key, next(self.names)) if verb in BY_TEACHERS else (verb, key)

    def undo(self, number: int) -> Step:
        """Of anything that was ever done, undone already or not; before there is any, somebody looks."""
        deeds = list(self.steps.deeds)
        return ("undo", deeds[-1 - number % len(deeds)]) if deeds else ("look_at", (WHO[0], 0))

    # How steps are taken

    def happen(self, *steps: Step) -> None:
        """Take `steps` at once, and find an order in which the model says the same of each and stands where they stand."""
        outcomes = asyncio.run(self.take(steps))
        errors = [one for one in outcomes if isinstance(one, BaseException)]
        assert [one for one in errors if not isinstance(one, Refusal)] == []
        went = [one not in errors for one in outcomes]
        found = self.room.read(self.where_all_stand)
        in_some_order = (self.model_after(steps, went, order) for order in permutations(range(len(steps))))
        model = next((one for one in in_some_order if one is not None and one.where_all_stand() == found), None)
        assert model is not None, f"no order explains {list(zip(steps, outcomes, strict=True))} and {found}"
        self.model = model
        self.steps.deeds |= {
            step[-1]: done for step, done in zip(steps, outcomes, strict=True) if isinstance(done, int)
        }

    async def take(self, steps: tuple[Step, ...]) -> list[Any]:
        units = [partial(self.in_unit, verb, about) for verb, *about in steps]
        asked = [self.room.desk.write(unit, classroom=self.room.classroom) for unit in units]
        return await asyncio.gather(*asked, return_exceptions=True)

    def in_unit(self, verb: str, about: list[Any], work: Any) -> Any:
        return getattr(self.steps, verb)(work, *about)

    def model_after(self, steps: tuple[Step, ...], went: list[bool], order: tuple[int, ...]) -> Model | None:
        """The model after `steps` in this order; None when it says otherwise of one."""
        model = deepcopy(self.model)
        same = all(getattr(model, steps[number][0])(*steps[number][1:]) == went[number] for number in order)
        return model if same else None

    # What must be so after every step

    @invariant()
    def all_is_as_the_model_says(self) -> None:
        self.room.read(self.look)

    def look(self, look: Reading) -> None:
        assert verifying.flaws(look) == []
        self.points_agree(look)
        assert self.where_all_stand(look) == self.model.where_all_stand()
        self.ledger_only_grows(look)

    def points_agree(self, look: Reading) -> None:
        found, badges = stored_tallies(look), awarded(look)
        for who, member in self.steps.members.items():
            assert balance(look, member) == self.model.points(who) >= 0
            assert found.get(member, Counter())["approved"] == len(self.model.approvals(who))
            assert badges.count(member) == self.model.has_badge(who)

    def where_all_stand(self, look: Reading) -> dict[Key, tuple[str, int, bool]]:
        names = {member: who for who, member in self.steps.members.items()}
        return {
            (names[member], self.steps.quests.index(quest)): (state, tries, looked_at is not None)
            for member, quest, state, tries, looked_at in look.execute(STATES)
        }

    def ledger_only_grows(self, look: Reading) -> None:
        before, self.ledger = self.ledger, look.execute(LEDGER)
        assert [entry for entry in self.ledger if entry in set(before)] == before
        assert len({(member, cause) for _, member, _, cause in self.ledger}) == len(self.ledger)


def live(desk: Desk, *, classes: int, steps: int) -> None:
    run_state_machine_as_test(
        partial(LivedClass, desk),  # type: ignore[arg-type] # anything that makes one will do
        settings=settings(
            max_examples=classes,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_class_on_sqlite_agrees_with_the_model(sqlite_desk):
    live(sqlite_desk, classes=100, steps=50)


def test_a_class_on_postgresql_agrees_with_the_model(postgres_desk):
    live(postgres_desk, classes=50, steps=40)


@pytest.mark.slow
def test_many_classes_agree_with_the_model(desk):
    live(desk, classes=1000, steps=50)
