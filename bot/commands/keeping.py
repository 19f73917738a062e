"""How a class keeps its word: when the term ends, the letter to families, the record of who did what."""

from __future__ import annotations

from dataclasses import replace

from adapters.fallback import paper
from bot.commands.pages import teacher_name
from bot.locales import catalogue
from bot.request import Answer, Command, Request, show
from bot.views import me, papers, term
from bot.views import record as record_view
from bot.views.letter import letter as letter_view
from quests.actions import retaining
from quests.ids import MemberId
from quests.queries.holding import somebody
from quests.queries.record import record as last_done
from quests.queries.retention import retention, suggested_term
from quests.rules.roles import Role


def the_term(request: Request) -> Answer:
    """How long what is kept of students stays."""
    return show(term.term, retention(request.read))


def term_set(request: Request) -> Answer:
    """The form for the term's last day."""
    return show(term.term_set, retention(request.read), suggested_term(request.read))


def term_set_sent(request: Request) -> Answer:
    """Keep the term's last day. Raises Invalid."""
    retaining.set_term(request.work, ends=request.value("ends"), by=request.member.member_id)
    return show(term.term, retention(request.work))


def keep_longer(request: Request) -> Answer:
    """Keep it 90 days longer than it was when the button was shown. Raises Invalid without a term, NotFound."""
    retaining.keep_longer(request.work, days_kept=request.id(), by=request.member.member_id)
    return show(term.term, retention(request.work))


def letter(request: Request) -> Answer:
    """The letter to families, in the language that the id stands for; the reader's own without one."""
    look = request.look
    if request.has_id():
        locale = request.choice(tuple(code for code, _ in me.LANGUAGES))
        look = replace(look, locale=locale, words=catalogue(locale))
    card = letter_view(look, request.classroom, teacher_name(request.read), retention(request.read))
    return show(papers.letter, paper(card, look.locale).encode(), look.locale)


def record(request: Request) -> Answer:
    """The last things done in the class."""
    return show(record_view.record, last_done(request.read))


def record_of(request: Request) -> Answer:
    """What one person did, and had done to them. Raises NotFound."""
    who = somebody(request.read, MemberId(request.id()))
    return show(record_view.record, last_done(request.read, who.member_id), who.name, who.member_id)


COMMANDS = {
    "term": Command(run=the_term, needs=Role.TEACHER),
    "term_set": Command(run=term_set, needs=Role.TEACHER),
    "term_set_sent": Command(run=term_set_sent, needs=Role.TEACHER, writes=True, reopens="term_set"),
    "keep_longer": Command(run=keep_longer, needs=Role.TEACHER, writes=True),
    "letter": Command(run=letter, needs=Role.TEACHER),
    "record": Command(run=record, needs=Role.TEACHER),
    "record_of": Command(run=record_of, needs=Role.TEACHER),
}
