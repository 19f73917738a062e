"""What a class's ledger should say, in plain Python: the model that the real one is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field

Key = tuple[str, int]
"""Whose attempt, at which quest."""

BADGE_AT = 3


@dataclass
class Run:
    """One attempt: where it stands, and what became of each try."""

    state: str = "taken"
    tries: list[str] = field(default_factory=list)
    seen: list[bool] = field(default_factory=list)
    """Whether anybody looked, try by try."""

    @property
    def looked_at(self) -> bool:
        return bool(self.seen) and self.seen[-1]


@dataclass(frozen=True)
class Answer:
    """One decision: for which try of which attempt. `worth` is None for "not yet"."""

    key: Key
    try_no: int
    worth: int | None


@dataclass(frozen=True)
class Gift:
    """Points given to some."""

    whom: tuple[str, ...]
    amount: int


@dataclass
class Model:
    """A class. Each step says whether it goes; when it does not, nothing changes."""

    worths: tuple[int, ...]
    runs: dict[Key, Run] = field(default_factory=dict)
    deeds: dict[str, list[Answer | Gift]] = field(default_factory=dict)
    """What was done in one go and not taken back, by the name the test gave it."""

    def take(self, key: Key) -> bool:
        if key in self.runs:
            return False
        self.runs[key] = Run()
        return True

    def put_back(self, key: Key) -> bool:
        if key not in self.runs or self.runs[key].tries:
            return False
        del self.runs[key]
        return True

    def hand_in(self, key: Key) -> bool:
        run = self.runs.get(key, Run())
        if run.state not in {"taken", "returned"}:
            return False
        self.runs[key] = run
        run.state = "handed_in"
        run.tries.append("waiting")
        run.seen.append(False)
        return True

    def look_at(self, key: Key) -> bool:
        if self.waits(key):
            self.runs[key].seen[-1] = True
        return True

    def take_back(self, key: Key) -> bool:
        if not self.waits(key) or self.runs[key].looked_at:
            return False
        run = self.runs[key]
        run.tries.pop()
        run.seen.pop()
        run.state = "returned" if run.tries else "taken"
        return True

    def approve(self, key: Key, deed: str) -> bool:
        return self._decide(key, deed, "approved")

    def give_back(self, key: Key, deed: str) -> bool:
        return self._decide(key, deed, "returned")

    def _decide(self, key: Key, deed: str, decision: str) -> bool:
        if not self.waits(key):
            return False
        run = self.runs[key]
        run.state = run.tries[-1] = decision
        worth = self.worths[key[1]] if decision == "approved" else None
        self.deeds.setdefault(deed, []).append(Answer(key, len(run.tries), worth))
        return True

    def approve_all(self, shown: tuple[tuple[Key, int], ...], deed: str) -> bool:
        for key, try_no in shown:
            if self.waits(key) and len(self.runs[key].tries) == try_no:
                self.approve(key, deed)
        return True

    def give(self, whom: tuple[str, ...], amount: int, deed: str) -> bool:
        self.deeds[deed] = [Gift(whom, amount)]
        return True

    def undo(self, deed: str) -> bool:
        """A deed goes when anything of it can be taken back."""
        going = [one for one in self.deeds.get(deed, []) if isinstance(one, Gift) or self._stands(one)]
        if not going:
            return False
        for one in going:
            if isinstance(one, Answer):
                run = self.runs[one.key]
                run.state = "handed_in"
                run.tries[-1] = "waiting"
        del self.deeds[deed]
        return True

    def _stands(self, answer: Answer) -> bool:
        """Whether nobody has gone on since."""
        run = self.runs[answer.key]
        return run.state == ("returned" if answer.worth is None else "approved") and len(run.tries) == answer.try_no

    def where_all_stand(self) -> dict[Key, tuple[str, int, bool]]:
        """Each attempt's state, tries, and whether a teacher has looked at the latest."""
        return {key: (run.state, len(run.tries), run.looked_at) for key, run in self.runs.items()}

    def waits(self, key: Key) -> bool:
        return key in self.runs and self.runs[key].state == "handed_in"

    def points(self, who: str) -> int:
        gifts = sum(one.amount for one in self._standing() if isinstance(one, Gift) and who in one.whom)
        return gifts + sum(one.worth or 0 for one in self.approvals(who))

    def approvals(self, who: str) -> list[Answer]:
        return [
            one for one in self._standing() if isinstance(one, Answer) and one.worth is not None and one.key[0] == who
        ]

    def _standing(self) -> list[Answer | Gift]:
        return [one for deed in self.deeds.values() for one in deed]

    def has_badge(self, who: str) -> bool:
        return len(self.approvals(who)) >= BADGE_AT
