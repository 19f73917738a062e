"""What Discord allows, with where it says so. Lengths are in characters unless the name says otherwise.

Sources: Discord's developer documentation (Components, Interactions, Application Commands, Message resource), and what was run
against discord.py 2.7.
"""

from __future__ import annotations

COMPONENTS = 40
"""In one message, nested ones counted (Components: "up to 40 total components")."""
TEXT = 4_000
"""Over all TextDisplays of a message."""
TEXT_BYTES = 10_170
"""In UTF-8, over all TextDisplays of a message and with TEXT_DISPLAY_BYTES for each: beyond it Discord answers 500.

Not in its documentation; measured by others (discord-api-docs, issue 8554). It matters where a letter takes three bytes."""
TEXT_DISPLAY_BYTES = 12
ROW_BUTTONS = 5
LABEL = 80
LABEL_SHOWN = 34
"""A phone shows so much of a button's label."""
QUESTION = 600
"""Ours, of a question before a button: five of them and their labels fit one message's text."""
CUSTOM_ID = 100
OPTIONS = 25
OPTION = 100
"""An option's label, its value and its description."""
PLACEHOLDER = 150
GALLERY = 10
ALT = 1_024
FILES = 10
MESSAGES = 5
"""Ours: what would need more of them is sent as a file."""
MODAL_FIELDS = 5
MODAL_TITLE = 45
FIELD_LABEL = 45
FIELD_HINT = 100
FIELD_PLACEHOLDER = 100
TEXT_INPUT = 4_000
RADIO_OPTIONS = 10
CHECKBOX_OPTIONS = 10
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
MENU_NAME = 32
CHOICES = 25
"""Suggestions of an autocomplete."""
CHOICE = 100
NONCE_KEPT_S = 120.0
"""Discord promises "the past few minutes"; we rely on two."""
GUARD_S = 1.0
"""When work takes longer we say that we are at it (a deferred answer) and answer later."""
FORM_GUARD_S = 2.2
"""The same for what opens a form: no form can be shown once we have said that we are at it."""
RATE_LIMIT_MOST_S = 30.0
"""How long the library waits for a rate limit itself (it takes no less); what must wait longer is tried again later."""
UPLOAD_BYTES = 10_000_000
"""The largest file that every server lets a bot send."""
TABLE_COLUMNS = 34
"""The widest code block that a phone shows without breaking its lines."""
