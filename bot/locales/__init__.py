"""The languages: gettext catalogues. The English sentences in bot/views are the keys; set-up compiles the others."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "questboard"
LANGUAGES = ("en", "es")


@cache
def catalogue(locale: str) -> gettext.NullTranslations:
    """The catalogue of `locale` ("es", "es-MX"); English where there is none."""
    language = locale.replace("_", "-").split("-")[0]
    return gettext.translation(DOMAIN, Path(__file__).parent, [language], fallback=True)


def known(locale: str) -> str:
    """The language we speak that is nearest to `locale`."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else "en"
