"""`questboard verify`: balances against the ledger."""

from tests.bot.operations.host import Host, friendly


def test_a_sound_class_is_well(host: Host):
    done = host.types("verify")
    assert done.status == 0
    assert done.out.startswith("All is well. Classes looked at: 1.")


def test_a_balance_that_is_not_the_sum_is_told(host: Host):
    [(member, points)] = host.asks("SELECT member_id, points FROM balances WHERE points > 0 LIMIT 1")
    host.asks(f"UPDATE balances SET points = points + 5 WHERE member_id = {member}")
    done = host.types("verify")
    assert done.status == 1
    assert f"member {member}: balance is {points + 5} and should be {points}." in done.out


def test_without_a_database_it_says_how_to_make_one(newcomer: Host):
    assert "questboard run" in friendly(newcomer.types("verify"))
