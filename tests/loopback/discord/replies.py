"""HTTP as Discord speaks it: bodies in, JSON out, exactly as the client expects it."""

from __future__ import annotations

import json
import re
from typing import Any

from aiohttp import web

from tests.loopback.discord.files import File
from tests.loopback.discord.posting import Body
from tests.loopback.discord.refusals import Refused

VIA = {"Via": "1.1 google"}
"""Without it the client takes a 429 for a ban by Cloudflare."""
UPLOAD = re.compile(r"files\[(\d+)\]")


def reply(body: Any = None, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON without a charset (the client compares the whole header), or 204 when there is nothing to say."""
    if body is None and status == 200:
        return web.Response(status=204, headers=VIA | (headers or {}))
    kind = {"Content-Type": "application/json"}
    return web.Response(status=status, body=json.dumps(body).encode(), headers=VIA | kind | (headers or {}))


def no(refused: Refused) -> web.Response:
    """The answer that refuses."""
    return reply(refused.body(), refused.status)


async def body_of(request: web.Request) -> Body:
    """JSON, alone or with files beside it."""
    if request.content_type == "multipart/form-data":
        form = await request.post()
        files = {}
        for key, value in form.items():
            if isinstance(value, web.FileField) and (found := UPLOAD.fullmatch(key)):
                files[int(found[1])] = File(value.filename, value.file.read(), _media_type(value))
        return Body(json.loads(str(form.get("payload_json", "{}"))), files)
    text = await request.text()
    return Body(json.loads(text) if text else {})


def _media_type(value: web.FileField) -> str:
    return "" if value.content_type == "application/octet-stream" else value.content_type
