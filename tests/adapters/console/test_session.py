"""A session through a pipe: what is typed becomes the right call, and the transcript reads by itself."""

import asyncio
import os
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from adapters.actions import Action
from adapters.calls import Claims
from adapters.cards import Button, Buttons, Card
from adapters.console import ConsoleAdapter
from adapters.console.refs import account, place
from tests.adapters.console.classroom import COMMANDS, Classroom, console, session
from tests.adapters.console.words import ENGLISH

NOTE = Card(heading="Ms Lee looked", parts=(Buttons((Button("Try again", Action("again", 1)),)),))


async def test_a_transcript_reads_by_itself():
    _, printed = await session("board", "b1")
    assert printed == (
        "Sam> board\n"
        "\n"
        "Fractions you can eat\n"
        "---------------------\n"
        "\n"
        "Two quests.\n"
        "[A1]  Pizza maths (open)\n"
        "[B1]  Fair shares (open)\n"
        "\n"
        "[1] My page\n"
        "\n"
        "Sam> b1\n"
        "\n"
        "Heard\n"
        "-----\n"
        "\n"
        "a press\n"
    )


@pytest.mark.parametrize(
    "line, verb, words",
    [
        ("/board", "show_board", ""),
        ("  /BOARD  now please ", "show_board", "now please"),
        ("/submit my pizza", "hand_in", "my pizza"),
        ("/show_board", "show_board", ""),
        ("/undo what I cut in four", "undo", "what I cut in four"),
        ("board", "", "board"),
        ("submit my pizza ", "", "submit my pizza"),
        ("undo what I cut in four", "", "undo what I cut in four"),
        ("/bord 2", "", "/bord 2"),
        ("7", "", "7"),
        ("b1", "", "b1"),
        ("/asleep", "", "/asleep"),
    ],
)
async def test_a_line_with_a_slash_is_a_word_and_any_other_is_talk(line, verb, words):
    classroom, _ = await session(line)
    assert (classroom.calls[0].verb, classroom.calls[0].words, classroom.calls[0].action) == (verb, words, None)


async def test_a_call_says_who_sits_here_and_has_a_key_of_its_own():
    classroom, _ = await session("hello", "hello")
    first, second = classroom.calls
    assert first.account == account("sam")
    assert first.claims == Claims(admin=True, host=True, name="Sam")
    assert first.key != second.key


@pytest.mark.parametrize(
    "line, action",
    [
        ("B1", Action("quest", 1, (1,))),
        ("a1", Action("quest", 1, (0,))),
        ("1", Action("home", 1)),
        ("my page", Action("home", 1)),
        ("Pizza maths", Action("quest", 1, (0,))),
    ],
)
async def test_what_stands_on_the_last_card_can_be_pressed(line, action):
    classroom, _ = await session("board", line)
    assert classroom.last.action == action


async def test_what_stood_on_the_card_before_cannot_be_pressed():
    classroom, _ = await session("board", "hello", "b1")
    assert (classroom.last.action, classroom.last.words) == (None, "b1")


@pytest.mark.parametrize(
    "line, pressed", [("1", True), ("yes", True), ("take back", True), ("", False), ("2", False), ("no", False)]
)
async def test_a_question_stands_before_what_cannot_be_undone(line, pressed):
    classroom, printed = await session("undo", "1", line)
    assert "Take back 28 entries?\n\n[1] Take back   [2] Keep\n" in printed
    assert (classroom.last.action == Action("undone", 1)) is pressed


async def test_anyone_can_sit_down_and_sees_their_page():
    classroom, printed = await session("/as ms lee", "/as", "/as Kai", "hello")
    assert [(call.account.account, call.verb) for call in classroom.calls[:2]] == [("ms lee", "home"), ("kai", "home")]
    assert "You are now Ms Lee." in printed
    assert "You are Ms Lee." in printed
    assert "Kai> hello" in printed


@pytest.mark.parametrize("word", ["/quit", "/exit", "/QUIT"])
async def test_quit_leaves_what_is_typed_after_it_alone(word):
    classroom, _ = await session(word, "board")
    assert classroom.calls == []


async def test_empty_lines_are_nothing():
    classroom, _ = await session("", "   ", "")
    assert classroom.calls == []


async def test_a_message_is_marked_and_pressed_by_its_own_sign():
    adapter, paper = console("board\nm1\n/as ada\nm1\n")
    await adapter.send(account("Sam"), NOTE, nonce="n1")
    classroom = Classroom()
    await adapter.run(classroom.handle, COMMANDS)
    assert paper.getvalue().startswith("[message to sam]\nMs Lee looked\n-------------\n\n[M1] Try again\n")
    assert classroom.calls[1].action == Action("again", 1)
    assert classroom.last.words == "m1", "Ada pressed what was sent to Sam"


async def test_a_button_in_a_place_says_where_it_was_pressed():
    adapter, paper = console("m1\n")
    await adapter.send(place("#room-7"), NOTE, nonce="n1")
    classroom = Classroom()
    await adapter.run(classroom.handle, COMMANDS)
    assert "[message in #room-7]" in paper.getvalue()
    assert classroom.last.place == place("#room-7")


async def test_the_same_nonce_is_the_same_message():
    adapter, paper = console("")
    first = await adapter.send(account("Sam"), NOTE, nonce="n1")
    assert await adapter.send(account("Sam"), NOTE, nonce="n1") == first
    assert await adapter.send(account("Sam"), NOTE, nonce="n2") != first
    await adapter.edit(first, Card(heading="Ms Lee looked again"))
    assert paper.getvalue().count("looked") == 3


async def test_what_is_due_comes_before_the_prompt():
    async def idle():
        await adapter.send(account("Sam"), NOTE, nonce="n1")

    adapter, paper = console("hello\n", idle=idle)
    await adapter.run(Classroom().handle, COMMANDS)
    assert paper.getvalue().index("looked") < paper.getvalue().index("Sam> hello")


async def test_its_own_sentences_come_in_the_readers_language():
    classroom, printed = await session("/as", words=replace(ENGLISH, locale="de", you_are="Du bist {name}."))
    assert "Du bist Sam." in printed
    assert classroom.calls == []


async def test_nothing_typed_is_obeyed_by_the_terminal():
    _, printed = await session("\x1b[2Jhello\x9b31m \u202etxt", "/as \x1b]0;x\x07Eve", "hi")
    assert not set(printed) & set("\x1b\x9b\x07\u202e")


async def test_when_nobody_reads_any_more_it_ends():
    near, far = os.pipe()
    os.close(near)
    classroom = Classroom()
    with os.fdopen(far, "w") as nobody:
        adapter = ConsoleAdapter(
            "Sam", new_key=lambda: "key", words=ENGLISH, stdin=StringIO("board\nboard\n"), stdout=nobody
        )
        await adapter.run(classroom.handle, COMMANDS)
    assert classroom.calls == []


async def test_what_an_old_stream_cannot_say_stops_nothing():
    typed, paper = BytesIO(b"hall\xff\xfeo\n"), BytesIO()
    stdin, stdout = TextIOWrapper(typed, "utf-8"), TextIOWrapper(paper, "ascii")
    classroom = Classroom()
    adapter = ConsoleAdapter("Jörg", new_key=lambda: "key", words=ENGLISH, stdin=stdin, stdout=stdout)
    await adapter.run(classroom.handle, COMMANDS)
    assert paper.getvalue().startswith(b"J?rg> hall??o\n")
    assert len(classroom.calls) == 1


async def test_a_silent_pipe_holds_nobody_up():
    near, far = os.pipe()
    with os.fdopen(near) as silent, os.fdopen(far, "w") as typing:
        adapter = ConsoleAdapter("Sam", new_key=lambda: "key", words=ENGLISH, stdin=silent, stdout=StringIO())
        classroom = Classroom()
        running = asyncio.create_task(adapter.run(classroom.handle, COMMANDS))
        await asyncio.sleep(0.02)
        assert not running.done()
        typing.write("hello\n/quit\n")
        typing.flush()
        await asyncio.wait_for(running, 5)
        assert classroom.last.words == "hello"
