"""A form that a platform asks in parts: what was typed is never lost, is sent whole, and belongs to one person alone."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.actions import Action
from adapters.calls import Call, Upload
from adapters.forms import FileField, Form, ShortText, Value
from bot.commands import COMMANDS, DOOR
from bot.files import FileStore
from bot.freeing import sweep_files
from bot.request import Home
from bot.views.drafts import Filled, refill
from quests.actions import keeping
from quests.ids import DAY, HOUR, MINUTE
from quests.queries.quests import all_quests, find_quest
from tests.bot.people import Person, School, standing
from tests.bot.rows import all_rows
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
PNG = b"\x89PNG\r\n\x1a\n a crust"
TOO_LONG = "long " * 1000


@pytest.fixture
def store(tmp_path: Path, clock) -> FileStore:
    return FileStore(tmp_path / "kept", clock, most_mb=1)


@pytest.fixture
def school(desk, store) -> School:
    return School(desk, Home(files=store))


@pytest.fixture
def upload(tmp_path: Path):
    def make(name: str = "crust.png", content: bytes = PNG) -> Upload:
        (tmp_path / name).write_bytes(content)
        return Upload(name=name, path=str(tmp_path / name), media_type="image/png", size_bytes=len(content))

    return make


def step(
    person: Person, number: int, some: Mapping[str, Value] | None = None, *, last: bool = False, **values: Value
) -> Call:
    """The call that sends one step of the form on the screen; `some` by names that are no Python names."""
    typed = {**(some or {}), **values}
    return person.call(action=person.form.action, values=typed, step=number, unfinished=not last)


async def asks_again(person: Person, action: Action) -> Form:
    """The form by its own action, as a button opens it."""
    await person.does_action(action)
    return person.form


def errors(person: Person) -> dict[str, str]:
    return {field.name: field.error for field in (*person.form.fields, *person.form.more) if field.error}


# ----------------------------------------------------------------------------------------------------------- the steps


@BOTH
async def test_a_step_is_answered_with_the_form_as_far_as_it_is_filled_in(lee: Person):
    await lee.types("new_quest")
    await lee.does(step(lee, 1, title="Pizza", task="Cut it."))
    assert (standing(lee.form)["title"], standing(lee.form)["task"]) == ("Pizza", "Cut it.")
    await lee.does(step(lee, 2, minutes="20", tags="fractions"))
    found = standing(lee.form)
    assert (found["title"], found["minutes"], found["tags"]) == ("Pizza", "20", "fractions")


@BOTH
async def test_the_last_step_sends_all_of_them_and_what_was_never_asked_as_it_stands(lee: Person, room: Class):
    await lee.types("new_quest")
    await lee.does(step(lee, 1, title="Pizza", task="Cut it.", points="7"))
    made = await lee.does(step(lee, 2, last=True, tags="fractions"))
    assert "Pizza" in made
    quest = next(one for one in room.read(all_quests) if one.title == "Pizza")
    assert (quest.task, quest.points, quest.minutes) == ("Cut it.", 7, 15)
    assert "drafts" not in all_rows(room.desk, room.classroom)


async def test_what_stands_behind_more_and_was_not_opened_is_not_emptied(lee: Person, room: Class):
    quest = room.new_quest(title="Soon", due_at=room.desk.clock.now() + 9 * DAY)
    before = room.read(find_quest, quest)
    await lee.does_action(Action("change_quest", room.classroom, (quest,)))
    await lee.does(step(lee, 1, last=True, title="Sooner", task=before.task, points="10"))
    after = room.read(find_quest, quest)
    assert (after.title, after.due_at, after.minutes) == ("Sooner", before.due_at, before.minutes)


async def test_a_later_answer_about_the_same_field_counts(lee: Person):
    await lee.types("new_quest")
    await lee.does(step(lee, 1, title="Pizza"))
    await lee.does(step(lee, 1, title="Two pizzas"))
    assert standing(lee.form)["title"] == "Two pizzas"


@BOTH
async def test_an_answer_about_some_options_leaves_the_others_as_they_were(lee: Person, room: Class):
    await lee.types("add_names")
    await lee.sends(names="\n".join(f"Child {number:02}" for number in range(60)))
    await lee.says("give")
    whom = next(field for field in lee.form.fields if field.name == "whom")
    codes = [one.value for one in whom.options]  # type: ignore[union-attr] # the people
    await lee.does(step(lee, 1, {"whom#0-25": (codes[3],)}))
    await lee.does(step(lee, 2, {"whom#25-50": (codes[30], codes[31])}))
    assert standing(lee.form)["whom"] == ",".join((codes[3], codes[30], codes[31]))
    await lee.does(step(lee, 1, {"whom#0-25": (codes[4],)}))
    assert "3" in await lee.does(step(lee, 3, last=True, points="5", why="helping"))
    assert len(all_rows(room.desk, room.classroom)["entries"]) == 3


@BOTH
async def test_a_step_that_comes_again_changes_nothing(lee: Person, room: Class):
    await lee.types("new_quest")
    first = step(lee, 1, title="Pizza", task="Cut it.")
    await lee.does(first)
    await lee.does(step(lee, 1, title="Two pizzas"))
    before = all_rows(room.desk)
    await lee.does(first)
    assert all_rows(room.desk) == before
    assert standing(lee.form)["title"] == "Two pizzas"
    last = step(lee, 2, last=True, task="Cut it.")
    await lee.does(last)
    before = all_rows(room.desk)
    await lee.does(last)
    await lee.does(first)
    assert all_rows(room.desk) == before


async def test_two_teachers_in_the_same_form_share_nothing(lee: Person, school: School, room: Class):
    oz = school.seated(room, room.new_teacher(), "Mr Oz")
    for person, title in ((lee, "Hers"), (oz, "His")):
        await person.types("new_quest")
        await person.does(step(person, 1, title=title, task="Do it."))
    for person, title in ((lee, "Hers"), (oz, "His")):
        assert title in await person.does(step(person, 2, last=True, minutes="5"))


async def test_no_step_of_a_form_is_kept_for_who_may_not_send_it(lee: Person, sam: Person, room: Class):
    await lee.types("new_quest")
    forged = sam.call(action=lee.form.action, values={"title": "Mine"}, step=1, unfinished=True)
    assert "A teacher does that." in await sam.does(forged)
    assert "A teacher does that." in await sam.does_action(lee.form.action)
    assert "drafts" not in all_rows(room.desk, room.classroom)


def test_who_may_open_a_form_may_send_it():
    """The form is asked for by the action that sends it, so both need the same."""
    for table in (COMMANDS, DOOR):
        for command in table.values():
            assert not command.reopens or command.reopens in table
    sending = [command for command in COMMANDS.values() if command.reopens]
    assert [one.needs for one in sending] == [COMMANDS[one.reopens].needs for one in sending]


# ------------------------------------------------------------------------------------------------------ asked for again


@BOTH
async def test_the_action_of_a_form_without_values_asks_for_it_with_what_was_refused(sam: Person):
    await sam.says("handin b2")
    action = sam.form.action
    await sam.sends(evidence=TOO_LONG)
    await sam.says("home")
    form = await asks_again(sam, action)
    assert standing(form)["evidence"] == TOO_LONG
    assert form.action == action


async def test_one_step_of_a_refused_form_is_enough_to_send_it_again(lee: Person, room: Class):
    await lee.types("new_quest")
    await lee.does(step(lee, 1, title="Pizza", task="Cut it.", points="7"))
    await lee.does(step(lee, 2, last=True, due="tomorrow", tags="fractions"))
    assert list(errors(lee)) == ["due"]
    assert standing(lee.form)["due"] == "tomorrow"
    assert "Pizza" in await lee.does(step(lee, 2, last=True, due="2026-12-01"))
    quest = next(one for one in room.read(all_quests) if one.title == "Pizza")
    assert quest.points == 7


async def test_what_was_typed_before_is_said_once_and_not_between_steps(lee: Person):
    await lee.types("new_quest")
    await lee.does(step(lee, 1, title="Pizza"))
    assert lee.form.note == ""
    await lee.says("home")
    await lee.types("new_quest")
    assert lee.form.note == "This is what you typed before."
    assert standing(lee.form)["title"] == "Pizza"


def test_what_is_wrong_with_no_field_of_a_form_is_said_above_it():
    """No refusal of a form goes by unsaid."""
    form = Form(title="Quest", action=Action("sent"), submit="Send", fields=(ShortText(name="title", label="Title"),))
    assert refill(form, Filled(errors={"quest": "It is gone."}, notes=("Typed before.",))).note == (
        "It is gone.\n\nTyped before."
    )


# --------------------------------------------------------------------------------------------------------- at the door


@BOTH
async def test_a_set_up_that_was_refused_opens_filled_in_also_when_it_is_asked_for_again(school: School):
    lee = school.stranger("Ms Lee", admin=True)
    await lee.types("setup")
    action = lee.form.action
    await lee.sends(name=" ", kind="club", board="none")
    assert errors(lee) == {"name": "This one is needed."}
    form = await asks_again(lee, action)
    assert (standing(form)["kind"], standing(form)["board"]) == ("club", "none")
    assert "Room 9" in await lee.does(lee.call(action=action, values={"name": "Room 9"}, step=1))
    assert "door_drafts" not in all_rows(school.desk)


async def test_a_set_up_in_steps_is_kept_for_its_writer_alone(school: School):
    lee, oz = (school.stranger(name, admin=True) for name in ("Ms Lee", "Mr Oz"))
    for person, name in ((lee, "Room 7"), (oz, "Room 8")):
        await person.types("setup")
        await person.does(step(person, 1, name=name))
    assert (standing(lee.form)["name"], standing(oz.form)["name"]) == ("Room 7", "Room 8")
    assert "Room 8" in await oz.does(step(oz, 2, last=True, kind="club"))


async def test_nothing_is_kept_at_the_door_for_who_may_not_set_up(school: School):
    mallory = school.stranger("Mallory")
    forged = mallory.call(action=Action("setup_sent"), values={"name": "Mine"}, step=1, unfinished=True)
    await mallory.does(forged)
    assert "door_drafts" not in all_rows(school.desk)


async def test_what_was_typed_at_the_door_goes_after_a_week(school: School, clock):
    lee = school.stranger("Ms Lee", admin=True)
    await lee.types("setup")
    await lee.does(step(lee, 1, name="Room 7"))
    clock.tick(8 * DAY)
    school.desk.write_now(keeping.sweep)
    assert "door_drafts" not in all_rows(school.desk)


# --------------------------------------------------------------------------------------------------------------- files


def with_files(call: Call, *uploads: Upload) -> Call:
    return replace(call, uploads=uploads, values={**(call.values or {}), "files": tuple(one.name for one in uploads)})


async def wants_files(sam: Person) -> None:
    await sam.says("quest b2")
    await sam.presses("Hand in files")


def kept_in(person: Person) -> str:
    (field,) = [one for one in person.form.fields if isinstance(one, FileField)]
    return field.kept


@BOTH
async def test_files_of_a_refused_form_wait_with_it_and_are_said_to(sam: Person, upload):
    await wants_files(sam)
    await sam.does(with_files(sam.filled(evidence=TOO_LONG), upload()))
    assert kept_in(sam) == "Kept: crust.png"
    assert "Handed in" in await sam.sends(evidence="Shorter")
    assert "crust.png" in await sam.says("quest b2")


async def test_files_of_a_step_wait_for_the_last(sam: Person, upload, store: FileStore, clock):
    await wants_files(sam)
    await sam.does(with_files(step(sam, 1), upload()))
    assert kept_in(sam) == "Kept: crust.png"
    clock.tick(2 * HOUR)
    await sweep_files(sam.school.desk, store)
    assert "Handed in" in await sam.does(step(sam, 2, last=True, evidence="My pizza"))
    assert "crust.png" in await sam.says("quest b2")


async def test_new_files_take_the_place_of_those_that_waited(sam: Person, upload):
    await wants_files(sam)
    await sam.does(with_files(sam.filled(evidence=TOO_LONG), upload()))
    await sam.does(with_files(sam.filled(evidence="Shorter"), upload("slice.png")))
    seen = await sam.says("quest b2")
    assert "slice.png" in seen
    assert "crust.png" not in seen


async def test_a_file_that_cannot_be_kept_leaves_those_that_wait(sam: Person, upload):
    await wants_files(sam)
    await sam.does(with_files(sam.filled(evidence=TOO_LONG), upload()))
    await sam.does(with_files(sam.filled(evidence="Shorter"), upload("photo.jpg", b"MZ a program")))
    assert "photo.jpg" in errors(sam)["files"]
    assert kept_in(sam) == "Kept: crust.png"


async def test_when_one_of_several_files_cannot_be_kept_it_says_to_add_all_again(sam: Person, upload):
    await wants_files(sam)
    await sam.does(with_files(sam.filled(evidence="Mine"), upload(), upload("photo.jpg", b"MZ a program")))
    assert "Please add all your files again." in sam.form.note
    assert standing(sam.form)["evidence"] == "Mine"


async def test_a_file_that_cannot_be_kept_in_a_step_is_said_and_the_rest_of_the_step_is_kept(sam: Person, upload):
    await wants_files(sam)
    await sam.does(with_files(step(sam, 1, evidence="Mine"), upload("photo.jpg", b"MZ a program")))
    assert "photo.jpg" in errors(sam)["files"]
    assert standing(sam.form)["evidence"] == "Mine"


async def test_a_waiting_file_that_is_lost_is_said_and_asked_for_again(sam: Person, upload, store: FileStore):
    await wants_files(sam)
    await sam.does(with_files(sam.filled(evidence=TOO_LONG), upload()))
    for path in store.folder.rglob("*"):
        if path.is_file():
            path.unlink()
    await sam.sends(evidence="Shorter")
    assert "crust.png" in errors(sam)["files"]
    assert kept_in(sam) == ""
    assert "Handed in" in await sam.sends(evidence="Shorter")


async def test_files_that_wait_in_vain_go_with_their_draft(sam: Person, upload, store: FileStore, clock):
    await wants_files(sam)
    await sam.does(with_files(sam.filled(evidence=TOO_LONG), upload()))
    clock.tick(8 * DAY)
    sam.school.desk.write_now(keeping.sweep)
    clock.tick(MINUTE)
    await sweep_files(sam.school.desk, store)
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
