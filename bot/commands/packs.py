"""Packs: which there are, looking one over, bringing it in."""

from __future__ import annotations

from bot.packs import ready_packs
from bot.request import Answer, Command, Request, show
from bot.views import packs as view
from quests.actions.packs import import_pack
from quests.errors import NotFound
from quests.queries.packs import state_of
from quests.reports.packs import Pack
from quests.rules.roles import Role


def packs(request: Request) -> Answer:
    """The packs that come with the program, and what of each is here."""
    every = [document.pack(request.look.locale) for document in ready_packs()]
    return show(view.packs, every, [state_of(request.read, one) for one in every])


def pack(request: Request) -> Answer:
    """One of them, looked over before it comes in."""
    chosen = _meant(request, request.look.locale)
    return show(view.pack, request.id(), chosen, state_of(request.read, chosen))


def pack_import(request: Request) -> Answer:
    """Bring all of it in, in the class's language; what is here stays."""
    chosen = _meant(request, request.classroom.locale)
    fact = import_pack(request.work, pack=chosen, by=request.member.member_id)
    return show(view.brought_in, chosen, fact)


def _meant(request: Request, locale: str) -> Pack:
    ready = ready_packs()
    if request.id() >= len(ready):
        raise NotFound("button")
    return ready[request.id()].pack(locale)


COMMANDS = {
    "packs": Command(run=packs, needs=Role.TEACHER),
    "pack": Command(run=pack, needs=Role.TEACHER),
    "pack_import": Command(run=pack_import, needs=Role.TEACHER, writes=True),
}
