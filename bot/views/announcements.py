"""What is told without being asked: facts from the outbox as cards, to one person alone."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Paragraph
from bot.views import attempts
from bot.views.look import Look
from quests.reports import Badge, BoardView, Help, QuestView


def answered(look: Look, view: QuestView, board: BoardView | None, earned: tuple[Badge, ...]) -> Card:
    """A teacher has answered a hand-in."""
    return attempts.answer(look, view, board, earned)


def helped(look: Look, view: QuestView) -> Card:
    """A teacher has answered a question."""
    return attempts.helped(look, view)


def help_asked(look: Look, asked: Help) -> Card:
    """A student asks for help, told to a teacher who wished to be told."""
    return Card(
        heading=look.say("{name} needs you", name=asked.name),
        parts=(
            Paragraph(look.say("About {title}", title=asked.title)),
            Buttons((look.main("Answer…", "answer_help", asked.help_id), look.button("Review", "review"))),
        ),
    )
