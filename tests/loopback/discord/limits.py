"""Rate limits: a bucket a route and channel (or webhook), and one over all. What stands in the headers is what holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from aiohttp import web

from tests.loopback.discord.clock import Clock
from tests.loopback.discord.replies import reply

MESSAGES = "/channels/{channel}/messages"
MESSAGE = "/channels/{channel}/messages/{message}"
WEBHOOK = "/webhooks/{application}/{token}"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests in so many seconds."""

    most: int
    per_s: float


USUAL = Limit(50, 1.0)
OVER_ALL = Limit(50, 1.0)
"""Requests in all; the callbacks of interactions do not count (Rate Limits, "Global Rate Limit")."""
LIMITS = {("POST", MESSAGES): Limit(5, 1.0), ("PATCH", MESSAGE): Limit(5, 1.0), ("POST", WEBHOOK): Limit(5, 1.0)}
"""Discord names no numbers, only headers. It was seen to allow 5 messages in 5 seconds; tests need not wait so long."""


class Buckets:
    """How much of each limit is used."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.limits = dict(LIMITS)
        self.over_all = OVER_ALL
        self._used: dict[str, tuple[float, int]] = {}

    def take(self, request: web.Request) -> tuple[dict[str, str], web.Response | None]:
        """The headers of the answer, and the 429 when a limit is used up."""
        route = _route(request)
        if route.endswith("/callback"):
            return {}, None
        resets_at, left = self._counted("all", self.over_all)
        if not left:
            return {}, too_many(max(resets_at - self.clock.now(), 0.001), scope="global")
        limit = self.limits.get((request.method, route), USUAL)
        resets_at, left = self._counted(f"{request.method} {route} {_major(request)}", limit)
        headers = self._headers(request.method + route, limit, resets_at, max(left - 1, 0))
        if left:
            return headers, None
        return {}, too_many(max(resets_at - self.clock.now(), 0.001), headers=headers)

    def _counted(self, key: str, limit: Limit) -> tuple[float, int]:
        """When the bucket is full again, and how much was left before this request took of it."""
        now = self.clock.now()
        resets_at, used = self._used.get(key, (0.0, 0))
        if resets_at <= now:
            resets_at, used = now + limit.per_s, 0
        self._used[key] = (resets_at, min(used + 1, limit.most))
        return resets_at, limit.most - used

    def _headers(self, name: str, limit: Limit, resets_at: float, left: int) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(limit.most),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Reset": f"{resets_at:.3f}",
            "X-RateLimit-Reset-After": f"{max(resets_at - self.clock.now(), 0):.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(name.encode()).hexdigest()[:32],
        }


def too_many(
    retry_after_s: float, *, scope: str = "user", html: bool = False, headers: dict[str, str] | None = None
) -> web.Response:
    """A 429. `html`: from Cloudflare, which knows neither JSON nor `Via`."""
    if html:
        page = "<!doctype html><title>error code: 1015</title>You are being rate limited"
        return web.Response(status=429, text=page, content_type="text/html", headers={"Retry-After": "1"})
    body = {
        "message": "You are being rate limited.",
        "retry_after": round(retry_after_s, 3),
        "global": scope == "global",
    }
    told = {"Retry-After": f"{retry_after_s:.3f}", "X-RateLimit-Scope": scope}
    if scope == "global":
        told["X-RateLimit-Global"] = "true"
    return reply(body, 429, (headers or {}) | told)


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical.removeprefix("/api/v10") if resource is not None else request.path


def _major(request: web.Request) -> str:
    named = request.match_info
    return "/".join(named[key] for key in ("channel", "guild", "application", "token") if key in named)
