"""A person's own copy: all that is kept of them, as a page they can read."""

from __future__ import annotations

from adapters.cards import Bullets, Card, Field, Fields, Paragraph, Part, Quote, Table
from adapters.text import Bold
from bot.views import badges, kept, states
from bot.views.look import Look
from bot.views.me import TELLS
from quests.reports import Classroom, Copy, Help, Tried


def copy(look: Look, classroom: Classroom, held: Copy) -> Card:
    """All that is kept of somebody, in their language."""
    return Card(
        heading=look.say("{name}: what {classroom} keeps", name=held.member.name, classroom=classroom.name),
        parts=(
            Paragraph(look.say("This copy was made: {when}.", when=look.dated(look.now))),
            _about(look, held),
            _heading(look.say("What is kept")),
            Bullets(kept.lines(look, [*(one.table for one in held.held), kept.RECORD])),
            *_work(look, held.tried),
            *_help(look, held.help),
            *(_earned(look, held) if look.points else []),
        ),
        footnote=look.say("The other files hold the same as data, row by row."),
    )


def _heading(words: str) -> Paragraph:
    return Paragraph((Bold(words),))


def _about(look: Look, held: Copy) -> Fields:
    who = held.member
    facts = [
        Field(look.say("Name"), who.name),
        Field(look.say("Others see"), who.nickname),
        Field(look.say("Role"), states.role(look, who.role)),
        Field(look.say("Here since"), look.dated(held.joined_at)),
        Field(look.say("I am told"), look.say(TELLS[who.tell])),
    ]
    if held.accounts:
        facts.append(Field(look.say("Accounts"), ", ".join(held.accounts)))
    return Fields(tuple(facts))


def _work(look: Look, tried: tuple[Tried, ...]) -> list[Part]:
    if not tried:
        return []
    return [_heading(look.say("Work")), *(part for one in tried for part in _one(look, one))]


def _one(look: Look, one: Tried) -> list[Part]:
    at = one.handed_in_at or one.taken_at
    parts: list[Part] = [
        Paragraph(
            look.say(
                "{title}: {state}, {day}", title=one.title, state=states.state(look, one.state), day=look.dated(at)
            )
        )
    ]
    if one.how not in ("", "text"):
        parts.append(Paragraph(look.say("Shown as: {way}.", way=states.how(look, one.how))))
    if one.evidence:
        parts.append(Quote(one.evidence, look.say("Handed in")))
    by = states.who(look, one.decider) if one.decided_at else ""
    return [*parts, *(Quote(words, by) for words in (one.note, one.next_step) if words)]


def _help(look: Look, asked: tuple[Help, ...]) -> list[Part]:
    parts: list[Part] = [_heading(look.say("Help"))] if asked else []
    for one in asked:
        kind = look.say(states.HELP_KINDS[one.kind])
        parts.append(
            Paragraph(look.say("{title}: {kind}, {day}", title=one.title, kind=kind, day=look.dated(one.asked_at)))
        )
        if one.answer:
            parts.append(Quote(one.answer, states.who(look, one.answerer)))
    return parts


def _earned(look: Look, held: Copy) -> list[Part]:
    """Points and badges; never called for a quiet class."""
    parts: list[Part] = []
    if held.entries:
        header = (look.say("Day"), look.say("Points"), look.say("Why?"), look.say("From"))
        rows = tuple(
            (look.dated(one.at), str(one.amount), one.title or one.reason, states.who(look, one.by))
            for one in held.entries
        )
        parts += [_heading(look.say("Points")), Table(header=header, rows=rows)]
    if held.badges:
        parts += [_heading(look.say("Badges")), Bullets(tuple(badges.with_tier(look, one) for one in held.badges))]
    return parts
