"""Any card and any form as plain text: what a platform falls back to, and all that a terminal without colours prints."""

from adapters.fallback.cards import Shown, show
from adapters.fallback.forms import form_text
from adapters.fallback.keys import Key
from adapters.fallback.paper import paper

__all__ = ["Key", "Shown", "form_text", "paper", "show"]
