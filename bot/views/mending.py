"""Mending what is posted, closing boards and opening them again: for teachers."""

from __future__ import annotations

from adapters.cards import Button, Buttons, Card, Paragraph
from adapters.forms import DateField, Form, FormField, LongText, Number, ShortText
from bot.views import links
from bot.views.look import Look
from quests.ids import Moment
from quests.reports import Board, Quest
from quests.rules.calendar import local_date


def change_quest(look: Look, quest: Quest) -> Form:
    """All that can be changed of a quest, as it stands."""
    points = (
        (Number(name="points", label=look.say("Points"), value=str(quest.points), least=0, most=1000),)
        if look.points
        else ()
    )
    return Form(
        title=look.say("Change quest"),
        action=look.action("change_quest_sent", quest.quest_id),
        submit=look.say("Change it"),
        intro=_when(look),
        fields=(
            ShortText(name="title", label=look.say("Title"), longest=80, value=quest.title),
            LongText(name="task", label=look.say("What to do"), longest=2000, value=quest.task),
            *points,
        ),
        more=_more(look, quest),
        more_label=look.say("More"),
    )


def _when(look: Look) -> str:
    if look.points:
        return look.say("Texts change at once. Points count for work that is not handed in yet.")
    return look.say("Everybody sees it at once.")


def _more(look: Look, quest: Quest) -> tuple[FormField, ...]:
    """What is rarely changed."""
    return (
        Number(
            name="minutes",
            label=look.say("Minutes it takes"),
            value=str(quest.minutes),
            least=0,
            most=600,
            required=False,
        ),
        ShortText(
            name="short",
            label=look.say("Two words for its button"),
            hint=look.say("Left empty: the first two of the title."),
            longest=24,
            required=False,
            value=quest.short,
        ),
        links.simpler(look, quest.simple),
        links.asked(look, quest.links),
        DateField(
            name="due",
            label=look.say("Goal: which day?"),
            hint=look.say("Later is fine all the same."),
            required=False,
            value=_day(look, quest.due_at),
        ),
        DateField(
            name="closes",
            label=look.say("Last day"),
            hint=look.say("After it no work is taken."),
            required=False,
            value=_day(look, quest.closes_at),
        ),
    )


def _day(look: Look, at: Moment | None) -> str:
    return local_date(at, look.zone).isoformat() if at is not None else ""


def quest_changed(look: Look, quest: Quest) -> Card:
    """A quest says something else now."""
    return Card(
        heading=look.say("{title} is changed", title=quest.title),
        parts=(
            Paragraph(look.say("Everybody sees it like this from now on.")),
            Buttons(
                (
                    look.button("Open quest", "quest", quest.quest_id),
                    look.button("Undo", "undo"),
                    look.button("My page", "home"),
                )
            ),
        ),
    )


def change_title(look: Look, board: Board) -> Form:
    """What a board is called."""
    return Form(
        title=look.say("Change title"),
        action=look.action("change_title_sent", board.board_id),
        submit=look.say("Change it"),
        fields=(ShortText(name="title", label=look.say("Title"), longest=80, value=board.title),),
    )


def title_changed(look: Look, board: Board) -> Card:
    """A board is called something else now."""
    return Card(
        heading=look.say("Now: {title}", title=board.title),
        parts=(Buttons((_open(look, board), look.button("Undo", "undo"), look.button("My page", "home"))),),
    )


def _open(look: Look, board: Board) -> Button:
    return look.button("Board", "preview" if board.state == "draft" else "board", board.board_id)


def closed(look: Look, board: Board) -> Card:
    """A board takes no new work any more."""
    return Card(
        heading=look.say("{title} is closed", title=board.title),
        parts=(
            Paragraph(look.say("Students still see it and finish what they began. Nothing new starts on it.")),
            Buttons(
                (look.button("Undo", "undo"), look.button("Boards", "post"), look.button("My page", "home")),
                (look.button("Open again", "reopen_board", board.board_id),),
                look.say("More"),
            ),
        ),
    )


def reopened(look: Look, board: Board) -> Card:
    """A board takes new work again."""
    return Card(
        heading=look.say("{title} is open again", title=board.title),
        parts=(
            Paragraph(look.say("Students can begin quests on it again.")),
            Buttons((_open(look, board), look.button("Undo", "undo"), look.button("My page", "home"))),
        ),
    )


def for_board(look: Look, board: Board) -> tuple[Button, ...]:
    """What else a teacher can do with a board: print it, call it something else, close it or open it again."""
    number = board.board_id
    moves = {
        "posted": (look.button("Close board", "close_board", number),),
        "closed": (look.button("Open again", "reopen_board", number),),
    }
    return (
        look.button("Print", "print_board", number),
        look.button("Change title", "change_title", number),
        *moves.get(board.state, ()),
    )
