"""What the bot asks for, and what it has in a place: the same as the client's own reckoning says."""

import discord
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.permissions import (
    EVERYTHING,
    NEEDED,
    PRIVILEGED,
    Overwrite,
    application_of,
    in_channel,
    invite,
    lacking,
    on_server,
)
from adapters.port import LACKS

SERVER, ME = "1", "9"
ROLES = ["1", "2", "3", "4"]
bits = st.integers(0, (1 << 42) - 1)
overwrites = st.lists(
    st.builds(Overwrite, of=st.sampled_from([*ROLES, ME]), allow=bits, deny=bits), unique_by=lambda one: one.of
)


def test_what_is_needed_has_the_codes_of_the_port():
    assert ("gone", *NEEDED) == LACKS


def test_what_is_needed_is_what_the_client_calls_so():
    names = ("view_channel", "send_messages", "send_messages_in_threads", "attach_files")
    assert list(NEEDED.values()) == [discord.Permissions(**{name: True}).value for name in names]
    assert all(discord.ApplicationFlags.VALID_FLAGS)
    assert [discord.ApplicationFlags._from_value(PRIVILEGED["members"]).gateway_guild_members] == [True]
    assert [discord.ApplicationFlags._from_value(PRIVILEGED["presence"]).gateway_presence] == [True]
    assert [discord.ApplicationFlags._from_value(PRIVILEGED["message_content"]).gateway_message_content] == [True]


def test_the_invite_asks_for_exactly_that():
    assert invite("123") == discord.utils.oauth_url(
        123,
        permissions=discord.Permissions(
            view_channel=True, send_messages=True, send_messages_in_threads=True, attach_files=True
        ),
    )


@given(st.dictionaries(st.sampled_from(ROLES), bits), st.lists(st.sampled_from(ROLES), unique=True), overwrites)
def test_a_place_allows_what_the_client_says(roles: dict[str, int], mine: list[str], over: list[Overwrite]):
    ours = in_channel(on_server(SERVER, roles, mine), SERVER, over, mine, ME)
    assert lacking(ours) == lacking(theirs(roles, mine, over))


def theirs(roles: dict[str, int], mine: list[str], over: list[Overwrite]) -> int:
    """The same, as discord.py works it out (its Permissions.handle_overwrite, in the order of its permissions_for)."""
    base = discord.Permissions(roles.get(SERVER, 0))
    for role in mine:
        base.value |= roles.get(role, 0)
    if base.administrator:
        return EVERYTHING
    of = {one.of: one for one in over}
    if SERVER in of:
        base.handle_overwrite(allow=of[SERVER].allow, deny=of[SERVER].deny)
    allows = denies = 0
    for role in mine:
        if role in of and role != SERVER:
            allows |= of[role].allow
            denies |= of[role].deny
    base.handle_overwrite(allow=allows, deny=denies)
    if ME in of:
        base.handle_overwrite(allow=of[ME].allow, deny=of[ME].deny)
    return base.value


def test_a_token_says_whose_it_is():
    assert application_of("MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abc-def_ghi") == "123456789012345678"


def test_what_is_no_token_says_nothing():
    for typed in ("", "x", "MTIz", "MTIz.x", "not base64!.a.b", "YWJj.a.b", "MTIz..b", "é.a.b", "123456789012345678"):
        assert application_of(typed) == ""
