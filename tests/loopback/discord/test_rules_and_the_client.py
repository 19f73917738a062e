"""What the real client makes of its own views and modals passes the rules: they refuse nothing that Discord takes."""

from __future__ import annotations

import discord
from discord import app_commands, ui

from tests.loopback.discord.rules import command_refusals, modal_refusals, refusals


async def test_a_layout_of_every_part_passes() -> None:
    view = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("# Hello"),
        ui.Section("one", "two", accessory=ui.Thumbnail("https://a.example/x.png", description="A picture")),
        ui.MediaGallery(discord.MediaGalleryItem("attachment://badge.png", description="A badge")),
        ui.Separator(spacing=discord.SeparatorSpacing.large),
        ui.File("attachment://board.html"),
        accent_colour=discord.Colour.green(),
    )
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(
        ui.Button(label="B2", custom_id="1.quest.4f.9", emoji="✅"), ui.Button(label="Open", url="https://a.example")
    )
    menu: ui.ActionRow[ui.LayoutView] = ui.ActionRow(
        ui.Select(custom_id="pick", options=[discord.SelectOption(label="Ada", value="a")])
    )
    who: ui.ActionRow[ui.LayoutView] = ui.ActionRow(
        ui.UserSelect(custom_id="who", default_values=[discord.SelectDefaultValue.from_user(discord.Object(5))])
    )
    for item in (box, row, menu, who):
        view.add_item(item)

    payload = {"flags": 1 << 15, "components": view.to_components()}
    assert refusals(payload, uploads=("badge.png", "board.html")) == []


async def test_an_old_view_passes() -> None:
    view = ui.View()
    for number in range(25):
        view.add_item(ui.Button(label=str(number), custom_id=str(number), style=discord.ButtonStyle.danger))

    assert refusals({"content": "x", "components": view.to_components()}) == []


async def test_a_modal_of_every_field_passes() -> None:
    options = [discord.RadioGroupOption(label="Ada", value="a"), discord.RadioGroupOption(label="Kai", value="k")]
    boxes = [discord.CheckboxGroupOption(label="Ada", value="a", default=True)]
    fields: list[ui.Item[ui.Modal]] = [
        ui.TextInput(style=discord.TextStyle.paragraph, max_length=4000, default="kept"),
        ui.RadioGroup(options=options),
        ui.CheckboxGroup(options=boxes),
        ui.FileUpload(max_values=10),
        ui.RoleSelect(min_values=0, max_values=5, required=False),
    ]
    modal = ui.Modal(title="Hand in", custom_id="1.handin_sent.4f.9")
    for field in fields:
        modal.add_item(ui.Label(text="Say it", description="As you like", component=field))

    assert modal_refusals(modal.to_dict()) == []


async def test_commands_of_the_tree_pass() -> None:
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)

    @app_commands.describe(words="a square")
    @app_commands.allowed_contexts(guilds=True, dms=True)
    @app_commands.default_permissions(manage_guild=True)
    async def handin(interaction: discord.Interaction, words: str = "") -> None: ...

    async def review(interaction: discord.Interaction, message: discord.Message) -> None: ...

    tree.add_command(app_commands.Command(name="handin", description="Hand in your work", callback=handin))
    tree.add_command(app_commands.ContextMenu(name="Review", callback=review))
    made = [command.to_dict(tree) for command in tree.get_commands(type=None)]

    assert len(made) == 2
    assert command_refusals(made) == []
