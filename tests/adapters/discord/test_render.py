"""Each part of a card on Discord, as it stands in the payload."""

from pathlib import Path

import pytest

from adapters import cards
from adapters.actions import Action
from adapters.cards import Card
from adapters.discord.limits import TEXT, UPLOAD_BYTES
from adapters.discord.message import Attached, Component, Message
from adapters.discord.render import render
from adapters.text import Bold, Code, Link, Moment, Named, Names
from tests.adapters.discord import seen
from tests.adapters.discord.words import ENGLISH

PNG = b"\x89PNG\r\n\x1a\n"
HAND_IN, HELP = Action("hand_in", 5, (7,)), Action("help", 5, (7,))


def shown(*parts: cards.Part, **more) -> tuple[Message, ...]:
    messages = render(Card(heading=more.pop("heading", ""), parts=parts, **more), ENGLISH)
    assert seen.refused(messages) == ()
    return messages


def texts(*parts: cards.Part, **more) -> list[str]:
    return [one["content"] for one in seen.parts(shown(*parts, **more)) if "content" in one]


def of_type(messages: tuple[Message, ...], number: int) -> list[Component]:
    return [one for one in seen.parts(messages) if one["type"] == number]


def test_heading_first_footnote_last_in_one_container():
    (message,) = shown(cards.Paragraph("Hello."), heading="Room 7", footnote="Only you see this.")
    (container,) = message.components
    assert container["type"] == 17
    assert [one["content"] for one in container["components"]] == ["## Room 7", "Hello.", "-# Only you see this."]


def test_the_edge_has_a_colour_for_good_news_and_for_care_and_never_red():
    colours = {
        tone: render(Card(heading="x", tone=tone), ENGLISH)[0].components[0].get("accent_color") for tone in cards.Tone
    }
    assert colours[cards.Tone.PLAIN] is None
    assert colours[cards.Tone.GOOD] != colours[cards.Tone.CARE]
    for colour in filter(None, colours.values()):
        assert colour >> 8 & 0xFF >= 0xC0, "as much green as red, or more"


def test_an_empty_card_is_still_a_message():
    assert texts() == ["…"]
    assert texts(cards.Divider()) == ["…"]
    assert texts(cards.Paragraph(" \u200b\n")) == ["…"]


def test_spans_are_marks_and_a_link_shows_where_it_goes():
    words = ("See ", Bold("this"), ": ", Code("board"), " ", Link("the page", "https://school.example/a_b"))
    assert texts(cards.Paragraph(words)) == ["See **this**: `board` the page (<https://school.example/a_b>)"]


def test_a_moment_is_shown_in_the_readers_own_zone():
    assert texts(cards.Paragraph(("By ", Moment(1_800_000_000_000_000, "Friday")))) == ["By <t:1800000000:f>"]


def test_channels_and_roles_are_shown_by_name_where_there_is_an_id():
    words = (Named(Names.PLACE, "12", "room-7"), Named(Names.ROLE, "13", "Teachers"), Named(Names.ROLE, "x", "*All*"))
    assert texts(cards.Paragraph(words)) == ["<#12><@&13>\\*All\\*"]


def test_a_quote_has_a_bar_before_each_line_and_says_whose_it_is():
    assert texts(cards.Quote("# One\n\n> two", by="Sam_R")) == ["**Sam\\_R:**\n> \\# One\n> \n> \\> two"]


def test_fields_are_lines_with_a_bold_label():
    fields = cards.Fields((cards.Field("Due", "Friday"), cards.Field("Worth", "")))
    assert texts(fields) == ["**Due:** Friday\n**Worth:** –"]


def test_bullets_keep_their_numbers_and_their_lines():
    assert texts(cards.Bullets(("One\nmore", "2. two"), numbered=True)) == ["1. One\n  more\n2. 2\\. two"]


def test_a_narrow_table_stands_in_columns():
    table = cards.Table(header=("Name", "Points"), rows=(("Sam", "20"), ("``` Kai", "5")), caption="This week")
    caption, columns = texts(table)
    assert caption == "**This week**"
    lines = columns.split("\n")
    assert lines[0] == lines[-1] == "```"
    assert lines[1:4] == ["Name     Points", "---------------", "Sam      20"]
    assert "```" not in columns[3:-3]


def test_a_table_wider_than_a_phone_is_a_line_a_row_with_its_columns_names():
    table = cards.Table(header=("Name", "What was done"), rows=(("Sam", "Pizza maths and a Fraction walk"),))
    assert texts(table) == ["- Name: **Sam**, What was done: Pizza maths and a Fraction walk"]


def test_progress_has_a_bar_and_always_the_words():
    assert texts(cards.Progress(label="Read", done=2, total=3, words="2 of 3")) == ["**Read**\n▰▰▰▰▰▰▱▱▱▱ 2 of 3"]


def test_buttons_are_a_row_and_more_of_them_stand_below_the_word_more():
    part = cards.Buttons(
        (cards.Button("Hand in", HAND_IN, cards.Weight.MAIN), cards.Button("I need help", HELP)),
        more=(cards.Button("Put back", HELP), cards.Button("Remove", HAND_IN, cards.Weight.DANGER)),
        more_label="More",
    )
    (message,) = shown(part)
    first, more, second = message.components[0]["components"]
    assert [(one["label"], one["style"]) for one in first["components"]] == [("Hand in", 1), ("I need help", 2)]
    assert more["content"] == "-# More"
    assert [(one["label"], one["style"]) for one in second["components"]] == [("Put back", 2), ("Remove", 4)]
    assert seen.actions((message,)) == [HAND_IN, HELP, HELP, HAND_IN]


def test_a_label_that_is_too_long_is_written_out_and_what_a_reader_sees_as_one_sign_stays_whole():
    family = "👩‍👩‍👧‍👦"
    messages = shown(cards.Buttons((cards.Button(family * 20, HELP),)))
    (button,) = of_type(messages, 2)
    assert button["label"].removesuffix("…").replace(family, "") == ""
    assert seen.raw(messages) == "-# " + family * 20


def test_a_button_without_a_label_still_has_one():
    (button,) = of_type(shown(cards.Buttons((cards.Button(" \u200b ", HELP),))), 2)
    assert button["label"] == "…"


def test_a_choice_is_a_menu_of_at_most_25_and_each_says_from_where_to_where():
    options = tuple(cards.Option(f"Quest {n}", Action("quest", 5, (n,)), "open") for n in range(60))
    messages = shown(cards.Choice(prompt="All quests", options=options))
    menus = of_type(messages, 3)
    assert [len(menu["options"]) for menu in menus] == [25, 25, 10]
    assert [menu["placeholder"] for menu in menus] == [
        "All quests (1–25)",
        "All quests (26–50)",
        "All quests (51–60)",
    ]
    assert menus[0]["options"][0] == {"label": "Quest 0", "value": "1.quest.5.0", "description": "open"}
    assert len(set(seen.actions(messages))) == 60


def test_a_prompt_that_a_phone_would_cut_stands_above_its_menu():
    prompt = "Which of these quests would you like to do next?"
    said, menu = shown(cards.Choice(prompt=prompt, options=(cards.Option("A", HELP),)))[0].components[0]["components"]
    assert said["content"] == f"**{prompt}**"
    assert menu["components"][0]["placeholder"] == prompt


def test_a_divider_stands_only_between_two_things():
    messages = shown(cards.Divider(), cards.Paragraph("a"), cards.Divider(), cards.Paragraph("b"), cards.Divider())
    assert [one["type"] for one in messages[0].components[0]["components"]] == [10, 14, 10]


def test_a_document_is_a_file_that_its_component_names():
    part = cards.Document(name="letter-en.html", about="one page, to print", content=b"<p>")
    (message,) = shown(part, part)
    assert message.files == (Attached("letter-en.html", b"<p>"), Attached("letter-en-2.html", b"<p>"))
    assert [one["file"]["url"] for one in of_type((message,), 13)] == [
        "attachment://letter-en.html",
        "attachment://letter-en-2.html",
    ]


def test_a_document_that_is_a_picture_is_shown_as_one():
    part = cards.Document(name="pizza.png", about="picture, 8 bytes", content=PNG, media_type="image/png")
    (gallery,) = of_type(shown(part), 12)
    assert gallery["items"] == [
        {"media": {"url": "attachment://pizza.png"}, "description": "pizza.png: picture, 8 bytes"}
    ]


def test_a_file_that_discord_does_not_take_is_told_of():
    part = cards.Document(name="all.zip", about="all that is kept", content=b"x" * (UPLOAD_BYTES + 1))
    assert texts(part) == ["all that is kept", "all.zip is too big to be sent here."]


def test_files_that_are_too_much_together_go_in_two_messages():
    part = cards.Document(name="all.zip", about="half", content=b"x" * (UPLOAD_BYTES // 2 + 1))
    assert [len(message.files) for message in shown(part, part)] == [1, 1]


def test_a_picture_goes_along_with_words_for_those_who_do_not_see_it(tmp_path: Path):
    path = tmp_path / "ab12"
    path.write_bytes(PNG)
    (message,) = shown(cards.Picture(path=str(path), alt="A pizza cut in four"))
    (gallery,) = of_type((message,), 12)
    assert gallery["items"][0] == {"media": {"url": "attachment://picture.png"}, "description": "A pizza cut in four"}
    assert [file.read() for file in message.files] == [PNG]


def test_a_picture_that_is_not_kept_any_more_is_told_in_words(tmp_path: Path):
    assert texts(cards.Picture(path=str(tmp_path / "gone"), alt="A pizza cut in four")) == ["(A pizza cut in four)"]


@pytest.mark.parametrize("seam", ["\n\n", "\n", " "])
def test_long_text_goes_on_in_further_messages_parted_at_the_best_place(seam):
    text = seam.join(["word" * 100] * 30)
    said = texts(cards.Paragraph(text))
    assert len(said) > 1
    assert seam.join(said) == text
    assert all(len(piece) <= TEXT for piece in said)


def test_bold_that_is_parted_stays_bold_in_both_pieces():
    said = texts(cards.Paragraph((Bold("word " * 1_000),)))
    assert [(piece[:6], piece[-6:]) for piece in said] == [("**word", "word**")] * 2


def test_a_quote_that_is_parted_says_in_each_message_whose_it_is():
    said = texts(cards.Quote("word " * 1_500, by="Sam"))
    assert len(said) == 2
    assert all(piece.startswith("**Sam:**\n> word") for piece in said)


def test_a_table_that_is_parted_stays_in_columns():
    table = cards.Table(header=("Name", "Points"), rows=(("Sam", "20"),) * 500)
    said = texts(table)
    assert len(said) > 1
    assert all(piece.startswith("```\n") and piece.endswith("\n```") for piece in said)


def test_what_would_need_too_many_messages_is_a_file_and_every_button_is_there():
    buttons = cards.Buttons((cards.Button("Hand in", HAND_IN),))
    messages = shown(cards.Quote("word " * 20_000, by="Sam"), buttons, footnote="The end.")
    assert len(messages) <= 5
    (file,) = [file for message in messages for file in message.files]
    assert file.name == "all-of-it.txt"
    assert "word " * 19_999 in file.read().decode()
    assert "The end." in file.read().decode()
    assert "This is long. All of it is in the file." in seen.raw(messages)
    assert seen.actions(messages) == [HAND_IN]


def test_letters_of_three_bytes_count_for_more():
    messages = shown(cards.Paragraph("数学のピザ。" * 600))
    assert len(messages) == 2
