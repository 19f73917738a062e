"""Forms on Discord: nothing is refused, nothing is out of reach, and what is sent is what was meant."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from adapters.actions import Action
from adapters.discord import custom_ids, forms
from adapters.discord.slicing import sliced
from adapters.forms import (
    ChooseMany,
    ChooseOne,
    DateField,
    FileField,
    Form,
    FormField,
    FormOption,
    LongText,
    Number,
    PersonField,
    PlaceField,
    RoleField,
    ShortText,
    takes_several,
    whole,
)
from tests.adapters.contract.said import letters
from tests.adapters.discord import seen
from tests.adapters.discord.any_form import any_form
from tests.adapters.discord.filling_in import as_it_stands, as_sent, filled_in, wishes
from tests.adapters.discord.words import ENGLISH

ACTION = Action("quest_sent", 7, (3,))


def form(*fields: FormField, **given: Any) -> Form:
    return Form(title="Quest", action=ACTION, submit="Send", fields=fields, **given)


def texts(count: int, first: int = 0) -> tuple[ShortText, ...]:
    return tuple(ShortText(name=f"t{number}", label=f"Text {number}") for number in range(first, first + count))


def people(count: int) -> tuple[FormOption, ...]:
    return tuple(FormOption(str(number), f"Person {number}") for number in range(count))


def modals(asked: Form) -> list[dict[str, Any]]:
    return [forms.modal(asked, step, ENGLISH) for step in range(1, forms.steps(asked) + 1)]


def parts(asked: Form) -> Iterator[dict[str, Any]]:
    return (part for modal in modals(asked) for part in modal["components"])


def components(asked: Form) -> list[dict[str, Any]]:
    return [part["component"] for part in parts(asked) if "component" in part]


def ids(asked: Form) -> list[str]:
    return [modal["custom_id"].removeprefix(ACTION.token()) for modal in modals(asked)]


def button(asked: Form, step: int, *, kept: bool = False) -> custom_ids.CustomId:
    messages = forms.between(asked, step, ENGLISH, kept=kept)
    (one,) = [part for part in seen.parts(messages) if part["type"] == 2]
    return custom_ids.read(one["custom_id"])


# ------------------------------------------------------------------------------------------------------------ any form


def check(number: int) -> None:
    """What `any_form` of that number is sent with is what was wished for, or what stood in it."""
    asked, typed = any_form(number), (ShortText, LongText, PlaceField, RoleField)
    wanted = wishes(asked, number)
    assert same(asked, filled_in(asked, wanted)) == same(asked, wanted), number
    stands, sent = same(asked, as_it_stands(asked)), same(asked, filled_in(asked))
    kept = {one.name for one in (*asked.fields, *asked.more) if not isinstance(one, typed)}
    assert {name for name in kept if sent[name] != stands[name]} == set(), number


def same(asked: Form, values: Any) -> dict[str, Any]:
    """Several choices in any order."""
    several = {field.name for field in (*asked.fields, *asked.more) if takes_several(field)}
    return {name: sorted(value) if name in several else value for name, value in values.items()}


def test_any_form_is_sent_as_it_is_filled_in():
    for number in range(150):
        check(number)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 10_000, 1_000))
def test_each_of_ten_thousand_forms_is_sent_as_it_is_filled_in(first):
    for number in range(first, first + 1_000):
        check(number)


# --------------------------------------------------------------------------------------------------------------- steps


def test_five_fields_are_one_modal_and_need_no_step():
    assert ids(form(*texts(5))) == [""]


def test_more_than_five_are_steps_of_which_only_the_last_is_sent_for_good():
    assert ids(form(*texts(12))) == ["~1+", "~2+", "~3"]
    assert [modal["title"] for modal in modals(form(*texts(12)))] == ["Quest (1/3)", "Quest (2/3)", "Quest (3/3)"]


def test_what_stands_behind_more_is_asked_at_once_where_there_is_room():
    assert ids(form(*texts(3), more=texts(2, 3))) == [""]


def test_otherwise_a_box_leads_to_it():
    asked = form(*texts(3), more=texts(9, 3), more_label="More")
    assert ids(asked) == ["~1", "~2+", "~3"]
    first = forms.modal(asked, 1, ENGLISH)
    assert not forms.goes_on(as_sent(first))
    assert forms.goes_on(as_sent(first, more=True))
    assert forms.sent(as_sent(first, more=True))[0] == {"t0": "", "t1": "", "t2": ""}


def test_the_box_does_not_stand_alone():
    asked = form(*texts(5), more=texts(2, 5), more_label="More")
    assert [len(modal["components"]) for modal in modals(asked)] == [4, 2, 2]


def test_how_a_form_is_sliced_does_not_change_while_it_is_filled_in():
    asked = form(*texts(7), more=(FileField(name="files", label="Files"), *texts(7, 7)))
    refused = tuple(replace(one, error="No " * 90, value="typed " * 90) for one in asked.fields)
    later = replace(asked, note="This is what you typed before. " * 20, fields=refused)
    assert [len(step.asked) for step in sliced(later)] == [len(step.asked) for step in sliced(asked)]
    assert ids(later) == ids(asked)


def test_between_two_steps_a_button_opens_the_next():
    asked = form(*texts(12))
    said = seen.raw(forms.between(asked, 2, ENGLISH))
    assert "Part 1 of 3 is kept." in said
    assert (button(asked, 2).step, button(asked, 2).unfinished) == (2, True)
    assert (button(asked, 3).step, button(asked, 3).unfinished) == (3, False)


def test_a_refused_form_says_why_and_opens_the_step_where_it_is_mended_to_be_sent_for_good():
    asked = form(*texts(12))
    wrong = replace(
        asked, fields=(*asked.fields[:6], replace(asked.fields[6], error="That is too long."), *texts(5, 7))
    )
    assert forms.to_mend(wrong) == 2
    assert "**Text 6:** That is too long." in seen.raw(forms.between(wrong, 3, ENGLISH))
    assert (button(wrong, 3).step, button(wrong, 3).unfinished) == (2, False)
    assert forms.modal(wrong, 2, ENGLISH, ends=True)["custom_id"] == custom_ids.write(ACTION, step=2)
    assert (button(wrong, 3, kept=True).step, button(wrong, 3, kept=True).unfinished) == (2, True)


def test_what_was_wrong_stands_at_its_field_too():
    asked = form(ShortText(name="f", label="Title", hint="A few words.", error="That is too long."))
    (part,) = parts(asked)
    assert part["description"] == "That is too long. · A few words."


# -------------------------------------------------------------------------------------------------------------- fields


def the_component(field: FormField) -> dict[str, Any]:
    (one,) = components(form(field))
    return one


def test_a_text_that_was_too_long_can_be_made_shorter():
    one = the_component(LongText(name="f", label="Text", longest=10, value="far too long for ten"))
    assert one["value"] == "far too long for ten"
    assert one["max_length"] == 20


def test_a_number_shows_its_bounds_and_a_day_how_it_is_typed():
    assert the_component(Number(name="f", label="Points", least=0, most=1000))["placeholder"] == "0 – 1000"
    assert the_component(Number(name="f", label="Points", least=1))["placeholder"] == "≥ 1"
    assert the_component(DateField(name="f", label="Day"))["placeholder"] == "YYYY-MM-DD"


def test_one_of_few_are_buttons_one_of_many_a_menu():
    assert the_component(ChooseOne(name="f", label="Which?", options=people(10)))["type"] == 21
    assert the_component(ChooseOne(name="f", label="Which?", options=people(11)))["type"] == 3
    assert the_component(ChooseOne(name="f", label="Which?", options=people(1)))["type"] == 3


def test_a_choice_that_may_be_left_out_can_be_taken_back():
    """A radio button stays pressed."""
    assert the_component(ChooseOne(name="f", label="Which?", options=people(3), required=False))["type"] == 3
    none = (FormOption("", "none"), *people(3))
    assert the_component(ChooseOne(name="f", label="Which?", options=none, required=False))["type"] == 21


def test_some_of_few_are_boxes_some_of_many_a_menu():
    assert the_component(ChooseMany(name="f", label="Which?", options=people(10)))["type"] == 22
    many = the_component(ChooseMany(name="f", label="Which?", options=people(25)))
    assert (many["type"], many["max_values"]) == (3, 25)


def test_two_hundred_people_are_all_there():
    asked = form(PersonField(name="whom", label="Whom?", options=people(200), several=True))
    wanted = {"whom": tuple(str(number) for number in range(0, 200, 7))}
    assert same(asked, filled_in(asked, wanted)) == same(asked, wanted)
    assert [part["label"] for part in parts(asked)][-1] == "Whom? (8/8)"
    assert components(asked)[1]["placeholder"] == "Person 25 – Person 49"


def test_one_step_about_some_of_many_people_leaves_the_others_as_they_were():
    asked = form(PersonField(name="whom", label="Whom?", options=people(200), several=True, value="3,130,199"))
    first, _ = forms.sent(as_sent(forms.modal(asked, 1, ENGLISH), {"whom": ("5",)}))
    assert sorted(whole(asked, first)["whom"]) == ["130", "199", "5"]


@pytest.mark.parametrize("stood, chosen", [("3", "30"), ("30", "3"), ("30", "31"), ("3", "4"), ("0", "30"), ("", "60")])
def test_one_of_many_people_is_the_one_that_was_picked_also_when_the_first_stays_picked(stood, chosen):
    """It may stand in another menu, where nobody looks any more."""
    asked = form(PersonField(name="who", label="Who?", options=people(70), value=stood))
    data = as_sent(forms.modal(asked, 1, ENGLISH), {"who": chosen})
    for part in data["components"]:
        shown = next(one for one in components(asked) if one["custom_id"] == part["component"]["custom_id"])
        stands = [option["value"] for option in shown["options"] if option.get("default")]
        part["component"]["values"] = part["component"]["values"] or stands
    assert forms.sent(data)[0] == {"who": chosen}


def test_a_channel_and_roles_come_from_discord_s_own_pickers():
    place = the_component(PlaceField(name="place", label="Where?", value="4711"))
    assert (place["type"], place["default_values"]) == (8, [{"id": "4711", "type": "channel"}])
    roles = the_component(RoleField(name="roles", label="Teachers", value="1,2"))
    assert (roles["type"], roles["required"], roles["min_values"]) == (6, False, 0)
    assert [one["id"] for one in roles["default_values"]] == ["1", "2"]


def test_files_are_uploaded_and_what_is_kept_is_said():
    one = the_component(FileField(name="files", label="Files", most=5))
    assert (one["type"], one["max_values"], one["min_values"]) == (19, 5, 1)
    (part,) = parts(form(FileField(name="files", label="Files", required=False, kept="Kept: crust.png")))
    assert part["description"] == "Kept: crust.png"
    data = {
        "custom_id": ACTION.token(),
        "components": [{"type": 18, "component": {"type": 19, "custom_id": "files*", "values": ["5"]}}],
        "resolved": {"attachments": {"5": {"id": "5", "filename": "crust.png"}, "6": {"id": "6"}}},
    }
    values, attachments = forms.sent(data)
    assert values == {"files": ("crust.png",)}
    assert [one["filename"] for one in attachments] == ["crust.png"]


def test_what_is_cut_is_said_above():
    long = "How did you find out that two quarters are one half of the whole pizza?"
    asked = form(ShortText(name="f", label=long, hint="h" * 120), intro="Read *this*.")
    above, part = parts(asked)
    assert part["label"].endswith("…")
    assert letters(long) in letters(above["content"])
    assert "h" * 120 in above["content"]
    assert "Read \\*this\\*." in above["content"]
