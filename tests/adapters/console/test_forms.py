"""A form in the terminal: asked one by one, asked again kindly, sent whole or not at all."""

from dataclasses import replace

import pytest

from adapters.actions import Action
from adapters.calls import Upload
from adapters.forms import ChooseOne, FileField, Form, FormOption, LongText, Number, PersonField, ShortText
from tests.adapters.console.classroom import FORM, session

NOTHING_SENT = "Nothing was sent."
WHOLE = ["handin", "Pizza", "I cut it.", "Twice.", ""]


def only(field) -> Form:
    return Form(title="One", action=Action("one", 1), submit="Send", fields=(field,))


async def test_a_short_form_is_a_title_a_text_and_enter():
    classroom, printed = await session(*WHOLE, "")
    assert classroom.last.action == Action("handed_in", 1)
    assert classroom.values == {
        "title": "Pizza",
        "text": "I cut it.\nTwice.",
        "minutes": "30",
        "day": "",
        "how": "",
        "tags": (),
        "files": (),
    }
    assert "More? [y/N] > \n" in printed


async def test_behind_more_everything_can_be_filled_in(tmp_path):
    photo = tmp_path / "pizza.jpg"
    photo.write_bytes(b"1234")
    classroom, _ = await session(*WHOLE, "y", "", "2026-03-09", "hard", "1, 3", f"'{photo}'")
    assert classroom.values | {"title": "", "text": ""} == {
        "title": "",
        "text": "",
        "minutes": "30",
        "day": "2026-03-09",
        "how": "h",
        "tags": ("m", "o"),
        "files": (str(photo),),
    }
    assert classroom.last.uploads == (Upload(name="pizza.jpg", path=str(photo), media_type="image/jpeg", size_bytes=4),)


@pytest.mark.parametrize(
    "field, wrong, why",
    [
        (ShortText(name="f", label="Title"), "", "This one is needed."),
        (ShortText(name="f", label="Title", longest=3), "four", "That is too long: at most 3 characters."),
        (Number(name="f", label="Minutes"), "ten", "Type a whole number."),
        (Number(name="f", label="Minutes"), "１", "Type a whole number."),
        (Number(name="f", label="Minutes", least=1), "0", "Type a number from 1 up."),
        (Number(name="f", label="Minutes", most=9), "10", "Type a number up to 9."),
        (Number(name="f", label="Minutes", least=1, most=9), "10", "Type a number between 1 and 9."),
        (ChooseOne(name="f", label="How?", options=(FormOption("e", "Easy"),)), "2", "Type a number between 1 and 1."),
        (FileField(name="f", label="File"), "/no/such", "There is no file /no/such."),
    ],
)
async def test_what_is_wrong_is_said_and_asked_again(field, wrong, why):
    classroom, printed = await session("handin", wrong, "/cancel", form=only(field))
    assert why in printed
    assert printed.endswith(f"> /cancel\n\n{NOTHING_SENT}\n")
    assert len(classroom.calls) == 1


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "20260309", "2026-W10-1"])
async def test_a_day_is_a_day_of_the_calendar(day):
    _, printed = await session(*WHOLE, "y", "", day)
    assert "Type a day like 2026-03-09." in printed


@pytest.mark.parametrize("lines", [WHOLE[:1], WHOLE[:3], WHOLE, [*WHOLE, "y"]])
async def test_when_the_input_ends_nothing_is_sent(lines):
    classroom, printed = await session(*lines)
    assert printed.endswith(f"{NOTHING_SENT}\n")
    assert len(classroom.calls) == 1


async def test_becoming_somebody_else_in_the_middle_of_a_form_sends_nothing_and_is_heard():
    classroom, printed = await session("handin", "/as Sam", "board")

    assert NOTHING_SENT in printed
    assert "You are now Sam." in printed
    assert all(call.values is None for call in classroom.calls)


async def test_cancel_leaves_the_form_and_the_next_line_is_a_word():
    classroom, printed = await session("handin", "/cancel", "board")
    assert NOTHING_SENT in printed
    assert classroom.last.words == "board"


async def test_all_that_was_refused_is_said_before_anything_is_asked_again():
    fields = (ShortText(name="title", label="Title", value="Pizza"),)
    more = (Number(name="minutes", label="Minutes", value="0", error="At least 1."),)
    _, printed = await session("handin", "/cancel", form=replace(FORM, fields=fields, more=more))
    assert printed.index("! Minutes: At least 1.") < printed.index("[Pizza]")


async def test_a_refused_form_comes_back_filled_in_with_the_reason():
    refused = replace(
        FORM, fields=(ShortText(name="title", label="Title", value="Pizza", error="Say which one."),), more=()
    )
    classroom, printed = await session("handin", "", form=refused)
    assert "Title\n! Say which one.\n[Pizza] > \n" in printed
    assert classroom.values == {"title": "Pizza"}


async def test_more_opens_by_itself_when_something_in_it_was_refused():
    refused = replace(
        FORM, fields=(), more=(Number(name="minutes", label="Minutes", value="900", error="At most 600."),)
    )
    classroom, printed = await session("handin", "60", form=refused)
    assert "[y/N]" not in printed
    assert classroom.values == {"minutes": "60"}


async def test_an_optional_value_can_be_emptied():
    classroom, printed = await session(
        "handin", "-", form=only(LongText(name="f", label="Note", value="old", required=False))
    )
    assert "Type - to empty it." in printed
    assert classroom.values == {"f": ""}


async def test_people_are_chosen_by_number_or_name():
    people = tuple(FormOption(str(number), name) for number, name in enumerate(("Ada", "Ada L", "Sam R")))
    field = PersonField(name="who", label="Who?", options=people, several=True)
    by_number, _ = await session("handin", "1 3", form=only(field))
    by_name, _ = await session("handin", "sam r, ADA L", form=only(field))
    assert by_number.values == {"who": ("0", "2")}
    assert by_name.values == {"who": ("2", "1")}


async def test_how_a_form_is_filled_in_stands_before_it():
    _, printed = await session("handin", "/cancel")
    assert "Enter keeps what is in [brackets], and skips what is not needed." in printed
