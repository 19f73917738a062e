"""Forms on their way: opened as they were filled in, kept step by step, put together to be sent, opened again when refused."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from adapters.calls import Call
from adapters.cards import Card
from adapters.forms import Form, Values, whole
from bot.files import FileStore
from bot.logs import log
from bot.request import Answer
from bot.unit import Inside, Outside, form_name
from bot.views import drafts
from bot.views import errors as error_view
from bot.views.drafts import Filled, refill
from bot.views.look import Look
from quests.actions.keeping import Draft
from quests.desk import Desk
from quests.errors import Invalid, Redelivered, Refusal
from quests.rules.files import FIELD, NewFile

Body = Card | Form
Met = TypeVar("Met", Inside, Outside)


class Filling:
    """What is kept of forms on a desk; files that wait with them lie in `store`."""

    def __init__(self, desk: Desk, store: FileStore | None) -> None:
        """`store` is None where no files are kept."""
        self._desk, self._store = desk, store

    async def opened(self, body: Body, met: Inside | Outside) -> Body:
        """A form with what was typed into it before, and a line that says so."""
        if not isinstance(body, Form):
            return body
        draft = await self._draft(met, form_name(body.action))
        return _refilled(body, met.look, draft, notes=(drafts.typed_before(met.look),)) if any(draft) else body

    async def asked(self, met: Inside | Outside, wrong: Invalid | None = None) -> Body:
        """The form that the call's own action sends, as far as it is filled in, with what was `wrong` at its field."""
        body = shown(await self._desk.read(met.opens), met.look, met.call)
        if not isinstance(body, Form):
            return body
        notes = (drafts.add_files_again(met.look),) if wrong and _files_lost(met) else ()
        draft = await self._draft(met, form_name(body.action))
        return _refilled(body, met.look, draft, wrong, notes)

    async def step(self, met: Inside | Outside, wrong: Invalid | None = None) -> Body:
        """Keep a step that was sent, and answer with the form. Raises NotAllowed, NotFound."""
        with suppress(Redelivered):  # it is kept already
            await self._desk.write(met.step)
        return await self.asked(met, wrong)

    async def put_together(self, met: Met, *, files: bool = False) -> Met:
        """What was sent over what is kept of the form, and what was not asked as it stands there; with `files`, those that wait.

        Raises Invalid: file_gone.
        """
        if met.opener is None or not (met.call.step or files):
            return met
        draft = await self._draft(met, form_name(met.action))
        waiting = draft.files if met.call.uploads else await asyncio.to_thread(self._still_there, draft.files)
        if met.call.step:
            values = {**draft.typed, **(met.call.values or {})}
            met = replace(met, call=replace(met.call, values=await self._whole(met, values)))
        return replace(met, files=waiting)

    async def refused(self, met: Inside | Outside, error: Invalid) -> Body:
        """The form as it was filled in, with what is wrong at its field; kept, should they go away from it."""
        await self.keep(met)
        return await self.asked(met, error)

    async def keep(self, met: Inside | Outside) -> None:
        """Keep what was typed into a form that was refused."""
        if met.call.values and met.call.action:
            await self._desk.write(met.keep)

    async def _draft(self, met: Inside | Outside, form: str) -> Draft:
        return await self._desk.read(lambda read: met.draft(read, form))

    async def _whole(self, met: Inside | Outside, values: Values) -> Values:
        """All values of the form; where it does not open any more, those that are known: what was sent will say why."""
        try:
            body = shown(await self._desk.read(met.opens), met.look, met.call)
        except Refusal:
            return values
        return whole(body, values) if isinstance(body, Form) else values

    def _still_there(self, files: tuple[NewFile, ...]) -> tuple[NewFile, ...]:
        """The files that wait. Raises Invalid: file_gone."""
        for one in files:
            if self._store is None or not self._store.keeps(one.sha256):
                raise Invalid(FIELD, "file_gone", given=one.name)
        return files


def shown(answer: Answer, look: Look, call: Call) -> Body:
    """Call the view, after the commit. Should it break, what was done is done, and that is said."""
    try:
        return answer.view(answer.look or look, *answer.values)
    except Exception:
        log.exception("view", delivery=call.key, view=getattr(answer.view, "__name__", "?"))
        return error_view.done_unseen(look, call.key[:8])


def _files_lost(met: Inside | Outside) -> bool:
    return len(met.call.uploads) > 1 and not met.files


def _refilled(form: Form, look: Look, draft: Draft, wrong: Invalid | None = None, notes: tuple[str, ...] = ()) -> Form:
    errors = {wrong.field: error_view.problem(look, wrong)} if wrong else {}
    kept = drafts.files_kept(look, tuple(one.name for one in draft.files)) if draft.files else ""
    return refill(form, Filled(typed=draft.typed, errors=errors, kept=kept, notes=notes))
