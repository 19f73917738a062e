"""What the bot answers to an interaction: once, within three seconds, and through its token for fifteen minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.loopback.discord import refusals
from tests.loopback.discord.checks import check_callback, check_message
from tests.loopback.discord.interactions import TOKEN_KEPT_S, Interaction
from tests.loopback.discord.messages import LOADING, PRIVATE, V2, Message
from tests.loopback.discord.posting import Body, changed, edited, shown

if TYPE_CHECKING:
    from tests.loopback.discord.world import World

Payload = dict[str, Any]
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


def answer(world: World, interaction_id: str, token: str, body: Body) -> Payload:
    """The callback. Raises Refused: 10062 when it is too late, 40060 when there is an answer already."""
    interaction = world.interactions.get(token)
    if interaction is None or interaction.id != interaction_id:
        raise refusals.unknown("interaction")
    if interaction.answered:
        raise refusals.answered_before()
    if interaction.late or world.clock.now() - interaction.at > world.answer_within_s:
        interaction.late = True
        raise refusals.unknown("interaction")
    check_callback(body.json, body.names, asked=interaction.kind, clicked=interaction.message)
    kind = int(body.json["type"])
    message = _answered(world, interaction, kind, body.inside("data"))
    interaction.answered, interaction.answered_at = kind, world.clock.now()
    world.changed()
    return _told(interaction, kind, message)


def _answered(world: World, interaction: Interaction, kind: int, body: Body) -> Message | None:
    private = bool(int(body.json.get("flags") or 0) & PRIVATE)
    if kind == MESSAGE:
        interaction.original = shown(world, interaction, body, private=private)
    elif kind == DEFER:
        interaction.original = shown(world, interaction, Body({}), private=private)
        interaction.original.flags |= LOADING
        interaction.thinking = True
    elif kind in {UPDATE, DEFER_UPDATE}:
        interaction.original = interaction.message
        if kind == UPDATE and interaction.message is not None:
            if interaction.message.deleted:
                raise refusals.unknown("Message")
            interaction.touch(changed(world, interaction.message, body))
    elif kind == MODAL:
        interaction.modal = body.json
        interaction.person.opened = interaction
    elif kind == CHOICES:
        interaction.choices = body.json["choices"]
    return interaction.original


def _told(interaction: Interaction, kind: int, message: Message | None) -> Payload:
    about: Payload = {"id": interaction.id, "type": interaction.kind}
    resource: Payload = {"type": kind}
    if message is not None:
        about |= {
            "response_message_id": message.id,
            "response_message_ephemeral": message.private,
            "response_message_loading": bool(message.flags & LOADING),
        }
        if kind in {MESSAGE, UPDATE}:
            resource["message"] = message.payload()
    return {"interaction": about, "resource": resource}


def behind(world: World, token: str) -> Interaction:
    """The interaction whose token this is. Raises Refused when it is none, was not answered yet, or is dead."""
    interaction = world.interactions.get(token)
    if interaction is None or not interaction.answered:
        raise refusals.unknown("Webhook")
    if world.clock.now() - interaction.at > TOKEN_KEPT_S:
        raise refusals.dead_token()
    return interaction


def follow_up(world: World, interaction: Interaction, body: Body) -> Message:
    """A further message; the first after "is thinking" takes the place of that."""
    if interaction.thinking and interaction.original is not None:
        return edit(world, interaction, interaction.original, body)
    check_message(body.json, body.names, answer=True)
    private = bool(int(body.json.get("flags") or 0) & PRIVATE)
    return shown(world, interaction, body, private=private)


def find(world: World, interaction: Interaction, message_id: str) -> Message:
    """The message that an address of the webhook means. Raises Refused: 10008."""
    if message_id == "@original":
        message = interaction.original
    else:
        said = [*interaction.channel.all_messages]
        message = next((one for one in said if one.id == message_id and _of(interaction, one)), None)
    if message is None or message.deleted:
        raise refusals.unknown("Message")
    return message


def _of(interaction: Interaction, message: Message) -> bool:
    return message is interaction.message or (message.by_interaction or {}).get("id") == interaction.id


def edit(world: World, interaction: Interaction, message: Message, body: Body) -> Message:
    """Edit the original answer or a follow-up."""
    if message.flags & LOADING:
        body = Body({key: value for key, value in body.json.items() if key != "nonce"}, body.files)
        flags = int(body.json.get("flags") or 0)
        check_message(body.json | {"flags": flags & (V2 | PRIVATE)}, body.names, answer=True)
        message.flags &= ~LOADING
        interaction.thinking = False
        changed(world, message, body)
        message.edited_at = None
    else:
        edited(world, message, body, answer=True)
    interaction.touch(message)
    world.changed()
    return message


def delete(world: World, interaction: Interaction, message: Message) -> None:
    """Take an answer away again."""
    message.deleted = True
    interaction.touch(message)
    world.changed()
    if not message.private:
        world.tell("MESSAGE_DELETE", {"id": message.id} | _where(message))


def _where(message: Message) -> Payload:
    guild = message.channel.guild
    return {"channel_id": message.channel.id} | ({"guild_id": guild.id} if guild else {})
