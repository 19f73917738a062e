"""A refused form comes back as it was filled in; what was typed is not lost, and not kept longer than needed."""

import pytest

from quests.actions import extensions
from quests.ids import DAY, Moment
from tests.bot.people import Person, standing
from tests.bot.rows import all_rows
from tests.classroom import Class

TOO_LONG = "long " * 1000
BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])


def errors(person: Person) -> dict[str, str]:
    return {field.name: field.error for field in (*person.form.fields, *person.form.more) if field.error}


@BOTH
async def test_a_refused_form_reopens_as_it_was_filled_in_with_the_error_at_its_field(sam: Person):
    await sam.says("handin b2")
    await sam.sends(evidence=TOO_LONG)
    assert standing(sam.form)["evidence"] == TOO_LONG
    assert errors(sam) == {"evidence": "At most 4000 characters; these are 4999."}


@BOTH
async def test_the_draft_survives_leaving_and_is_dropped_after_success(sam: Person, room: Class):
    await sam.says("handin b2")
    await sam.sends(evidence=TOO_LONG)
    await sam.says("home")
    await sam.says("handin b2")
    assert standing(sam.form)["evidence"] == TOO_LONG
    assert "Handed in" in await sam.sends(evidence="shorter")
    assert "drafts" not in all_rows(room.desk, room.classroom)


async def test_a_draft_belongs_to_its_quest_and_its_writer(sam: Person, ada: Person):
    await sam.says("handin b2")
    await sam.sends(evidence=TOO_LONG)
    await sam.says("handin b1")
    assert standing(sam.form)["evidence"] == ""
    await ada.says("handin b2")
    assert standing(ada.form)["evidence"] == ""


async def test_every_error_of_a_quest_stands_at_its_field(lee: Person):
    await lee.types("new_quest")
    right = {**standing(lee.form), "title": "Pizza", "task": "Cut it."}
    for field, wrong in {
        "title": "T" * 81,
        "task": " ",
        "points": "many",
        "minutes": "601",
        "short": "three short words",
        "due": "tomorrow",
        "closes": "2020-01-01",
    }.items():
        await lee.sends(**{**right, field: wrong})
        assert list(errors(lee)) == [field]
        assert standing(lee.form)[field] == wrong


@pytest.mark.parametrize(
    "field, wrong", [("points", "0"), ("points", "1001"), ("points", "two"), ("why", "w" * 121), ("whom", "")]
)
async def test_every_error_of_giving_stands_at_its_field(lee: Person, field, wrong):
    await lee.says("give Sam 5 for helping")
    await lee.sends(**{field: wrong})
    assert list(errors(lee)) == [field]


async def test_a_name_that_is_too_long_stands_at_the_names(lee: Person):
    await lee.types("add_names")
    await lee.sends(names=f"Mia\n{'N' * 41}")
    assert errors(lee) == {"names": "At most 40 characters; these are 41."}
    await lee.sends(names="Mia\nNoah")
    assert "2 names added" in lee.sees


async def test_not_yet_without_a_next_step_asks_for_one_and_keeps_the_note(lee: Person, room: Class):
    room.hand_in(room.sam)
    await lee.says("review")
    await lee.presses("not_yet")
    await lee.sends(note="A good beginning.")
    assert list(errors(lee)) == ["next_step"]
    assert standing(lee.form)["note"] == "A good beginning."


async def test_a_class_without_a_name_asks_again(school):
    lee = school.stranger("Ms Lee", admin=True)
    await lee.types("setup")
    await lee.sends(name=" ", kind="club")
    assert errors(lee) == {"name": "This one is needed."}
    assert standing(lee.form)["kind"] == "club"


async def test_what_was_typed_is_kept_when_the_quest_closes_meanwhile(sam: Person, room: Class, clock):
    quest = room.new_quest(title="Soon over", closes_at=clock.now() + 1)
    await sam.says("handin soon over")
    clock.tick()
    assert "Closed" in await sam.sends(evidence="All that I wrote")
    until = Moment(clock.now() + DAY)
    room.write(extensions.give_time, member=room.sam, to_quests=[quest], until=until, by=room.teacher)
    await sam.says("handin soon over")
    assert standing(sam.form)["evidence"] == "All that I wrote"
