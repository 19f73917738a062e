"""Keeping what was said to the bot until it is known which quest it is for."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from quests.actions.attempts import EVIDENCE_LONGEST
from quests.actions.keeping import draft_of, keep_draft
from quests.actions.members import ONE_AT_A_TIME
from quests.ids import HOUR, MemberId, Moment
from quests.rules import text
from quests.rules.files import FILES_MOST, NewFile
from quests.rules.said import SAID, Said
from quests.statements import HERE
from quests.tables import drafts
from quests.work import Reading, Work

JOINED_FOR = Moment(HOUR)
"""So long what is said next belongs to what was said before: a photo, then a voice note, then a line about both."""
WORDS = "evidence"
SAID_AT = select(drafts.c.at).where(
    drafts.c.classroom_id == HERE, drafts.c.member_id == bindparam("member"), drafts.c.form == SAID
)


def keep_said(work: Work, *, member: MemberId, words: str, files: tuple[NewFile, ...] = ()) -> tuple[Said, int]:
    """Keep it, with what was said just before; gives all that waits now, and how many files were one too many.

    Raises Invalid when the words are too many together.
    """
    work.execute(ONE_AT_A_TIME)
    before = _just_before(work, member)
    said = "\n\n".join(dict.fromkeys(filter(None, (before.words, words))))
    every = tuple(dict.fromkeys((*before.files, *files)))
    kept = Said(text.lines(WORDS, said, longest=EVIDENCE_LONGEST, required=False), every[:FILES_MOST])
    keep_draft(work, member=member, form=SAID, typed={WORDS: kept.words}, files=kept.files)
    return kept, len(every) - len(kept.files)


def _just_before(work: Work, member: MemberId) -> Said:
    row = work.execute(SAID_AT, member=member).first()
    return find_said(work, member) if row and row[0] + JOINED_FOR >= work.now else Said()


def find_said(look: Reading, member: MemberId) -> Said:
    """What `member` said that waits; nothing for who said nothing."""
    kept = draft_of(look, member=member, form=SAID)
    return Said(str(kept.typed.get(WORDS, "")), kept.files)
