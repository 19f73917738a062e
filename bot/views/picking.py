"""What a teacher can post: drafts, ready boards, new ones of every kind, and what is posted already."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Choice, Option, Part
from adapters.forms import ChooseMany, Form, FormOption, ShortText
from bot.packs import ReadyBoard
from bot.packs.kinds import Template, template_called
from bot.views import completion
from bot.views.look import Look
from quests.reports import Board, Quest


def ready(look: Look, boards: list[ReadyBoard], drafts: list[Board], shown: list[Board]) -> Card:
    """What a teacher can post: drafts first, then the ready ones; what students see already, and the way to a new one."""
    options = [look.option(one.title, "preview", one.board_id, about=look.say("your draft")) for one in drafts]
    options += [_ready_option(look, number, one) for number, one in enumerate(boards)]
    return Card(
        heading=look.say("Which board?"),
        parts=(
            Choice(prompt=look.say("Pick one to look at it"), options=tuple(options)),
            *_shown(look, shown),
            Buttons(
                (
                    look.button("New board", "templates"),
                    look.button("New quest", "new_quest"),
                    look.button("Ready packs", "packs"),
                ),
                (look.button("My page", "home"),),
                look.say("More"),
            ),
        ),
        footnote=look.say("Nothing is posted before you have seen it."),
    )


def _shown(look: Look, shown: list[Board]) -> list[Part]:
    """What students see, each with its state; behind it stand the buttons that close, open, print and remove it."""
    names = {"posted": look.say("posted"), "closed": look.say("closed")}
    options = tuple(look.option(one.title, "board", one.board_id, about=names[one.state]) for one in shown)
    return [Choice(prompt=look.say("What students see"), options=options)] if options else []


def _ready_option(look: Look, number: int, one: ReadyBoard) -> Option:
    kind = template_called(one.template, look.locale)
    quests = look.count("{n} quest", "{n} quests", len(one.quests))
    return look.option(one.title, "draft_ready", number, about=f"{quests}, {kind.title}" if kind else quests)


def templates(look: Look, found: tuple[Template, ...]) -> Card:
    """Which kind of board a new one shall be."""
    options = tuple(
        look.option(one.title, "template", number, about=_kind(look, one)) for number, one in enumerate(found)
    )
    return Card(
        heading=look.say("Which kind of board?"),
        parts=(
            Choice(prompt=look.say("Pick one"), options=options),
            Buttons((look.button("Ready boards", "post"), look.button("My page", "home"))),
        ),
        footnote=look.say("You choose the quests next."),
    )


def _kind(look: Look, one: Template) -> str:
    quests = look.count("{n} quest", "{n} quests", one.squares)
    return f"{quests}. {completion.asks_of(look, one)}"


def template(look: Look, number: int, one: Template, own: list[Quest]) -> Form:
    """What a new board is called, and which quests stand on it."""
    options = tuple(FormOption(str(quest.quest_id), quest.title) for quest in own)
    asked = ChooseMany(
        name="quests",
        label=look.say("Which quests?"),
        hint=look.say("Left empty: your quests in order."),
        required=False,
        options=options,
    )
    return Form(
        title=one.title,
        action=look.action("template_sent", number),
        submit=look.say("Look at it"),
        intro=_kind(look, one),
        fields=(ShortText(name="title", label=look.say("What is it called?"), longest=80, value=one.title), asked)
        if options
        else (ShortText(name="title", label=look.say("What is it called?"), longest=80, value=one.title),),
    )
