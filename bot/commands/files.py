"""Opening a file that was handed in, and handing in with files where a quest does not ask for one by itself."""

from __future__ import annotations

from bot.commands.attempts import handin_form, handin_sent
from bot.request import Answer, Command, Request, show
from bot.views import attempts as attempts_view
from bot.views import files as view
from quests.errors import NotFound
from quests.ids import FileId
from quests.queries.files import find_file
from quests.rules.roles import Role, may


def handin_files(request: Request) -> Answer:
    """The form to hand in files, with or without a word."""
    return handin_form(request, attempts_view.hand_in_files)


def open_file(request: Request) -> Answer:
    """A file that was handed in: for who handed it in, and for those who review. Raises NotFound for all others."""
    found = find_file(request.read, FileId(request.id()))
    reviews = may(Role(request.member.role), Role.HELPER)
    if found.member_id != request.member.member_id and not reviews:
        raise NotFound("file")
    store = request.home.files
    return show(view.opened, found, store.get(found.sha256) if store else None)


COMMANDS = {
    "handin_files": Command(run=handin_files),
    "handin_files_sent": Command(run=handin_sent, writes=True, reopens="handin_files", takes_files=True),
    "open_file": Command(run=open_file),
}
