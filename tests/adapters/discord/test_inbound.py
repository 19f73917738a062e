"""What Discord's payloads mean."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.actions import Action
from adapters.calls import Call
from adapters.discord import custom_ids, refs
from adapters.discord.inbound import COMMAND, COMPLETION, PRESSED, SENT, UNKNOWN, Heard, hear, talk
from tests.adapters.discord.payloads import (
    ADMINISTRATOR,
    CATEGORY,
    CHANNEL,
    GUILD,
    INTERACTION,
    MANAGE_GUILD,
    OTHER,
    PERSON,
    THREAD,
    alone,
    button,
    message,
    on_server,
    said,
    select,
    slash,
    user,
)

VERBS = {"board": "board", "me": "me", "Review": "review"}
ACTION = Action("quest", 7, (9,))
PARENTS = {int(THREAD): int(CHANNEL), int(CHANNEL): int(CATEGORY)}


def heard(payload: dict[str, Any]) -> Heard:
    return hear(payload, VERBS, lambda guild, channel: PARENTS.get(channel))


def called(payload: dict[str, Any]) -> Call:
    return heard(payload).call


def test_a_word_with_its_slash_is_a_verb_with_what_was_typed_after_it():
    call = called(on_server(COMMAND, slash("board", " b2 ")))

    assert (call.verb, call.words, call.action) == ("board", " b2 ", None)


def test_a_person_is_the_same_on_every_server_and_in_direct_messages():
    assert called(on_server(COMMAND, slash("me"))).account == refs.account(PERSON)
    assert called(alone(COMMAND, slash("me"))).account == refs.account(PERSON)


def test_the_key_is_the_delivery_and_the_language_the_person_s():
    call = called(on_server(COMMAND, slash("me")))

    assert (call.key, call.locale) == (INTERACTION, "es-ES")


def test_around_a_channel_stand_its_category_and_the_server():
    call = called(on_server(COMMAND, slash("me")))

    assert call.place == refs.place(GUILD, CHANNEL)
    assert call.around == (refs.place(GUILD, CATEGORY), refs.place(GUILD, GUILD))


def test_around_a_thread_stand_its_channel_its_category_and_the_server():
    payload = on_server(
        COMMAND, slash("me"), channel_id=THREAD, channel={"id": THREAD, "type": 11, "parent_id": CHANNEL}
    )

    assert called(payload).around == (refs.place(GUILD, CHANNEL), refs.place(GUILD, CATEGORY), refs.place(GUILD, GUILD))


def test_a_thread_says_which_channel_it_is_of():
    inside = {"id": THREAD, "type": 11, "parent_id": CHANNEL}

    assert called(on_server(COMMAND, slash("me"), channel_id=THREAD, channel=inside)).thread_of == refs.place(
        GUILD, CHANNEL
    )
    assert called(on_server(COMMAND, slash("me"))).thread_of is None


def test_around_a_channel_that_nothing_is_known_of_stands_the_server():
    payload = on_server(COMMAND, slash("me"), channel_id="77", channel=None)

    assert called(payload).around == (refs.place(GUILD, GUILD),)


def test_direct_messages_are_no_place():
    call = called(alone(COMMAND, slash("me")))

    assert (call.place, call.around) == (None, ())


@pytest.mark.parametrize(
    "permissions, admin", [(0, False), (MANAGE_GUILD, True), (ADMINISTRATOR, True), (1 << 11, False)]
)
def test_who_manages_the_server_may_set_up_classes(permissions, admin):
    member = {"user": user(), "nick": "Ms P", "roles": ["5"], "permissions": str(permissions)}
    claims = called(on_server(COMMAND, slash("me"), member=member)).claims

    assert (claims.admin, claims.name, claims.roles, claims.host) == (admin, "Ms P", ("5",), False)


def test_in_direct_messages_nobody_manages_anything_and_roles_are_not_known():
    claims = called(alone(COMMAND, slash("me"))).claims

    assert (claims.admin, claims.name, claims.roles) == (False, "Ana", None)


FILE = {"id": "8", "filename": "a.png", "size": 3, "url": "https://cdn.discordapp.com/a.png"}


def picked(by: str) -> Heard:
    written = {"id": "66", "author": user(by), "content": "My bridge", "attachments": [FILE]}
    data = {"id": "1", "name": "Review", "type": 3, "target_id": "66", "resolved": {"messages": {"66": written}}}
    return heard(on_server(COMMAND, data))


def test_a_picked_message_of_ones_own_gives_its_words_and_its_files():
    found = picked(PERSON)

    assert (found.call.verb, found.call.about, found.call.words) == ("review", refs.account(PERSON), "My bridge")
    assert found.attachments == (FILE,)


def test_a_picked_message_of_somebody_else_gives_its_author_and_nothing_that_stands_in_it():
    found = picked(OTHER)

    assert (found.call.verb, found.call.about, found.call.words) == ("review", refs.account(OTHER), "")
    assert found.attachments == ()


def test_what_is_being_typed_is_asked_about_with_its_verb():
    found = heard(on_server(COMPLETION, slash("board", "ma")))

    assert (found.kind, found.call.verb, found.call.words) == (COMPLETION, "board", "ma")


def test_a_button_is_its_action():
    found = heard(on_server(PRESSED, button(custom_ids.write(ACTION, nth=3)), message=message(private=False)))

    assert (found.call.action, found.call.values, found.asks, found.on_private) == (ACTION, None, False, False)


def test_an_option_is_the_action_that_it_carries():
    assert called(on_server(PRESSED, select(custom_ids.pick(1), ACTION.token()))).action == ACTION


def test_a_button_that_asks_first_does_nothing_yet_and_no_is_heard():
    assert heard(on_server(PRESSED, button(custom_ids.write(ACTION, asks=True)))).asks
    assert heard(on_server(PRESSED, button(custom_ids.DECLINE))).declines


def test_a_button_on_a_message_that_only_the_person_sees_may_replace_it():
    assert heard(on_server(PRESSED, button(ACTION.token()), message=message(private=True))).on_private


def test_a_button_that_opens_a_step_says_which_and_whether_it_is_the_last():
    opens = custom_ids.write(ACTION, step=2)
    found = heard(on_server(PRESSED, button(opens), message=message(private=True, custom_ids=(opens,))))
    goes_on = heard(on_server(PRESSED, button(custom_ids.write(ACTION, step=2, unfinished=True))))

    assert (found.call.step, found.ends, found.on_step) == (2, True, True)
    assert (goes_on.call.step, goes_on.ends, goes_on.on_step) == (2, False, False)


def form(custom_id: str, **values: str) -> dict[str, Any]:
    """A form that was sent."""
    labels = [
        {"type": 18, "id": nth, "component": {"type": 4, "id": 10 + nth, "custom_id": name, "value": value}}
        for nth, (name, value) in enumerate(values.items(), 1)
    ]
    return {"custom_id": custom_id, "components": labels, "resolved": {}}


def test_a_form_that_was_sent_is_its_action_with_what_was_filled_in():
    found = heard(on_server(SENT, form(ACTION.token(), why="Good work")))

    assert found.call.action == ACTION
    assert dict(found.call.values or {}) == {"why": "Good work"}
    assert (found.call.step, found.call.unfinished) == (0, False)


def test_a_step_that_was_sent_says_that_more_follow():
    call = called(on_server(SENT, form(custom_ids.write(ACTION, step=1, unfinished=True), why="x")))

    assert (call.step, call.unfinished) == (1, True)


@pytest.mark.parametrize("forged", ["", "1.", "2.quest.7.9", "1.quest.7.9??", "drop table", "pick", "x" * 100])
def test_what_we_never_made_is_told_to_be_gone(forged):
    assert called(on_server(PRESSED, button(forged))).verb == UNKNOWN
    assert called(on_server(SENT, form(forged))).verb == UNKNOWN
    assert called(on_server(PRESSED, select("pick", forged))).verb == UNKNOWN
    assert called(on_server(COMMAND, slash(forged or "?"))).verb == UNKNOWN


def test_a_direct_message_is_plain_talk_with_its_files():
    file = {"id": "8", "filename": "voice-message.ogg", "content_type": "audio/ogg", "size": 3, "url": "…"}
    call, attachments = talk(said("board", attachments=[file])) or (None, ())

    assert call is not None
    assert (call.words, call.verb, call.action, call.place, call.locale) == ("board", "", None, None, "")
    assert (call.key, call.account, call.claims.name) == ("1300000000000000002", refs.account(PERSON), "Ana")
    assert attachments == (file,)


@pytest.mark.parametrize(
    "payload",
    [
        said("hello class", guild_id=GUILD),
        said("I am a bot", author=user(OTHER, bot=True)),
        said("", type=6),
    ],
    ids=["on a server", "of a bot", "Discord's own"],
)
def test_what_was_not_said_to_the_bot_alone_is_not_read(payload):
    assert talk(payload) is None
