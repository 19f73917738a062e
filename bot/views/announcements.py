"""What is told without being asked: facts from the outbox as cards, to one person alone."""

from __future__ import annotations

from adapters.cards import Bullets, Buttons, Card, Paragraph
from bot.views import attempts, badges, extensions, term
from bot.views.look import Look
from quests.events import ClassErased
from quests.reports import Badge, BoardView, Help, QuestView, Retention, Won


def answered(
    look: Look, view: QuestView, board: BoardView | None, earned: tuple[Badge, ...], won: Won | None = None
) -> Card:
    """A teacher has answered a hand-in."""
    return attempts.answer(look, view, board, earned, won)


def helped(look: Look, view: QuestView) -> Card:
    """A teacher has answered a question."""
    return attempts.helped(look, view)


def help_asked(look: Look, asked: Help) -> Card:
    """A student asks for help, told to a teacher who wished to be told."""
    review = look.button("Review", "review")
    buttons = (review,) if asked.kind == "time" else (look.main("Answer…", "answer_help", asked.help_id), review)
    return Card(
        heading=look.say("{name} needs you", name=asked.name),
        parts=(
            Paragraph(look.say("About {title}", title=asked.title)),
            Buttons(buttons),
        ),
    )


def erasure_asked(look: Look) -> Card:
    """Somebody asks to be erased, told to a teacher who wished to be told."""
    return Card(
        heading=look.say("Somebody asked to be erased"),
        parts=(
            Paragraph(look.say("Nothing is erased before you confirm it.")),
            Buttons((look.main("Look", "leaving"), look.button("My page", "home"))),
        ),
    )


def erasure_near(look: Look, time: Retention) -> Card:
    """The students' data will be erased."""
    said = term.near(look, time) or look.say("You are told twice before.")
    buttons = (
        look.main("Keep longer", "keep_longer", time.keep_days),
        look.button("The term", "term"),
        look.button("People", "people"),
    )
    return Card(heading=look.say("The term is over"), parts=(Paragraph(said), Buttons(buttons)))


def class_erased(look: Look, fact: ClassErased) -> Card:
    """The students' data is gone."""
    return Card(
        heading=look.say("The students' data is erased"),
        parts=(
            Paragraph(look.count("{n} person is not kept any more.", "{n} people are not kept any more.", fact.people)),
            Paragraph(look.say("Boards and quests stay, and so do the teachers.")),
            Buttons((look.main("Class", "class"), look.button("My page", "home"))),
        ),
    )


def awarded(look: Look, held: tuple[Badge, ...]) -> Card:
    """Badges that came without an answer: given by hand, or by a look at what was done before. One message tells of all."""
    return Card(
        heading=look.count("A badge for you", "{n} badges for you", len(held)),
        parts=(
            Bullets(tuple(badges.with_tier(look, one) for one in held)),
            Buttons((look.main("My badges", "badges"), look.button("My page", "home"))),
        ),
        footnote=look.say("Only you and your teachers see this."),
    )


def time_given(look: Look, view: QuestView) -> Card:
    """A teacher gave more time."""
    return extensions.answered(look, view)
