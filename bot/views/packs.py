"""Packs: the shelf, one looked over, and what came in."""

from __future__ import annotations

from adapters.cards import Bullets, Buttons, Card, Choice, Paragraph, Part
from bot.views.look import Look
from quests.events import PackImported, PackMended
from quests.reports import PackState
from quests.reports.packs import Pack, PackBoard


def packs(look: Look, every: list[Pack], states: list[PackState]) -> Card:
    """The packs that come with the program."""
    options = tuple(
        look.option(one.title, "pack", number, about=_about(look, one, state))
        for number, (one, state) in enumerate(zip(every, states, strict=False))
    )
    return Card(
        heading=look.say("Ready packs"),
        parts=(
            Paragraph(look.say("A pack is a set of quests and boards that belong together.")),
            Choice(prompt=look.say("Pick one to look at it"), options=options),
            Buttons((look.button("Boards", "post"), look.button("My page", "home"))),
        ),
        footnote=look.say("Nothing comes in before you have seen it."),
    )


def _about(look: Look, one: Pack, state: PackState) -> str:
    return look.say("in your class") if not state.missing and not state.newer else _size(look, one)


def _size(look: Look, one: Pack) -> str:
    said = look.count("{n} quest", "{n} quests", len(one.quests))
    return f"{said}, {look.count('{n} board', '{n} boards', len(one.boards))}"


def pack(look: Look, number: int, one: Pack, state: PackState) -> Card:
    """A pack before it comes in: its boards, what stands alone, and what of it is here."""
    parts: list[Part] = [Paragraph(one.about)] if one.about else []
    parts.append(Bullets(tuple(_board(look, one, board) for board in one.boards)))
    parts += [Paragraph(said) for said in (*_alone(look, one), *_badges(look, one), _here(look, state)) if said]
    first = (look.main("Bring it in", "pack_import", number),) if state.missing or state.newer else ()
    parts.append(Buttons((*first, look.button("Other pack", "packs"), look.button("Boards", "post"))))
    return Card(
        heading=look.say("Pack: {title}", title=one.title),
        parts=tuple(parts),
        footnote=look.say("Boards come as drafts that only you see. You can undo it."),
    )


def _board(look: Look, one: Pack, board: PackBoard) -> str:
    titles = {quest.code: quest.title for quest in one.quests}
    named = ", ".join(titles[cell.quest] for cell in board.cells if cell.quest in titles)
    return look.say("Board {title}: {quests}", title=board.title, quests=named)


def _alone(look: Look, one: Pack) -> tuple[str, ...]:
    """Quests on no board: students see them at once, or when something opens them."""
    on_boards = {cell.quest for board in one.boards for cell in board.cells}
    alone = [quest for quest in one.quests if quest.code not in on_boards]
    now = ", ".join(quest.title for quest in alone if not quest.unlock)
    later = ", ".join(quest.title for quest in alone if quest.unlock)
    return (
        look.say("On no board, open at once: {quests}", quests=now) if now else "",
        look.say("On no board, opens later: {quests}", quests=later) if later else "",
    )


def _badges(look: Look, one: Pack) -> tuple[str, ...]:
    if not look.points or not one.badges:
        return ()
    return (look.say("Badges: {badges}", badges=", ".join(badge.title for badge in one.badges)),)


def _here(look: Look, state: PackState) -> str:
    if state.newer:
        return look.say("You have an earlier edition. Bringing it in mends the texts.")
    if not state.missing:
        return look.say("All of it is in your class already.")
    return look.say("Some of it is in your class already, and stays as it is.") if state.here else ""


def brought_in(look: Look, one: Pack, fact: PackImported | PackMended | None) -> Card:
    """It came in, or was here."""
    undo = (look.button("Undo", "undo"),) if isinstance(fact, PackImported) else ()
    return Card(
        heading=look.say("{title} is in your class", title=one.title),
        parts=(
            Paragraph(_came(look, fact)),
            Buttons((look.main("Post a board", "post"), *undo, look.button("My page", "home"))),
        ),
    )


def _came(look: Look, fact: PackImported | PackMended | None) -> str:
    match fact:
        case PackImported():
            quests = look.count("{n} quest", "{n} quests", fact.quests)
            boards = look.count("{n} board", "{n} boards", fact.boards)
            return look.say(
                "New: {quests}, {boards}. Your students see boards once you post them.", quests=quests, boards=boards
            )
        case PackMended():
            return look.count("{n} text is mended.", "{n} texts are mended.", fact.mended)
        case None:
            return look.say("All of it was here. Nothing was changed.")
