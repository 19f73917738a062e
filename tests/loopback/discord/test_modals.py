"""A modal is filled in as a client lets a person fill it in, and comes back as Discord sends it."""

from __future__ import annotations

from typing import Any

import discord as client
import pytest
from discord import ui

from tests.loopback.discord import File, NotThere
from tests.loopback.discord.bare import MODAL, Bot, Interaction, running


def field(label: str, component: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": 18, "label": label, "component": component} | more


def select(custom_id: str, kind: int, *labels: str, chosen: str = "", **more: Any) -> dict[str, Any]:
    options = [{"label": one, "value": one.lower()} | ({"default": True} if one == chosen else {}) for one in labels]
    return {"type": kind, "custom_id": custom_id, "options": options} | more


FORM = {
    "title": "Hand in",
    "custom_id": "form",
    "components": [
        {"type": 10, "content": "Show it your way."},
        field("Your work", {"type": 4, "custom_id": "work", "style": 2, "max_length": 20}, description="In short."),
        field("How was it?", select("mood", 21, "Easy", "Hard", chosen="Easy", required=False)),
        field("Tags", select("tags", 3, "Maths", "Art", min_values=0, max_values=2, required=False)),
        field("Ready", {"type": 23, "custom_id": "ready", "default": True}),
    ],
}


@pytest.fixture
async def opened(bot, sam, room) -> Bot:
    """Sam has the form open."""
    bot.does = lambda interaction: bot.answers(interaction, MODAL, FORM)
    seen = await sam.types("/board", channel=room)
    assert seen.modal is not None

    async def thanks(interaction: Interaction) -> None:
        await bot.answers(interaction, 4, {"content": "Thanks"})

    bot.does = thanks
    made: Bot = bot
    return made


def sent(bot: Bot) -> dict[str, Any]:
    """What came, by custom_id, and at which place."""
    data: Any = bot.interactions[-1].data
    inner = [one["component"] for one in data["components"] if one["type"] == 18]
    return {one["custom_id"]: one.get("value", one.get("values")) for one in inner}


async def test_a_person_reads_what_is_asked(opened, sam):
    assert list(sam.modal.fields) == ["Your work", "How was it?", "Tags", "Ready"]
    assert sam.modal.fields["Tags"].options == ("Maths", "Art")
    assert sam.modal.fields["How was it?"].value == ["Easy"]
    for text in ("Show it your way.", "In short.", "Art"):
        assert text in sam.modal


async def test_what_is_left_out_keeps_what_stood_there(opened, sam):
    assert (await sam.fills(your_work="Two halves")).text == "Thanks"
    assert sent(opened) == {"work": "Two halves", "mood": "easy", "tags": [], "ready": True}
    assert sam.opened is None


async def test_a_field_is_named_by_label_or_name(opened, sam):
    await sam.fills({"Your work": "x", "How was it?": "Hard", "tags": ["Maths", "Art"]}, ready=False)
    assert sent(opened) == {"work": "x", "mood": "hard", "tags": ["maths", "art"], "ready": False}


async def test_it_comes_back_in_labels_with_numbers(opened, sam):
    await sam.fills(work="x")
    data: Any = opened.interactions[-1].data
    assert [(one["type"], one["id"]) for one in data["components"]] == [(10, 1), (18, 2), (18, 4), (18, 6), (18, 8)]
    assert data["components"][1]["component"] == {"type": 4, "id": 3, "custom_id": "work", "value": "x"}


@pytest.mark.parametrize(
    "given",
    [{}, {"work": "x" * 21}, {"work": "x", "mood": "Odd"}, {"work": "x", "mood": ["Easy", "Hard"]}, {"word": "x"}],
)
async def test_the_client_does_not_send_what_the_form_forbids(opened, sam, given):
    with pytest.raises(NotThere):
        await sam.fills(**given)
    assert sam.modal.title == "Hand in"
    assert len(opened.interactions) == 1


async def test_a_modal_that_was_closed_cannot_be_sent(opened, sam):
    sam.dismisses()
    with pytest.raises(NotThere):
        await sam.fills(work="x")


class Everything(ui.Modal, title="Everything"):
    files: ui.Label[Any] = ui.Label(text="Files", component=ui.FileUpload(max_values=2))
    people: ui.Label[Any] = ui.Label(text="People", component=ui.UserSelect(max_values=2))
    role: ui.Label[Any] = ui.Label(text="Role", component=ui.RoleSelect())
    room: ui.Label[Any] = ui.Label(text="Room", component=ui.ChannelSelect())
    days: ui.Label[Any] = ui.Label(
        text="Days",
        component=ui.CheckboxGroup(options=[client.CheckboxGroupOption(label=day) for day in ("Mon", "Tue")]),
    )

    async def on_submit(self, interaction: client.Interaction[Any]) -> None:
        parts: list[Any] = [one.component for one in (self.files, self.people, self.role, self.room, self.days)]
        files, people, roles, rooms, days = [part.values for part in parts]
        names = [await file.read() for file in files], [one.display_name for one in people]
        await interaction.response.send_message(
            f"{names} {[one.name for one in (*roles, *rooms)]} {days}", ephemeral=True
        )


async def test_files_people_roles_and_rooms_reach_the_client(discord, sam, lee, room):
    bot = Bot("board", does=open_everything)
    async with running(bot, discord):
        await lee.types("/board", channel=room)
        bot.does = leave_it
        teachers = room.guild.role("Teachers")
        files = [File("a.txt", b"a"), File("b.txt", b"b")]
        seen = await lee.fills(files=files, people=[sam, lee], role=teachers, room=room, days=["Mon", "Tue"])
        assert seen.text == "([b'a', b'b'], ['Sam', 'Ms Lee']) ['Teachers', 'room-7'] ['Mon', 'Tue']"


async def open_everything(interaction: Interaction) -> None:
    await interaction.response.send_modal(Everything())


async def leave_it(interaction: Interaction) -> None:
    """The modal answers."""
