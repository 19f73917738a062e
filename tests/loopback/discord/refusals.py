"""What Discord says no with: a status, a code of its own, and for a payload where in it the flaw is."""

from collections.abc import Iterable
from typing import Any


class Refused(Exception):
    """The answer to a request is a 4xx."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status}/{code} {message} {errors or ''}")
        self.status, self.code, self.message, self.errors = status, code, message, errors

    def body(self) -> dict[str, Any]:
        """The JSON body."""
        return {"message": self.message, "code": self.code} | ({"errors": self.errors} if self.errors else {})


def unauthorized() -> Refused:
    return Refused(401, 0, "401: Unauthorized")


def unknown(what: str) -> Refused:
    """Something that is not there (any more)."""
    codes = {
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "User": 10013,
        "Webhook": 10015,
        "interaction": 10062,
        "application command": 10063,
    }
    return Refused(404, codes[what], f"Unknown {what}")


def dead_token() -> Refused:
    return Refused(401, 50027, "Invalid Webhook Token")


def answered_before() -> Refused:
    return Refused(400, 40060, "Interaction has already been acknowledged.")


def no_access() -> Refused:
    return Refused(403, 50001, "Missing Access")


def no_permission() -> Refused:
    return Refused(403, 50013, "Missing Permissions")


def closed_dm() -> Refused:
    return Refused(403, 50007, "Cannot send messages to this user")


def no_mutual_guild() -> Refused:
    return Refused(403, 50278, "Cannot send messages to this user due to having no mutual guilds")


def somebody_elses() -> Refused:
    return Refused(403, 50005, "Cannot edit a message authored by another user")


def not_for_text() -> Refused:
    return Refused(400, 50008, "Cannot send messages in a non-text channel")


def archived() -> Refused:
    return Refused(400, 50083, "Thread is archived")


def empty_message() -> Refused:
    return Refused(400, 50006, "Cannot send an empty message")


def too_large() -> Refused:
    return Refused(413, 40005, "Request entity too large")


def invalid(flaws: Iterable[tuple[str, str]]) -> Refused:
    """50035, with each flaw at its path: `("data.components.0.custom_id", "BASE_TYPE_REQUIRED")`."""
    errors: dict[str, Any] = {}
    for path, code in flaws:
        at = errors
        for part in filter(None, path.replace("[", ".").replace("]", "").split(".")):
            at = at.setdefault(part, {})
        at.setdefault("_errors", []).append({"code": code, "message": code})
    return Refused(400, 50035, "Invalid Form Body", errors)
