"""The way out: a school's proxy and its own certificates."""

from __future__ import annotations

import os

from bot.settings import Settings


def proxy_of(settings: Settings) -> str:
    """The proxy that a platform's client goes through; none on the way to this machine itself."""
    return "" if settings.discord_api_base else settings.https_proxy


def trust(settings: Settings) -> None:
    """Trust the certificates that were set, in `.env` too: OpenSSL reads this name when the first context is made.

    Called before a client is imported, because aiohttp makes its context on import.
    """
    if settings.ssl_cert_file:
        os.environ["SSL_CERT_FILE"] = settings.ssl_cert_file
