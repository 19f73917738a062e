"""What the class hears together, and what somebody chose to show it."""

from __future__ import annotations

from adapters.cards import Bullets, Buttons, Card, Confirm, Paragraph, Part, Tone
from bot.views import badges, boards, completion
from bot.views.look import Look
from quests.events import ClassTold
from quests.reports import Badge, BoardView, WeekEnd, Won


def ask(look: Look, won: Won | None) -> tuple[Part, ...]:
    """The choice to show it or to keep it, where there is something to show and somebody to see it."""
    if won is None or not won.shareable or not (won.lines or look.points):
        return ()
    confirm = Confirm(
        question=look.say("Show this to your class, under your nickname?"),
        yes=look.say("Share"),
        no=look.say("Keep it mine"),
    )
    return (
        Buttons(
            (
                look.button("Share with class", "share", won.attempt_id, confirm=confirm),
                look.button("Keep it mine", "keep_mine"),
            )
        ),
    )


def shared(look: Look, nickname: str) -> Card:
    """It is shown."""
    return Card(
        heading=look.say("Your class can see it"),
        parts=(Paragraph(look.say("It stands under {name}.", name=nickname)), _on(look)),
        tone=Tone.GOOD,
    )


def kept(look: Look) -> Card:
    """It is not."""
    return Card(
        heading=look.say("It stays yours"),
        parts=(Paragraph(look.say("Only you and your teachers see it.")), _on(look)),
    )


def _on(look: Look) -> Buttons:
    return Buttons((look.main("What next?", "next"), look.button("My page", "home")))


def somebody_shares(look: Look, nickname: str, title: str, won: Won, earned: tuple[Badge, ...]) -> Card:
    """Told to the class: what somebody wanted it to see, and no more."""
    lines: list[str] = []
    if won.lines:
        lines.append(look.count("A row, with {title}.", "{n} rows, with {title}.", won.lines, title=title))
    if look.points:
        lines += [look.say("Badge: {name}", name=badges.with_tier(look, one)) for one in earned]
    return Card(
        heading=look.say("{name} would like you to see this", name=nickname),
        parts=(Bullets(tuple(lines)),),
        tone=Tone.GOOD,
    )


def new_board(look: Look, view: BoardView) -> Card:
    """Told to the class: there is a new board, the same for all. Who presses sees a quest, or their own copy, alone."""
    number = view.board.board_id
    return Card(
        heading=look.say("New: {title}", title=view.board.title),
        parts=(
            Paragraph(completion.asks(look, view)),
            boards.squares(look, view),
            Buttons((look.main("Open my board", "board", number), look.button("Show as list", "board_list", number))),
        ),
        footnote=look.say("What you open here, only you see."),
    )


def together(look: Look, fact: ClassTold) -> Card:
    """Told to the class once a day: what all of it did together."""
    said = look.count(
        "Together you finished {n} quest this week.", "Together you finished {n} quests this week.", fact.done
    )
    return Card(heading=said, tone=Tone.GOOD)


def feedback_ready(look: Look) -> Card:
    """Told to the class once a day, naming nobody: who looks for themselves may find an answer."""
    return Card(
        heading=look.say("Feedback is ready for some of you."), parts=(Buttons((look.main("See mine", "answers"),)),)
    )


def week_end(look: Look, left: WeekEnd, name: str) -> Card:
    """Told to a teacher at the end of a week: who needs them, what waits, who was away."""
    return Card(
        heading=look.say("{name}: the week is over", name=name),
        parts=(
            Paragraph(" ".join(_left(look, left))),
            Paragraph(
                look.count("The class finished {n} quest.", "The class finished {n} quests.", left.done),
            ),
            Buttons((look.main("Review", "review"), look.button("My page", "home"))),
        ),
    )


def _left(look: Look, left: WeekEnd) -> list[str]:
    said: list[str] = []
    if left.asking:
        names = completion.both(look, left.asking)
        said.append(look.count("{names} still needs you.", "{names} still need you.", len(left.asking), names=names))
    if left.waiting:
        said.append(look.count("{n} hand-in waits.", "{n} hand-ins wait.", left.waiting))
    if not said:
        said.append(look.say("All is answered. Nobody is waiting for you."))
    return said + _away(look, left)


def _away(look: Look, left: WeekEnd) -> list[str]:
    """Who was away; in a game also that nothing was lost by it."""
    kept = left.kept if look.style == "game" else ()
    away = tuple(name for name in left.away if name not in kept)
    said: list[str] = []
    if kept:
        names = completion.both(look, kept)
        said.append(
            look.count("{names} was away: streak kept.", "{names} were away: streaks kept.", len(kept), names=names)
        )
    if away:
        names = completion.both(look, away)
        said.append(look.count("{names} was away.", "{names} were away.", len(away), names=names))
    return said
