"""Who may do what."""

import pytest

from quests.errors import NotAllowed
from quests.rules.roles import Role, may, require

LADDER = [Role.STUDENT, Role.HELPER, Role.TEACHER]


@pytest.mark.parametrize("needs", LADDER)
@pytest.mark.parametrize("role", LADDER)
def test_who_stands_as_high_may(role, needs):
    assert may(role, needs) == (LADDER.index(role) >= LADDER.index(needs))


@pytest.mark.parametrize("role, needs", [(Role.STUDENT, Role.HELPER), (Role.HELPER, Role.TEACHER)])
def test_who_stands_lower_is_told_what_it_takes(role, needs):
    with pytest.raises(NotAllowed) as refused:
        require(role, needs)
    assert refused.value.needs == needs


def test_every_role_stands_somewhere():
    assert set(LADDER) == set(Role)
